import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactPath, formatFactPath, type PathRoot, type PathStep, parseFactPath } from '../../src/model/fact-path.js';

describe('fact paths', () => {
  it.each<[string, FactPath]>([
    ['api title', { root: { kind: 'api' }, steps: [], fact: 'title' }],
    ['protocol targetPrefix', { root: { kind: 'protocol' }, steps: [], fact: 'targetPrefix' }],
    ['servers url', { root: { kind: 'server' }, steps: [], fact: 'url' }],
    ['servers[1] url', { root: { kind: 'server', index: 1 }, steps: [], fact: 'url' }],
    ['errors.NotFound status', { root: { kind: 'error', name: 'NotFound' }, steps: [], fact: 'status' }],
    [
      'types.Pet.Name pattern',
      { root: { kind: 'type', name: 'Pet' }, steps: [{ kind: 'property', name: 'Name' }], fact: 'pattern' },
    ],
    ['GetPet', { root: { kind: 'operation', id: 'GetPet' }, steps: [] }],
    [
      'GetPet.header.X-Amz-Target required',
      { root: { kind: 'parameter', id: 'GetPet', in: 'header', name: 'X-Amz-Target' }, steps: [], fact: 'required' },
    ],
    ['GetPet.path.id', { root: { kind: 'parameter', id: 'GetPet', in: 'path', name: 'id' }, steps: [] }],
    [
      'GetPet.errors.NotFound documentedStatus',
      { root: { kind: 'operation-error', id: 'GetPet', name: 'NotFound' }, steps: [], fact: 'documentedStatus' },
    ],
    [
      'GetPet.request.Pets[].Name maxLength',
      {
        root: { kind: 'request', id: 'GetPet' },
        steps: [{ kind: 'property', name: 'Pets' }, { kind: 'items' }, { kind: 'property', name: 'Name' }],
        fact: 'maxLength',
      },
    ],
    ['GetPet.response(default)', { root: { kind: 'response', id: 'GetPet', select: 'default' }, steps: [] }],
    [
      'GetPet.response-header(200).ETag',
      { root: { kind: 'response-header', id: 'GetPet', select: '200', name: 'ETag' }, steps: [] },
    ],
    [
      'GetPet.request(application/xml)<0>{}."a.b" type',
      {
        root: { kind: 'request', id: 'GetPet', select: 'application/xml' },
        steps: [{ kind: 'member', index: 0 }, { kind: 'values' }, { kind: 'property', name: 'a.b' }],
        fact: 'type',
      },
    ],
    ['"types".request', { root: { kind: 'request', id: 'types' }, steps: [] }],
    ['types."" type', { root: { kind: 'type', name: '' }, steps: [], fact: 'type' }],
    ['types."a\\u202eb\\u2028\\u0000\\n"', { root: { kind: 'type', name: 'a\u202eb\u2028\0\n' }, steps: [] }],
    ['types."\\udb40\\udc41"', { root: { kind: 'type', name: '\u{e0041}' }, steps: [] }],
  ])('%s reads and writes', (text, path) => {
    expect(parseFactPath(text)).toEqual({ path });
    expect(formatFactPath(path)).toBe(text);
  });

  it.each([
    ['', 'is missing'],
    ['errors', 'the name of an error'],
    ['GetPet.', '`request`'],
    ['GetPet.body', 'not `body`'],
    ['GetPet."request"', 'not `request`'],
    ['GetPet.request.', 'the name of a property'],
    ['GetPet.request[0]', '[0]'],
    ['GetPet.request.Name max length', 'max length'],
    ['protocol.patterns', 'nothing is inside `protocol`'],
    ['"unclosed', 'is missing'],
    ['"\\x"', 'not a JSON string'],
  ])('%j is refused with the place where it breaks off', (text, problem) => {
    const parsed = parseFactPath(text);
    expect('problem' in parsed ? parsed.problem : '').toContain(problem);
  });

  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }).filter((text) => !/\p{Cs}/u.test(text)),
    fc.constantFrom('types', 'request', 'a.b', '__proto__', '[]', '"', '\\', ' ', '\u2028', 'errors', 'api'),
  );
  const select = fc.option(fc.constantFrom('200', 'default', 'application/xml', '200 text/json'), { nil: undefined });
  const root: fc.Arbitrary<PathRoot> = fc.oneof(
    fc.record({ kind: fc.constantFrom('error' as const, 'type' as const), name }),
    fc.record({
      kind: fc.constant('parameter' as const),
      id: name,
      in: fc.constantFrom('path' as const, 'header' as const),
      name,
    }),
    fc
      .tuple(fc.constantFrom('request' as const, 'response' as const), name, select)
      .map(([kind, id, chosen]): PathRoot => ({ kind, id, ...(chosen === undefined ? {} : { select: chosen }) })),
    fc.tuple(name, name, select).map(
      ([id, header, chosen]): PathRoot => ({
        kind: 'response-header',
        id,
        ...(chosen === undefined ? {} : { select: chosen }),
        name: header,
      }),
    ),
  );
  const step: fc.Arbitrary<PathStep> = fc.oneof(
    fc.record({ kind: fc.constant('property' as const), name }),
    fc.constantFrom<PathStep>({ kind: 'items' }, { kind: 'values' }),
    fc.record({ kind: fc.constant('member' as const), index: fc.nat(9) }),
  );
  const fact = fc.option(fc.constantFrom('type', 'maxLength', 'x-y'), { nil: undefined });

  it('come back as they were, whatever they name', () => {
    fc.assert(
      fc.property(root, fc.array(step), fact, (start, steps, asked) => {
        const path: FactPath = { root: start, steps, ...(asked === undefined ? {} : { fact: asked }) };
        expect(parseFactPath(formatFactPath(path))).toEqual({ path });
      }),
    );
  });
});
