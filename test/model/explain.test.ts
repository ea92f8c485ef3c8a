import { describe, expect, it } from 'vitest';
import { buildModel } from '../../src/model/build.js';
import { explainFact } from '../../src/model/explain.js';
import { pageWriter } from './make.js';

const p = pageWriter('page.txt');
const nullable = {
  kind: 'union' as const,
  mode: 'one-of' as const,
  members: [p.string({ maxLength: 3 }), { kind: 'null' as const, evidence: {} }],
  evidence: {},
};
const pet = p.object('Pet', [
  p.field('Name', { ...p.string({ minLength: 1, description: 'What it is called.' }, 7) }, true, 6),
  p.field('kind', p.glued('catdog', 9)),
  p.field('maybe', nullable),
]);
const { value: model } = buildModel([
  p.reading([
    p.operation('GetPet', {
      request: p.object(undefined, [
        p.field('pets', p.arrayOf({ ...pet, description: 'One of them.', evidence: { ...pet.evidence, description: [] } })),
      ]),
      errors: [p.error('Gone', 410)],
    }),
  ]),
]);

describe('explain', () => {
  it('tells each fact of a node with its words and places', () => {
    const { value, diagnostics } = explainFact(model, 'GetPet.request.pets[].Name');
    expect(diagnostics).toEqual([]);
    expect(value?.path).toBe('GetPet.request.pets[].Name');
    expect(
      value?.facts.map(({ name, value: known, evidence }) => [name, known, evidence[0]?.line, evidence[0]?.standing]),
    ).toEqual([
      ['name', 'Name', 6, 'documented'],
      ['required', true, 6, 'documented'],
      ['type', 'string', 7, 'documented'],
      ['description', 'What it is called.', 7, 'documented'],
      ['minLength', 1, 7, 'documented'],
    ]);
  });

  it('tells one fact', () => {
    expect(explainFact(model, 'types.Pet.Name minLength').value?.facts).toMatchObject([
      { name: 'minLength', value: 1, evidence: [{ quote: '1', line: 7 }] },
    ]);
  });

  it('shows words that could not be decided, without a value', () => {
    const { value } = explainFact(model, 'types.Pet.kind enum');
    expect(value?.facts).toMatchObject([{ name: 'enum', evidence: [{ quote: 'catdog', standing: 'unknown' }] }]);
    expect(value?.facts[0]).not.toHaveProperty('value');
  });

  it('sees through what may also be null', () => {
    expect(explainFact(model, 'types.Pet.maybe maxLength').value?.facts[0]?.value).toBe(3);
    expect(explainFact(model, 'types.Pet.maybe type').value?.facts[0]?.value).toBe('string | null');
  });

  it.each([
    ['GetPet', ['id', 'method', 'path']],
    ['errors.Gone', ['name', 'status']],
    ['GetPet.errors.Gone', ['name', 'documentedStatus']],
    ['GetPet.response', ['status', 'title']],
    ['GetPet.request.pets[]', ['type', 'description']],
  ])('%s has %j', (path, names) => {
    expect(explainFact(model, path).value?.facts.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['GetPat.request', '`GetPet`'],
    ['GetPet.request.pats[]', '`GetPet.request.pets`'],
    ['types.Pet.Name maxLength', '`types.Pet.Name minLength`'],
    ['types', '`types.'],
    ['errors', 'Known there: `errors.Gone`'],
    ['errors.', 'Known there: `errors.Gone`'],
    ['GetPet.response(404)', 'Known there: '],
    ['GetPat.request.pets[].name maxLength', 'Did you mean `GetPet`?'],
    ['types.Pet.Size', 'Known there: '],
  ])('%s is not there, and the help says %s', (path, help) => {
    const { value, diagnostics } = explainFact(model, path);
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: 'fact-not-found', severity: 'error' });
    expect(diagnostics[0]?.help).toContain(help);
  });
});
