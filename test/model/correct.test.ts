import { describe, expect, it } from 'vitest';
import type { ApiModel, Evidence, Json } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { correctModel } from '../../src/model/correct.js';
import type { Correction } from '../../src/model/correction.js';
import { explainFact } from '../../src/model/explain.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { frozen, pageWriter } from './make.js';

const p = pageWriter('page.txt');

const pet = p.object('Pet', [
  p.field('id', p.string({ maxLength: 8, pattern: 'a+' }), true),
  p.field('kind', p.glued('catdog')),
  p.field('tags', p.mapOf(p.string())),
  // Its format stands in the words of its type.
  p.field('born', p.string({ format: 'date-time' })),
]);

const model: ApiModel = frozen(
  decideProtocol(
    buildModel([
      p.reading([
        p.operation('GetPet', {
          request: p.object(undefined, [
            p.field('pets', p.arrayOf(pet)),
            p.field('note', p.object(undefined, [p.field('text', p.string())])),
          ]),
          errors: [p.error('NotFound', 480), p.error('InternalErrorException', 481), p.error('Gone', 410)],
        }),
        p.operation('AddPet', {
          request: pet,
          parameters: [p.parameter('header', 'X-Amz-Target'), p.parameter('query', 'dry', false)],
        }),
      ]),
    ]).value,
  ).value,
);

const correction = (where: string, set: Json, more: Partial<Correction> = {}): Correction => ({
  where,
  set,
  because: 'we tried it',
  source: 'corrections.yaml',
  line: 3,
  ...more,
});

function correct(...corrections: readonly Correction[]) {
  const { value, diagnostics } = correctModel(model, corrections);
  return { value, codes: diagnostics.map(({ code }) => code), diagnostics };
}

/** Value and evidence of a fact. */
function fact(within: ApiModel, path: string): { readonly value?: Json; readonly evidence: readonly Evidence[] } | undefined {
  return explainFact(within, path).value?.facts[0];
}

describe('corrections', () => {
  it.each<[string, Json]>([
    ['api title', 'Pets'],
    ['api description', 'All about pets.'],
    ['protocol targetPrefix', 'PetService'],
    ['protocol patterns', 'whole'],
    ['servers url', 'https://{region}.pets.example'],
    ['servers[0] url', 'https://pets.example'],
    ['errors.NotFound status', 404],
    ['errors.NotFound description', 'There is none.'],
    ['GetPet description', 'Gets one.'],
    ['GetPet deprecated', true],
    ['GetPet path', '/pets'],
    ['GetPet.request required', false],
    ['AddPet.query.dry required', true],
    ['AddPet.query.dry type', 'boolean'],
    ['AddPet.header.x-amz-target description', 'The call.'],
    ['GetPet.errors.NotFound documentedStatus', 404],
    ['types.Pet.id maxLength', 16],
    ['types.Pet.id minLength', 1],
    ['types.Pet.id required', false],
    ['types.Pet.id pattern', 'b+'],
    ['types.Pet.id default', 'none'],
    ['types.Pet.kind enum', ['cat', 'dog']],
    ['types.Pet.tags{} maxLength', 4],
    ['types.Pet.tags type', 'map[integer]'],
    ['types.Pet.tags type', 'array[Pet]'],
    ['GetPet.request.pets[].id maxLength', 16],
    ['GetPet.request.pets minItems', 1],
    ['GetPet.request.note.text format', 'uuid'],
  ])('set %s to %j', (where, set) => {
    const { value, diagnostics } = correct(correction(where, set, { link: 'https://pets.example/docs' }));
    const corrected = fact(value, where);
    expect(corrected?.value).toEqual(set);
    expect(corrected?.evidence[0]).toEqual({
      source: 'corrections.yaml',
      line: 3,
      quote: 'we tried it (https://pets.example/docs)',
      rule: 'a person corrected the page',
      standing: 'corrected',
    });
    expect(corrected?.evidence.slice(1)).toEqual(fact(model, where)?.evidence ?? []);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(['types.Pet.id maxLength', 'types.Pet.id pattern'])('take %s away', (where) => {
    const { value } = correct(correction(where, null, { was: fact(model, where)?.value ?? null }));
    expect(fact(value, where)?.value).toBeUndefined();
    expect(fact(value, where)?.evidence[0]?.standing).toBe('corrected');
  });

  it('leave a parameter without examples where they are taken away', () => {
    const { value, codes } = correct(correction('AddPet.query.dry examples', null));
    expect(codes).toEqual([]);
    expect(value.operations.find(({ id }) => id === 'AddPet')?.parameters.find(({ name }) => name === 'dry')?.examples).toEqual(
      [],
    );
  });

  it('make no type that leads to itself by way of another', () => {
    const { value, codes } = correct(
      correction('types.GetPetRequestNote type', 'Pet | null', { was: 'object' }),
      correction('types.Pet type', 'GetPetRequestNote | null', { was: 'object' }),
    );
    expect(codes).toEqual(['correction-invalid']);
    expect(fact(value, 'types.Pet type')?.value).toBe('object');
    expect(correct(correction('types.Pet type', 'array[Pet]', { was: 'object' })).codes).toEqual([]);
  });

  it('keep the words of the field when its type changes, and drop what cannot hold of it', () => {
    const { value } = correct(correction('types.Pet.id type', 'integer'));
    const type = value.types.find(({ name }) => name === 'Pet')?.schema;
    const { evidence, ...id } = (type?.kind === 'object' && type.properties[0]?.schema) || p.string();
    expect(id).toEqual({ kind: 'integer' });
    expect(evidence['type']?.[0]?.standing).toBe('corrected');
  });

  it('rename an operation and the names made of its id', () => {
    const { value, codes } = correct(
      correction('GetPet id', 'FetchPet', { was: 'GetPet' }),
      correction('FetchPet description', 'Fetches.'),
    );
    expect(codes).toEqual([]);
    expect(value.operations.map(({ id }) => id)).toEqual(['AddPet', 'FetchPet']);
    expect(value.types.map(({ name }) => name)).toEqual(['FetchPetRequest', 'FetchPetRequestNote', 'Pet']);
    expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('take a type along that they leave without use, and no other', () => {
    const { value } = correct(correction('GetPet.request.note type', 'Pet', { was: 'GetPetRequestNote' }));
    expect(value.types.map(({ name }) => name)).toEqual(['GetPetRequest', 'Pet']);
  });

  it('leave the model as it was', () => {
    const before = JSON.stringify(model);
    correct(
      correction('types.Pet.id maxLength', 1),
      correction('servers url', 'https://a.example'),
      correction('GetPet id', 'A'),
    );
    expect(JSON.stringify(model)).toBe(before);
    expect(correctModel(model, []).value).toBe(model);
  });

  it('let the later one count', () => {
    const { value, codes } = correct(
      correction('types.Pet.id maxLength', 1, { was: 8 }),
      correction('types.Pet.id maxLength', 2, { was: 8, line: 9 }),
    );
    expect(fact(value, 'types.Pet.id maxLength')).toMatchObject({
      value: 2,
      evidence: [{ line: 9 }, { line: 3 }, { standing: 'documented' }],
    });
    expect(codes).toEqual(['correction-repeated']);
  });

  it('let one file stand over another', () => {
    const { value, codes } = correct(
      correction('types.Pet.id maxLength', 1, { was: 8 }),
      correction('types.Pet.id maxLength', 2, { was: 8, source: 'own.yaml' }),
    );
    expect(fact(value, 'types.Pet.id maxLength')?.value).toBe(2);
    expect(codes).toEqual([]);
  });
});

describe('what corrections are told', () => {
  it.each<[string, Correction, readonly string[]]>([
    ['the page says what it said', correction('types.Pet.id maxLength', 16, { was: 8 }), []],
    ['the page says something else now', correction('types.Pet.id maxLength', 16, { was: 9 }), ['correction-stale']],
    ['the page says it itself now', correction('types.Pet.id maxLength', 8, { was: 9 }), ['correction-redundant']],
    ['the page says something where it said nothing', correction('types.Pet.id maxLength', 16), ['correction-stale']],
    ['the page still says nothing', correction('types.Pet.id minLength', 1), []],
    ['the page says nothing any more', correction('types.Pet.id minLength', 1, { was: 2 }), ['correction-stale']],
    ['a format in the words of a type is said', correction('types.Pet.born format', null), ['correction-stale']],
    ['and is what it was', correction('types.Pet.born format', 'date', { was: 'date-time' }), []],
    ['and needs no correction', correction('types.Pet.born format', 'date-time'), ['correction-redundant']],
    ['a made-up number is the documented one', correction('errors.NotFound status', 404, { was: 480 }), []],
    ['a concluded status is confirmed', correction('errors.NotFound status', 400, { was: 480 }), []],
    ['another made-up number stood there', correction('errors.NotFound status', 400, { was: 499 }), ['correction-stale']],
    ['a real number needs no correction', correction('errors.Gone status', 410, { was: 480 }), ['correction-redundant']],
    ['undivided values were quoted', correction('types.Pet.kind enum', ['cat', 'dog'], { was: 'catdog' }), []],
    ['undivided values are others now', correction('types.Pet.kind enum', ['cat'], { was: 'catbird' }), ['correction-stale']],
    ['how patterns apply was concluded', correction('protocol patterns', 'whole', { was: 'search' }), []],
    ['a type is shared', correction('GetPet.request.pets[].id maxLength', 16, { was: 8 }), ['correction-shared']],
    ['a type is one operation’s own', correction('GetPet.request.note.text maxLength', 16), []],
    ['no such operation', correction('GetPets description', 'x'), ['correction-unmatched']],
    ['no such property', correction('types.Pet.ids maxLength', 1), ['correction-unmatched']],
    ['no such fact', correction('types.Pet.id maxLenght', 1), ['correction-unmatched']],
    ['no fact at all', correction('types.Pet.id', 1), ['correction-invalid']],
    ['no path', correction('types.', 1), ['correction-invalid']],
    ['a text for a length', correction('types.Pet.id maxLength', 'long'), ['correction-invalid']],
    ['half a character', correction('types.Pet.id maxLength', 0.5), ['correction-invalid']],
    ['a number for a text', correction('GetPet description', 7), ['correction-invalid']],
    ['a status that is none', correction('errors.NotFound status', 4000), ['correction-invalid']],
    ['a type that is none', correction('types.Pet.id type', 'text'), ['correction-invalid']],
    ['a folder elsewhere', correction('api name', '../etc'), ['correction-invalid']],
    ['a path with a host', correction('GetPet path', 'https://a.example'), ['correction-invalid']],
    ['an empty enum', correction('types.Pet.kind enum', []), ['correction-invalid']],
    ['an enum of mixed types', correction('types.Pet.kind enum', ['a', 1]), ['correction-invalid']],
    ['patterns half-way', correction('protocol patterns', 'half'), ['correction-invalid']],
    ['an id that is taken', correction('GetPet id', 'AddPet'), ['correction-invalid']],
    ['a fact that others hang on', correction('protocol kind', 'rest-json'), ['correction-invalid']],
    ['a fact that must be', correction('GetPet path', null), ['correction-invalid']],
    ['words about a server that is not there', correction('servers description', 'Main'), ['correction-invalid']],
    ['a type that is itself or nothing', correction('types.Pet type', 'Pet | null', { was: 'object' }), ['correction-invalid']],
  ])('%s', (_, given, codes) => {
    const outcome = correct(given);
    expect(outcome.codes).toEqual(codes);
    if (codes[0] === 'correction-invalid' || codes[0] === 'correction-unmatched') expect(outcome.value).toEqual(model);
    for (const { where } of outcome.diagnostics)
      expect(where).toEqual({ source: 'corrections.yaml', line: 3, fact: given.where });
  });

  it.each([
    ['GetPets description', '`GetPet`'],
    ['types.Pats.id type', '`types.Pet`'],
    ['types.Pet.ids maxLength', '`types.Pet.id`'],
    ['types.Pet.id maxLenght', '`maxLength`'],
    ['errors.NotFuond status', '`errors.NotFound`'],
    ['GetPet.header.X-Target required', '`GetPet.header.X-Amz-Target`'],
  ])('%s suggests %s', (where, near) => {
    expect(correct(correction(where, 1)).diagnostics[0]?.help).toContain(near);
  });
});
