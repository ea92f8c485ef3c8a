import { describe, expect, it } from 'vitest';
import { bySpecificity, matchTemplate, pathSegments, pathTemplate } from '../../src/drift/path-template.js';

const match = (template: string, path: string) => {
  const found = matchTemplate(pathTemplate(template), pathSegments(path));
  return found && Object.fromEntries(found);
};

describe('a path template', () => {
  it.each<[template: string, path: string, variables: object | undefined]>([
    ['/', '/', {}],
    ['/pets', '/pets/', {}],
    ['/pets', '/pets/1', undefined],
    ['/pets/{id}', '/pets/1', { id: '1' }],
    ['/pets/{id}', '/pets/', undefined],
    ['/pets/:id', '/pets/a%2Fb', { id: 'a/b' }],
    ['/pets/{id}', '/pets/%zz', { id: '%zz' }],
    ['/files/{name}.{ending}', '/files/a.b.c', { name: 'a', ending: 'b.c' }],
    ['/files/{name}.json', '/files/a.json', { name: 'a' }],
    ['/files/{name}.json', '/files/.json', undefined],
    ['/bot{token}/send', '/bot1:x/send', { token: '1:x' }],
    ['/{a}{b}', '/xyz', { a: 'x', b: 'yz' }],
    ['/pets#GetPet', '/pets', {}],
    ['/caf%C3%A9', '/caf\u00e9', {}],
    ['/{__proto__}', '/x', JSON.parse('{"__proto__":"x"}')],
  ])('%s and %s', (template, path, variables) => {
    expect(match(template, path)).toEqual(variables);
  });

  it('many variables in one segment are looked for once', () => {
    expect(match(`/${'{a}x'.repeat(200)}y`, `/${'x'.repeat(200_000)}`)).toBeUndefined();
  });

  it('what is more particular comes first', () => {
    const paths = ['/{a}/{b}', '/pets/{id}', '/pets/x{id}', '/{a}/tags', '/pets/mine'];
    const sorted = [...paths].sort((a, b) => bySpecificity(pathTemplate(a), pathTemplate(b)));
    expect(sorted).toEqual(['/pets/mine', '/pets/x{id}', '/pets/{id}', '/{a}/tags', '/{a}/{b}']);
  });
});
