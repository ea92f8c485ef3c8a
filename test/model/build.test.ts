import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiModel, NamedType, Schema, Standing } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { modelJsonSchema } from '../../src/model/json-schema.js';
import { decideProtocol } from '../../src/protocol/decide.js';
import { facts, frozen, pageWriter, says } from './make.js';

const codes = (diagnostics: readonly { readonly code: string }[]): readonly string[] => diagnostics.map(({ code }) => code);
const names = (model: ApiModel): readonly string[] => model.types.map(({ name }) => name);
const typeOf = (model: ApiModel, name: string): NamedType | undefined => model.types.find((type) => type.name === name);
const shapeOf = (model: ApiModel, name: string): Schema | undefined => facts(typeOf(model, name)?.schema);

describe('names', () => {
  const p = pageWriter('page.txt');

  it('names bodies after the operation and leaves references', () => {
    const { value } = buildModel([
      p.reading([
        p.operation('getPet', { request: p.object(undefined, [p.field('Id', p.string())]), answer: p.arrayOf(p.string()) }),
      ]),
    ]);
    expect(names(value)).toEqual(['GetPetRequest', 'GetPetResponse']);
    expect(facts(value.operations[0]?.requestBody?.contents[0]?.schema)).toEqual({ kind: 'reference', name: 'GetPetRequest' });
    expect(typeOf(value, 'GetPetRequest')?.evidence['name']).toMatchObject([{ quote: 'getPet', standing: 'inferred' }]);
  });

  it('keeps the documented name of a body', () => {
    const { value } = buildModel([
      p.reading([p.operation('GetPet', { request: p.object('PetQuery', [p.field('Id', p.string())]) })]),
    ]);
    expect(names(value)).toEqual(['PetQuery']);
  });

  it('names nested objects without a name after their path, so that none is an index into another', () => {
    const item = p.object(undefined, [p.field('id', p.string())]);
    const data = p.object(undefined, [p.field('items', p.arrayOf(item)), p.field('by-tag', p.mapOf(item))]);
    const { value } = buildModel([
      p.reading([p.operation('ListPets', { answer: p.object(undefined, [p.field('data', data)]) })]),
    ]);
    expect(names(value)).toEqual([
      'ListPetsResponse',
      'ListPetsResponseData',
      'ListPetsResponseDataByTagValue',
      'ListPetsResponseDataItemsItem',
    ]);
    expect(shapeOf(value, 'ListPetsResponse')).toEqual({
      kind: 'object',
      properties: [{ name: 'data', required: false, schema: { kind: 'reference', name: 'ListPetsResponseData' } }],
    });
  });

  it('leaves maps, empty objects and union members where they stand', () => {
    const member = p.object(undefined, [p.field('id', p.string())]);
    const union: Schema = { kind: 'union', mode: 'one-of', members: [member, p.string()], evidence: {} };
    const body = p.object(undefined, [
      p.field('tags', p.mapOf(p.string())),
      p.field('any', p.object(undefined, [])),
      p.field('either', union),
    ]);
    const { value } = buildModel([p.reading([p.operation('GetPet', { request: body })])]);
    expect(names(value)).toEqual(['GetPetRequest']);
  });

  it('gives a second response and a second media type names of their own', () => {
    const answer = (name: string) => p.object(undefined, [p.field(name, p.string())]);
    const operation = p.operation('MakePet', {
      responses: [
        { ...p.response(undefined, 202), contents: [p.content(answer('job'))] },
        {
          ...p.response(undefined, 201),
          contents: [
            p.content(answer('pet')),
            p.content(answer('xml'), 'application/xml'),
            p.content(answer('pet'), 'text/json'),
          ],
        },
      ],
    });
    const { value } = buildModel([p.reading([operation])]);
    expect(names(value)).toEqual(['MakePetResponse', 'MakePetResponse202', 'MakePetResponseXml']);
    expect(value.operations[0]?.responses[1]?.contents.map(({ schema }) => facts(schema))).toEqual([
      { kind: 'reference', name: 'MakePetResponse' },
      { kind: 'reference', name: 'MakePetResponseXml' },
      { kind: 'reference', name: 'MakePetResponse' },
    ]);
  });

  it('does not take a documented name for a derived one', () => {
    const documented = p.object('GetPetRequest', [p.field('inner', p.string())]);
    const { value } = buildModel([
      p.reading([p.operation('GetPet', { request: p.object(undefined, [p.field('x', documented)]) })]),
    ]);
    expect(names(value)).toEqual(['GetPetRequest', 'GetPetRequestBody']);
    expect(shapeOf(value, 'GetPetRequest')).toMatchObject({ properties: [{ name: 'inner' }] });
  });

  it('tells derived names apart that would be spelled the same, whatever the order', () => {
    const leaf = (name: string) => p.object(undefined, [p.field(name, p.string())]);
    const body = p.object(undefined, [
      p.field('ab', p.object(undefined, [p.field('c', leaf('one'))])),
      p.field('a', p.object(undefined, [p.field('bC', leaf('two'))])),
    ]);
    const lower = p.object(undefined, [p.field('a-b', leaf('one')), p.field('aB', leaf('two'))]);
    const { value } = buildModel([p.reading([p.operation('Get', { request: body, answer: lower })])]);
    expect(new Set(names(value)).size).toBe(names(value).length);
    expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(['__proto__', 'constructor', '*/ alert(1) /*', `\${x}`, '../../etc', '\u2028', 'a\u0000b', '`'])(
    'keeps a type called %j apart from everything else',
    (name) => {
      const { value } = buildModel([
        p.reading([
          p.operation('Get', { request: p.object(undefined, [p.field(name, p.object(name, [p.field('x', p.string())]))]) }),
        ]),
      ]);
      expect(names(value)).toContain(name);
      expect(checkModel(value).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );
});

describe('named types', () => {
  const p = pageWriter('a.txt');
  const q = pageWriter('b.txt');
  const pet = (w: typeof p, more = {}) => w.object('Pet', [w.field('id', w.string({ maxLength: 8 }), true)], more);

  it('moves a named object to the types; what the field says of it stays at the field', () => {
    const { value } = buildModel([
      p.reading([
        p.operation('GetPet', { request: p.object(undefined, [p.field('pet', pet(p, { description: 'The pet to get.' }))]) }),
      ]),
    ]);
    expect(shapeOf(value, 'GetPetRequest')).toMatchObject({
      properties: [{ name: 'pet', schema: { kind: 'reference', name: 'Pet', description: 'The pet to get.' } }],
    });
    expect(shapeOf(value, 'Pet')).toEqual({
      kind: 'object',
      properties: [{ name: 'id', required: true, schema: { kind: 'string', maxLength: 8 } }],
    });
  });

  it('keeps the description of a type that a page documents by itself', () => {
    const { name: _, ...itself } = pet(p, { description: 'A pet.' });
    const { value } = buildModel([
      p.reading([p.operation('GetPet', { request: p.object(undefined, [p.field('pet', p.reference('Pet'))]) })], {
        types: [p.type('Pet', itself)],
      }),
    ]);
    expect(shapeOf(value, 'Pet')).toMatchObject({ description: 'A pet.' });
  });

  it('counts identical tellings as one type with the evidence of all', () => {
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('A', { request: pet(p) })]),
      q.reading([q.operation('B', { request: pet(q) })]),
    ]);
    expect(names(value)).toEqual(['Pet']);
    expect(diagnostics).toEqual([]);
    const schema = typeOf(value, 'Pet')?.schema;
    const id = schema?.kind === 'object' ? schema.properties[0] : undefined;
    expect(id?.schema.evidence['maxLength']?.map(({ source }) => source)).toEqual(['a.txt', 'b.txt']);
    expect(id?.evidence['required']?.map(({ source }) => source)).toEqual(['a.txt', 'b.txt']);
  });

  it.each([
    ['a collapsed telling', (w: typeof p) => w.object('Pet', [], { partial: true })],
    ['a telling that shows some fields', (w: typeof p) => w.object('Pet', [w.field('kind', w.string())], { partial: true })],
    [
      'a telling without a constraint',
      (w: typeof p) => w.object('Pet', [w.field('id', w.string(), true), w.field('kind', w.enumOf(['cat', 'dog']))]),
    ],
    [
      'a telling with undivided values',
      (w: typeof p) => w.object('Pet', [w.field('id', w.string({ maxLength: 8 }), true), w.field('kind', w.glued('catdog'))]),
    ],
  ])('completes %s', (_, weak) => {
    const full = p.object('Pet', [p.field('id', p.string({ maxLength: 8 }), true), p.field('kind', p.enumOf(['cat', 'dog']))]);
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('A', { request: full })]),
      q.reading([q.operation('B', { request: weak(q) })]),
    ]);
    expect(shapeOf(value, 'Pet')).toEqual({
      kind: 'object',
      properties: [
        { name: 'id', required: true, schema: { kind: 'string', maxLength: 8 } },
        { name: 'kind', required: false, schema: { kind: 'enum', type: 'string', values: ['cat', 'dog'] } },
      ],
    });
    expect(codes(diagnostics)).toEqual(['type-completed']);
    expect(diagnostics[0]?.severity).toBe('info');
  });

  it('marks values taken apart by another page as inferred, with both places', () => {
    const { value } = buildModel([
      p.reading([p.operation('A', { request: p.object('Pet', [p.field('kind', p.enumOf(['cat', 'dog'], 'documented', 7))]) })]),
      q.reading([q.operation('B', { request: q.object('Pet', [q.field('kind', q.glued('catdog', 9))]) })]),
    ]);
    const schema = typeOf(value, 'Pet')?.schema;
    const kind = schema?.kind === 'object' ? schema.properties[0]?.schema : undefined;
    expect(kind?.evidence['enum']).toMatchObject([
      { source: 'a.txt', line: 7, standing: 'documented' },
      { source: 'b.txt', line: 9, standing: 'inferred', quote: 'catdog' },
    ]);
  });

  it('takes undivided values apart by a field of the same name, also outside named types', () => {
    const body = (kind: Schema, w: typeof p) => w.object(undefined, [w.field('kind', kind)]);
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('A', { request: body(p.enumOf(['cat', 'dog']), p) })]),
      q.reading([
        q.operation('B', { request: body(q.arrayOf(q.glued('catdog')), q) }),
        q.operation('C', { request: body(q.glued('catdogbird'), q) }),
      ]),
    ]);
    expect(shapeOf(value, 'BRequest')).toMatchObject({
      properties: [{ schema: { kind: 'array', items: { kind: 'enum', values: ['cat', 'dog'] } } }],
    });
    expect(shapeOf(value, 'CRequest')).toMatchObject({ properties: [{ schema: { kind: 'string' } }] });
    expect(codes(diagnostics)).toEqual(['enum-recovered']);
  });

  it('does not choose between two ways to divide the same letters', () => {
    const body = (w: typeof p, values: readonly string[]) => w.object('Pet', [w.field('kind', w.enumOf(values, 'inferred'))]);
    const { value } = buildModel([
      p.reading([p.operation('A', { request: body(p, ['catd', 'og']) })]),
      q.reading([q.operation('B', { request: body(q, ['cat', 'dog']) })]),
    ]);
    const schema = typeOf(value, 'Pet')?.schema;
    const kind = schema?.kind === 'object' ? schema.properties[0]?.schema : undefined;
    expect(kind?.kind).toBe('string');
    expect(new Set(kind?.evidence['enum']?.map(({ standing }) => standing))).toEqual(new Set(['unknown']));
  });

  it.each([
    [
      'a constraint that a page leaves out, which states others',
      (w: typeof p) => w.object('Pet', [w.field('id', w.string({ minLength: 1 }), true)]),
      '.id minLength is not stated',
    ],
    ['a constraint', (w: typeof p) => w.object('Pet', [w.field('id', w.string({ maxLength: 9 }), true)]), 'maxLength'],
    ['whether a field is required', (w: typeof p) => w.object('Pet', [w.field('id', w.string({ maxLength: 8 }))]), 'required'],
    ['a type', (w: typeof p) => w.object('Pet', [w.field('id', w.arrayOf(w.string()), true)]), 'type'],
    [
      'which fields there are',
      (w: typeof p) => w.object('Pet', [w.field('id', w.string({ maxLength: 8 }), true), w.field('age', w.string())]),
      '.age',
    ],
  ])('keeps tellings apart that contradict each other about %s', (_, other, fact) => {
    const readings = [
      p.reading([p.operation('GetPet', { request: pet(p) }), p.operation('AddPet', { request: pet(p) })]),
      q.reading([q.operation('ListPets', { answer: other(q) })]),
    ];
    const { value, diagnostics } = buildModel(readings);
    expect(names(value)).toEqual(['ListPetsPet', 'Pet']);
    expect(facts(value.operations.find(({ id }) => id === 'ListPets')?.responses[0]?.contents[0]?.schema)).toEqual({
      kind: 'reference',
      name: 'ListPetsPet',
    });
    expect(shapeOf(value, 'Pet')).toEqual({
      kind: 'object',
      properties: [{ name: 'id', required: true, schema: { kind: 'string', maxLength: 8 } }],
    });
    expect(codes(diagnostics)).toEqual(['type-conflict']);
    expect(diagnostics[0]?.help).toContain('where `ListPets.response type`, set `Pet`');
    expect(diagnostics[0]?.message).toContain(fact);
    expect(diagnostics[0]?.message).toContain('a.txt:1');
    expect(diagnostics[0]?.message).toContain('b.txt:1');
  });

  it('keeps the types apart that hold types in conflict', () => {
    const owner = (w: typeof p, maxLength: number) =>
      w.object('Owner', [w.field('pet', w.object('Pet', [w.field('id', w.string({ maxLength }))]))]);
    const { value } = buildModel([
      p.reading([p.operation('A', { request: owner(p, 1) })]),
      q.reading([q.operation('B', { request: owner(q, 2) })]),
    ]);
    expect(names(value)).toEqual(['BOwner', 'BPet', 'Owner', 'Pet']);
    expect(shapeOf(value, 'BOwner')).toMatchObject({ properties: [{ schema: { name: 'BPet' } }] });
    expect(shapeOf(value, 'Owner')).toMatchObject({ properties: [{ schema: { name: 'Pet' } }] });
  });

  it('takes two pages about one operation together, though one leaves a constraint out', () => {
    const told = (w: typeof p, facts: object) =>
      w.operation('GetPet', { request: w.object('Pet', [w.field('id', w.string({ minLength: 1, ...facts }))]) });
    const { value, diagnostics } = buildModel([p.reading([told(p, {})]), q.reading([told(q, { maxLength: 8 })])]);
    expect(names(value)).toEqual(['Pet']);
    expect(shapeOf(value, 'Pet')).toMatchObject({ properties: [{ schema: { minLength: 1, maxLength: 8 } }] });
    expect(codes(diagnostics)).toEqual(['type-completed']);
  });

  it('leaves no type behind where two pages about one operation contradict each other', () => {
    const told = (w: typeof p, maxLength: number) =>
      w.operation('GetPet', { request: w.object('Pet', [w.field('id', w.string({ maxLength }))]) });
    const { value, diagnostics } = buildModel([p.reading([told(p, 1)]), q.reading([told(q, 2)])]);
    expect(names(value)).toEqual(['Pet']);
    expect(codes(diagnostics)).toEqual(['type-conflict', 'operation-conflict']);
    expect(diagnostics[0]?.message).toContain('The first counts');
  });

  it('reads a type inside itself as a reference', () => {
    const node = p.object('Node', [
      p.field('name', p.string()),
      p.field('children', p.arrayOf(p.object('Node', [], { partial: true }))),
    ]);
    const { value } = buildModel([p.reading([p.operation('A', { request: node })])]);
    expect(names(value)).toEqual(['Node']);
    expect(shapeOf(value, 'Node')).toMatchObject({
      properties: [{ name: 'name' }, { schema: { items: { kind: 'reference', name: 'Node' } } }],
    });
  });

  it('keeps a type that nothing describes by name, and says so', () => {
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('A', { request: p.object(undefined, [p.field('pet', p.reference('Pet'))]) })]),
    ]);
    expect(shapeOf(value, 'Pet')).toEqual({ kind: 'unknown' });
    expect(codes(diagnostics)).toEqual(['type-missing']);
  });

  it('believes a page over an example', () => {
    const guessed: Schema = {
      kind: 'object',
      name: 'Pet',
      properties: [q.field('age', { kind: 'integer', evidence: { type: [] } })],
      evidence: { type: [{ ...pageEvidence('b.txt'), standing: 'inferred' }] },
    };
    const told = p.object('Pet', [p.field('age', p.string()), p.field('id', p.string())]);
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('A', { request: told })]),
      q.reading([q.operation('B', { request: { ...guessed, properties: [q.field('id', q.string())] } })]),
    ]);
    expect(names(value)).toEqual(['Pet']);
    expect(shapeOf(value, 'Pet')).toMatchObject({ properties: [{ name: 'age' }, { name: 'id' }] });
    expect(codes(diagnostics)).toEqual(['type-completed']);
  });
});

const pageEvidence = (source: string) => ({
  source,
  line: 1,
  quote: '{}',
  rule: 'a test says so',
  standing: 'documented' as const,
});

describe('operations', () => {
  const p = pageWriter('pages/a.txt');
  const q = pageWriter('pages/b.txt');
  const body = (w: typeof p, required = true) => w.object(undefined, [w.field('id', w.string(), required)]);

  it('counts a field or parameter that is told twice in one place once, and says so', () => {
    const request = p.object('Pet', [p.field('id', p.string({ maxLength: 1 })), p.field('id', p.arrayOf(p.string()))]);
    const parameters = [p.parameter('header', 'X-Id'), p.parameter('header', 'x-id'), p.parameter('query', 'x-id')];
    const { value, diagnostics } = buildModel([p.reading([p.operation('GetPet', { request, parameters })])]);
    expect(shapeOf(value, 'Pet')).toMatchObject({ properties: [{ name: 'id', schema: { kind: 'string', maxLength: 1 } }] });
    expect(value.operations[0]?.parameters.map(({ in: place, name }) => [place, name])).toEqual([
      ['header', 'X-Id'],
      ['query', 'x-id'],
    ]);
    expect(codes(diagnostics)).toEqual(['fact-doubtful', 'fact-doubtful']);
  });

  it('has an error once that a page lists under two numbers', () => {
    const errors = [p.error('Denied', 480), p.error('Gone', 481), p.error('Denied', 482)];
    const { value, diagnostics } = buildModel([p.reading([p.operation('GetPet', { errors })])]);
    expect(value.operations[0]?.errors.map(({ name, documentedStatus }) => [name, documentedStatus])).toEqual([
      ['Denied', 480],
      ['Gone', 481],
    ]);
    expect(value.operations[0]?.errors[0]?.evidence['documentedStatus']?.map(({ quote }) => quote)).toEqual(
      [errors[0], errors[2]].map((error) => error?.evidence['documentedStatus']?.[0]?.quote),
    );
    expect(diagnostics).toEqual([]);
  });

  it('joins one operation told by two pages, with the evidence of both', () => {
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('GetPet', { request: body(p), errors: [p.error('NotFound', 404)] })]),
      q.reading([q.operation('GetPet', { request: body(q), errors: [q.error('NotFound', 404), q.error('Gone', 410)] })]),
    ]);
    expect(value.operations.map(({ id, source, errors }) => [id, source, errors.map(({ name }) => name)])).toEqual([
      ['GetPet', 'pages/a.txt', ['NotFound', 'Gone']],
    ]);
    expect(value.operations[0]?.evidence['id']?.map(({ source }) => source)).toEqual(['pages/a.txt', 'pages/b.txt']);
    expect(diagnostics).toEqual([]);
  });

  it.each([
    { told: [201, 'documented'], again: [200, 'inferred'], is: ['201 documented'] },
    { told: [200, 'inferred'], again: [204, 'documented'], is: ['204 documented'] },
    { told: [201, 'documented'], again: [200, 'documented'], is: ['201 documented', '200 documented'] },
    { told: [201, 'inferred'], again: [200, 'inferred'], is: ['201 inferred', '200 inferred'] },
  ] as const)('takes success for $is where pages say $told and $again', ({ told, again, is }) => {
    const answer = (w: typeof p, source: string, [status, standing]: readonly [number, Standing]) =>
      w.operation('GetPet', {
        responses: [{ ...w.response(body(w), status), evidence: { status: [says(`${status}`, 1, source, standing)] } }],
      });
    const { value } = buildModel([p.reading([answer(p, 'pages/a.txt', told)]), q.reading([answer(q, 'pages/b.txt', again)])]);
    expect(
      value.operations[0]?.responses.map(({ status, evidence }) => `${status} ${evidence['status']?.[0]?.standing}`),
    ).toEqual(is);
  });

  it('takes a type that a page shows over one that another page concludes, and the type’s other fields stay', () => {
    const seen = p.field('seen', { kind: 'number', evidence: { type: [says('Timestamp', 1, 'pages/a.txt', 'inferred')] } });
    const { value, diagnostics } = buildModel([
      p.reading([], { types: [p.type('Pet', p.object(undefined, [seen, p.field('name', p.string())]))] }),
      q.reading([
        q.operation('GetPet', {
          answer: q.object('Pet', [q.field('seen', q.string({ format: 'date-time' }))], { partial: true }),
        }),
      ]),
    ]);
    expect(shapeOf(value, 'Pet')).toMatchObject({
      properties: [
        { name: 'seen', schema: { kind: 'string', format: 'date-time' } },
        { name: 'name', schema: { kind: 'string' } },
      ],
    });
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('says where two pages disagree about an operation, with both words', () => {
    const { diagnostics } = buildModel([
      p.reading([p.operation('GetPet', { request: body(p) })]),
      q.reading([q.operation('GetPet', { request: body(q, false) })]),
    ]);
    expect(codes(diagnostics)).toEqual(['operation-conflict']);
    expect(diagnostics[0]?.message).toContain('required (pages/a.txt:1, “required”)');
    expect(diagnostics[0]?.message).toContain('optional (pages/b.txt:1, “optional”)');
    expect(diagnostics[0]?.help).toContain('GetPet.request.id required');
  });

  it('tells different operations apart that were read under one concluded id', () => {
    const other = q.object(undefined, [q.field('name', q.string()), q.field('age', q.string())]);
    const { value, diagnostics } = buildModel([
      p.reading([p.operation('GetPet', { request: body(p), idStanding: 'inferred' })]),
      q.reading([q.operation('GetPet', { request: other, idStanding: 'inferred' })]),
    ]);
    expect(value.operations.map(({ id }) => id)).toEqual(['GetPetFromA', 'GetPetFromB']);
    expect(names(value)).toEqual(['GetPetFromARequest', 'GetPetFromBRequest']);
    expect(codes(diagnostics)).toEqual(['operation-id-clash', 'operation-id-clash']);
    expect(diagnostics[0]?.help).toContain('GetPetFromA id');
  });

  it('tells operations of one page apart by method and path', () => {
    const both = ['/pets', '/pets/{id}'].map((path) => p.operation('Operation', { path, idStanding: 'inferred' }));
    const { value } = buildModel([p.reading(both)]);
    expect(value.operations.map(({ id }) => id)).toEqual(['OperationPostPets', 'OperationPostPetsId']);
  });

  it('never lets two operations share an id', () => {
    const body = (name: string) => p.object(undefined, [p.field(name, p.string())]);
    const both = ['a', 'b', 'c'].map((name) =>
      p.operation('Operation', { request: body(name), description: name, idStanding: 'inferred' }),
    );
    const ids = buildModel([p.reading(both)]).value.operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('lets a documented id stand against a concluded one', () => {
    const other = q.object(undefined, [q.field('name', q.string()), q.field('age', q.string())]);
    const { value } = buildModel([
      p.reading([p.operation('GetPet', { request: body(p) })]),
      q.reading([q.operation('GetPet', { request: other, idStanding: 'inferred' })]),
    ]);
    expect(value.operations.map(({ id }) => id)).toEqual(['GetPet', 'GetPetFromB']);
  });

  it('gives each error one entry, with the lowest number that any operation prints', () => {
    const { value } = buildModel([
      p.reading([p.operation('B', { errors: [p.error('Gone', 410), p.error('Odd')] })]),
      q.reading([q.operation('A', { errors: [q.error('Gone', 404)] })]),
    ]);
    expect(value.errors.map(({ name, status }) => [name, status])).toEqual([
      ['Gone', 404],
      ['Odd', 400],
    ]);
    expect(value.errors[1]?.evidence['status']?.[0]?.standing).toBe('unknown');
  });

  it('keeps both bodies of an error that operations answer differently', () => {
    const error = (w: typeof p, field: string) => ({
      name: 'Bad',
      status: 400,
      schema: w.object(undefined, [w.field(field, w.string())]),
      evidence: {},
    });
    const { value } = buildModel([
      p.reading([p.operation('A', { errors: [p.error('Bad', 400)] })], { errors: [error(p, 'code'), error(p, 'reason')] }),
      q.reading([], { errors: [error(q, 'code')] }),
    ]);
    expect(shapeOf(value, 'BadBody')).toMatchObject({
      kind: 'union',
      mode: 'any-of',
      members: [{ properties: [{ name: 'code' }] }, { properties: [{ name: 'reason' }] }],
    });
  });

  it('makes a server of all operations the API’s', () => {
    const server = (w: typeof p, url: string) => [{ url, evidence: { url: [pageEvidence(w.reading([]).source)] } }];
    const both = (second: string) =>
      buildModel([
        p.reading([p.operation('A', { path: '/a', servers: server(p, 'https://one.example') })], {}),
        q.reading([q.operation('B', { path: '/b', servers: server(q, second) })]),
      ]).value;
    const same = both('https://one.example');
    expect([same.servers.map(({ url }) => url), same.operations.flatMap(({ servers }) => servers)]).toEqual([
      ['https://one.example'],
      [],
    ]);
    const different = both('https://two.example');
    expect([different.servers, different.operations.map(({ servers }) => servers[0]?.url)]).toEqual([
      [],
      ['https://one.example', 'https://two.example'],
    ]);
  });
});

describe('title', () => {
  const p = pageWriter('a.txt');

  it.each([
    [{}, 'Pet Store', 'Pet Store', 'pet-store'],
    [{ name: 'pets' }, 'Pet Store', 'Pet Store', 'pets'],
    [{ title: 'Pets' }, 'Pet Store', 'Pets', 'pet-store'],
    [{}, 'Überprüfung & Co', 'Überprüfung & Co', 'uberprufung-co'],
    [{}, '宠物店', '宠物店', 'api'],
    [{}, undefined, 'API', 'api'],
    [{ name: 'pets' }, undefined, 'pets', 'pets'],
  ])('config %j and the page’s %j make %s, %s', (given, apiTitle, title, name) => {
    const { apiTitle: _, ...untitled } = p.reading([p.operation('A')]);
    const { value } = buildModel([{ ...untitled, ...(apiTitle === undefined ? {} : { apiTitle }) }], given);
    expect([value.title, value.name]).toEqual([title, name]);
    expect(value.evidence['title']?.length).toBeGreaterThan(0);
  });
});

const fitsSchema = new Ajv2020({ strictTypes: false }).compile(modelJsonSchema);

describe('any pages', () => {
  const word = fc.constantFrom('id', 'kind', 'owner', 'Pet', 'Owner', '__proto__');
  const schemaOf = (source: string): fc.Arbitrary<Schema> => {
    const w = pageWriter(source);
    return fc.letrec<{ schema: Schema }>((tie) => ({
      schema: fc.oneof(
        { maxDepth: 3 },
        fc
          .option(fc.integer({ min: 0, max: 2 }), { nil: undefined })
          .map((maxLength) => w.string(maxLength === undefined ? {} : { maxLength })),
        fc.constantFrom(
          w.enumOf(['a', 'b']),
          w.enumOf(['ab', 'c'], 'inferred'),
          w.enumOf(['a', 'bc'], 'inferred'),
          w.glued('abc'),
          w.glued('ab'),
        ),
        tie('schema').map(w.arrayOf),
        fc
          .tuple(
            fc.option(fc.constantFrom('Pet', 'Owner', 'a b'), { nil: undefined }),
            fc.uniqueArray(fc.tuple(word, tie('schema'), fc.boolean()), { maxLength: 3, selector: ([name]) => name }),
            fc.boolean(),
          )
          .map(([name, fields, partial]) =>
            w.object(
              name,
              fields.map(([field, schema, required]) => w.field(field, schema, required)),
              partial ? { partial } : {},
            ),
          ),
      ),
    })).schema;
  };
  const readings = fc
    .uniqueArray(fc.constantFrom('a.txt', 'b.txt', 'c.txt', 'd.txt'), { minLength: 1 })
    .chain((sources) =>
      fc.tuple(
        ...sources.map((source) =>
          fc
            .tuple(schemaOf(source), schemaOf(source), fc.constantFrom('GetPet', 'AddPet'))
            .map(([request, answer, id]) =>
              pageWriter(source).reading([pageWriter(source).operation(id, { request, answer, idStanding: 'inferred' })]),
            ),
        ),
      ),
    );

  it('make the same model in every order, and are not changed', () => {
    fc.assert(
      fc.property(
        readings.chain((pages) => fc.tuple(fc.constant(pages), fc.shuffledSubarray(pages, { minLength: pages.length }))),
        ([pages, shuffled]) => {
          expect(JSON.stringify(buildModel(frozen(shuffled)))).toBe(JSON.stringify(buildModel(frozen(pages))));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('make a model without contradictions, with evidence for every fact', () => {
    fc.assert(
      fc.property(readings, (pages) => {
        const { value, diagnostics } = checkModel(decideProtocol(buildModel(pages).value).value);
        expect([fitsSchema(JSON.parse(JSON.stringify(value))), fitsSchema.errors]).toEqual([true, null]);
        expect(diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'fact-unevidenced')).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
