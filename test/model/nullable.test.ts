import { describe, expect, it } from 'vitest';
import type { Json, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { correctModel } from '../../src/model/correct.js';
import { explainFact } from '../../src/model/explain.js';
import { formatType, parseType } from '../../src/model/type-notation.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter } from './make.js';

const p = pageWriter('page.txt');
const pet = p.object('Pet', [
  p.field('name', p.string({ maxLength: 8, pattern: '[a-z]+' })),
  p.field('state', p.enumOf(['in', 'out'])),
  p.field('tag', { kind: 'union', mode: 'one-of', members: [p.string(), p.arrayOf(p.string())], evidence: { type: [] } }),
]);
const { value: built } = buildModel([
  p.reading([p.operation('GetPet', { path: '/pets', answer: p.object('Pets', [p.field('one', pet)]) })]),
]);
const model = frozen(decideProtocol(built).value);

function set(where: string, value: Json) {
  const was = explainFact(model, where).value?.facts[0]?.value ?? null;
  const { value: corrected, diagnostics } = correctModel(model, [
    { where, was, set: value, because: 'it was seen', source: 'corrections.yaml', line: 1 },
  ]);
  return { corrected, codes: diagnostics.map(({ code }) => code) };
}

describe('a type that may be null', () => {
  it.each([
    ['types.Pet.name', 'string | null'],
    ['types.Pet.state', 'enum[string] | null'],
    ['types.Pets.one', 'Pet | null'],
    ['types.Pet.tag', 'string | array[string] | null'],
    ['types.Pet.name', 'integer | null'],
    ['types.Pet.name', 'array[string | null]'],
  ])('%s: %s', (where, type) => {
    const { corrected, codes } = set(`${where} type`, type);
    expect(codes).toEqual([]);
    expect(explainFact(corrected, `${where} type`).value?.facts[0]?.value).toBe(type);
  });

  it('what the page says of the rest stays', () => {
    const { corrected } = set('types.Pet.name type', 'string | null');
    const facts = explainFact(corrected, 'types.Pet.name').value?.facts.map(({ name, value }) => [name, value]);
    expect(facts).toEqual(
      expect.arrayContaining([
        ['maxLength', 8],
        ['pattern', '[a-z]+'],
      ]),
    );
  });

  it.each(['null | null', '| null', 'string |', 'string | integer', 'Nothing | null'])('%s is no type', (type) => {
    expect(set('types.Pet.name type', type).codes).toEqual(['correction-invalid']);
  });

  it('is written as it is read', () => {
    const schema: Schema | undefined = parseType('map[integer | null]', () => false, []);
    expect(schema && formatType(schema)).toBe('map[integer | null]');
  });
});
