import { describe, expect, it } from 'vitest';
import type { ApiModel, Json } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { correctModel } from '../../src/model/correct.js';
import type { Correction } from '../../src/model/correction.js';
import { explainFact } from '../../src/model/explain.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { facts, frozen, pageWriter } from './make.js';

const p = pageWriter('page.txt');

const pet = p.object('Pet', [p.field('id', p.string(), true), p.field('tags', p.mapOf(p.string()))]);

/** `/pets/{id}/{part}`: the page forgets to tell of `part`. */
function apiOf(more: Parameters<typeof p.operation>[1] = {}, fields = pet): ApiModel {
  const { value } = buildModel([
    p.reading([
      p.operation('GetPet', {
        method: 'GET',
        path: '/pets/{id}/{part}',
        parameters: [p.parameter('path', 'id')],
        answer: fields,
        errors: [p.error('Teapot', 418), p.error('Busy')],
        ...more,
      }),
      p.operation('AddPet', { path: '/pets', parameters: [], request: fields, responses: [p.response(undefined, 201)] }),
      p.operation('DropPets', { path: '/pets', method: 'DELETE', parameters: [], responses: [p.response(undefined, 204)] }),
    ]),
  ]);
  return frozen(decideProtocol(value).value);
}

const model = apiOf();

const correction = (where: string, set: Json, more: Partial<Correction> = {}): Correction => ({
  where,
  set,
  because: 'it was seen',
  source: 'corrections.yaml',
  line: 3,
  ...more,
});

function correct(within: ApiModel, ...corrections: readonly Correction[]) {
  const { value, diagnostics } = correctModel(within, corrections);
  return { value, diagnostics, codes: diagnostics.map(({ code }) => code) };
}

const valueAt = (within: ApiModel, path: string): Json | undefined => explainFact(within, path).value?.facts[0]?.value;

describe('a correction adds what no page has', () => {
  it.each<[where: string, set: Json, others: readonly string[]]>([
    ['types.Pet.colour type', 'string', ['types.Pet.colour required=false']],
    ['GetPet.response.colour type', 'array[Pet]', ['types.Pet.colour required=false']],
    ['AddPet.request.__proto__ type', 'integer', ['types.Pet.__proto__ required=false']],
    ['types.Pet."a.b */ `${x}`" type', 'string', ['types.Pet."a.b */ `${x}`" required=false']],
    ['GetPet.query.limit type', 'integer', ['GetPet.query.limit required=false']],
    ['GetPet.header.X-Trace type', 'string', ['GetPet.header.X-Trace required=false']],
    ['GetPet.cookie.sid type', 'string', ['GetPet.cookie.sid required=false']],
    ['GetPet.path.part type', 'string', ['GetPet.path.part required=true']],
    ['GetPet.response-header(200).X-Left type', 'integer', ['GetPet.response-header(200).X-Left required=false']],
    ['GetPet.response(503) description', 'Closed.', ['GetPet.response(503) status=503']],
    ['GetPet.response(default) title', 'Else', ['GetPet.response(default) status="default"']],
    ['DropPets.request type', 'Pet', ['DropPets.request required=false', 'DropPets.request mediaType="application/json"']],
    ['DropPets.response(204) type', 'Pet', ['DropPets.response(204) mediaType="application/json"']],
    ['GetPet.response(200 text/csv) type', 'string', ['GetPet.response(200 text/csv) mediaType="text/csv"']],
  ])('%s', (where, set, others) => {
    const { value, codes } = correct(model, correction(where, set));
    expect(codes.filter((code) => code !== 'correction-shared')).toEqual(['correction-adds']);
    expect(valueAt(value, where)).toEqual(set);
    expect(explainFact(value, where).value?.facts[0]?.evidence).toEqual([
      {
        source: 'corrections.yaml',
        line: 3,
        quote: 'it was seen',
        rule: 'a person corrected the page',
        standing: 'corrected',
      },
    ]);
    for (const other of others) {
      const [path = '', known] = other.split('=');
      const told = explainFact(value, path).value?.facts[0];
      expect([path, JSON.stringify(told?.value), told?.evidence[0]?.standing]).toEqual([path, known, 'corrected']);
    }
    expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('an error that an operation answers with, new to the API or not', () => {
    const { value, codes } = correct(
      model,
      correction('AddPet.errors.TooMany documentedStatus', 429),
      correction('errors.TooMany status', 429, { line: 6 }),
      correction('AddPet.errors.Teapot documentedStatus', 418, { line: 9 }),
    );
    expect(codes).toEqual(['correction-adds', 'correction-adds']);
    expect(valueAt(value, 'errors.TooMany status')).toBe(429);
    expect(value.errors.map(({ name }) => name)).toEqual(['Busy', 'Teapot', 'TooMany']);
    const [added] = value.operations.filter(({ id }) => id === 'AddPet');
    expect(added?.errors.map(({ name, documentedStatus }) => [name, documentedStatus])).toEqual([
      ['TooMany', 429],
      ['Teapot', 418],
    ]);
    expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['Nothing.errors.TooMany documentedStatus'],
    ['AddPet.errors.TooMany description'],
    ['AddPet.errors." " documentedStatus'],
  ])('no error: %s', (where) => {
    expect(correct(model, correction(where, 429)).codes).toEqual(['correction-unmatched']);
  });

  it('that further corrections correct', () => {
    const { value, codes } = correct(
      model,
      correction('types.Pet.size type', 'object'),
      correction('types.Pet.size.height type', 'integer', { line: 6 }),
      correction('types.Pet.size.height required', true, { line: 9 }),
      correction('types.Pet.size.height minimum', 1, { line: 12 }),
      correction('GetPet.response(503) description', 'Closed.', { line: 15 }),
      correction('GetPet.response(503) type', 'Pet', { line: 18 }),
    );
    expect(codes).toEqual(['correction-adds', 'correction-adds', 'correction-adds', 'correction-adds']);
    expect(valueAt(value, 'types.Pet.size.height required')).toBe(true);
    expect(valueAt(value, 'types.Pet.size.height minimum')).toBe(1);
    expect(valueAt(value, 'GetPet.response(503) type')).toBe('Pet');
  });

  it('and leaves everything else as it was', () => {
    const before = JSON.stringify(model);
    const { value } = correct(model, correction('types.Pet.colour type', 'string'));
    expect(JSON.stringify(model)).toBe(before);
    expect(facts(value.operations)).toEqual(facts(model.operations));
    const { types } = facts(apiOf({}, p.object('Pet', [...pet.properties, p.field('colour', p.string())])));
    expect(facts(value.types)).toEqual(types);
  });

  it.each<[why: string, given: Correction]>([
    ['another fact than the type', correction('types.Pet.colour maxLength', 3)],
    ['a field of a field that is not there', correction('types.Pet.size.height type', 'integer')],
    ['a field of a map', correction('types.Pet.tags.colour type', 'string')],
    ['a field of a text', correction('types.Pet.id.colour type', 'string')],
    ['a type that is not there', correction('types.Dog.id type', 'string')],
    ['an operation that is not there', correction('GetDog.query.limit type', 'string')],
    ['a path parameter that the path has no place for', correction('GetPet.path.size type', 'string')],
    ['a response that is no status', correction('GetPet.response(700) description', 'x')],
    ['a body of a status that is not there', correction('GetPet.response(503) type', 'Pet')],
    ['a media type that is none', correction('GetPet.request(pets) type', 'Pet')],
    ['a field that the page once had', correction('types.Pet.colour type', 'string', { was: 'integer' })],
    ['a field that is taken away', correction('types.Pet.colour type', null)],
  ])('but not %s', (_, given) => {
    const { value, codes, diagnostics } = correct(model, given);
    expect(codes).toEqual(['correction-unmatched']);
    expect(value).toEqual(model);
    expect(diagnostics[0]?.help).toContain('npx generator correct --remove --file corrections.yaml ');
  });

  it('nor a type that is none', () => {
    const { value, codes } = correct(model, correction('types.Pet.colour type', 'color'));
    expect(codes).toEqual(['correction-invalid']);
    expect(value).toEqual(model);
  });

  it('nor a status that is an error of the operation', () => {
    const { value, diagnostics } = correct(model, correction('GetPet.response(418) description', 'Short and stout.'));
    expect(value).toEqual(model);
    expect(diagnostics).toMatchObject([
      { code: 'correction-redundant', message: expect.stringContaining('`errors.Teapot description`') },
    ]);
  });

  it('and names what may have been meant', () => {
    const { diagnostics } = correct(model, correction('types.Pet.idd type', 'string'));
    expect(diagnostics).toMatchObject([
      { code: 'correction-adds', severity: 'info', help: expect.stringContaining('If `types.Pet.id` is meant, ') },
    ]);
  });
});

describe('when the page has it in the end', () => {
  const later = apiOf({}, p.object('Pet', [...pet.properties, p.field('colour', p.string())]));

  it.each<[said: string, set: string, code: string]>([
    ['the same', 'string', 'correction-redundant'],
    ['something else', 'integer', 'correction-stale'],
  ])('%s', (_, set, code) => {
    expect(correct(later, correction('types.Pet.colour type', set)).codes).toEqual([code]);
  });

  it('one that undoes another correction is not redundant', () => {
    const base = correction('types.Pet.colour type', 'integer', { was: 'string', source: 'base.yaml' });
    const { value, codes } = correct(later, base, correction('types.Pet.colour type', 'string', { was: 'string' }));
    expect(codes).toEqual([]);
    expect(valueAt(value, 'types.Pet.colour type')).toBe('string');
  });
});
