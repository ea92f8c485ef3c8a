import { describe, expect, it } from 'vitest';
import type { ApiModel, NamedType, Schema, Server } from '../../src/model/api.js';
import { answer, api, either, error, object, operation, query, ref, text, type, whole, words } from './models.js';
import { told } from './told.js';

const anything: Schema = { kind: 'unknown', evidence: {} };

const broken = (before: ApiModel, after: ApiModel): readonly string[] =>
  told(before, after).filter((change) => change.startsWith('breaking!'));

describe('names', () => {
  it('of the package and its client follow the name of the API', () => {
    const changes = told(api({ name: 'ferry' }), api({ name: 'boat' }));
    expect(changes).toContain('breaking! breaks/breaks export-removed api name FerryClient');
    expect(changes).toContain('minor adds/adds export-added api name BoatClient');
    expect(changes).toContain('breaking breaks/breaks export-removed api name ferry');
  });

  it('that go with an operation are told by it alone', () => {
    const before = api({
      operations: [operation('a'), operation('b', { takes: ref('Deck') })],
      types: [type('Deck', object({ level: whole }))],
    });
    expect(told(before, api({ operations: [operation('a')] }))).toEqual(['breaking! breaks/breaks operation-removed b']);
    expect(told(api({ operations: [operation('a')] }), before)).toEqual(['minor adds/none operation-added b']);
  });

  it('of a part that is no list of values any more are told, for nothing else breaks by it', () => {
    const shown = (schema: Schema) =>
      api({ operations: [operation('a', { gives: ref('Deck') })], types: [type('Deck', object({ state: schema }))] });
    expect(told(shown(words('UP', 'DOWN')), shown(text))).toEqual([
      'breaking! none/breaks export-removed types.Deck.state DeckState',
      'minor none/breaks-closed type-changed types.Deck.state type',
    ]);
  });

  it('of an operation that takes a choice with room for anything are left alone by what is told beside it', () => {
    const shown = (title: string) =>
      api({
        operations: [
          operation('a', { title, takes: ref('Vessel'), responses: [answer(text, { status: title === '' ? 200 : 201 })] }),
        ],
        types: [
          type('Vessel', either(ref('Tanker'), ref('Ferry'))),
          type('Tanker', object({ 'deck!': whole })),
          type('Ferry', anything),
        ],
      });
    expect(broken(shown(''), shown('Moor'))).toEqual([]);
  });

  it('of a part that has a type of its own stay where the type passes for the part', () => {
    const booking = (...types: readonly NamedType[]) =>
      api({
        operations: [operation('book', { takes: ref('Booking') })],
        types: [...types].sort((a, b) => (a.name < b.name ? -1 : 1)),
      });
    const before = booking(type('Booking', object({ cabin: object({ deck: whole }) })));
    const named = (fields: Readonly<Record<string, Schema>>) =>
      booking(type('Booking', object({ cabin: ref('BookingCabin') })), type('BookingCabin', object(fields)));
    expect(told(before, named({ deck: whole, bunk: text }))).toEqual([
      'minor adds/none field-added types.Booking.cabin.bunk',
      'patch none/none evidence-changed types.BookingCabin name',
    ]);
    expect(broken(before, named({ 'deck!': whole }))).toContain(
      'breaking! breaks/none requirement-changed types.Booking.cabin.deck required',
    );
  });

  it('of validators go with a type that is a part of another one now', () => {
    const booking = (cabin: Schema, ...types: readonly NamedType[]) =>
      api({ operations: [operation('book', { takes: ref('Booking') })], types: [type('Booking', object({ cabin })), ...types] });
    const fields = object({ deck: whole });
    const named = booking(ref('BookingCabin'), type('BookingCabin', fields));
    expect(broken(named, booking(fields))).toEqual([
      'breaking! breaks/none export-removed types.BookingCabin validateBookingCabin',
    ]);
    expect(broken(booking(fields), named)).toEqual([]);
  });

  it('of a type that no operation has stand for its values and for no others', () => {
    const deck = (schema: Schema) => api({ operations: [operation('a')], types: [type('Deck', object({ state: schema }))] });
    expect(told(deck(words('UP')), deck(words('UP', 'DOWN')))).toContain(
      'breaking! none/none enum-value-added types.Deck.state enum',
    );
    expect(broken(deck(words('UP', 'DOWN')), deck(text))).toContain('breaking! none/none type-changed types.Deck.state type');
  });

  it('split where what was received is sent, too, and may hold other values there', () => {
    const deck = type('Deck', object({ state: words('UP', 'DOWN') }));
    const before = api({ operations: [operation('show', { gives: ref('Deck') })], types: [deck] });
    const after = api({
      operations: [operation('move', { takes: ref('Deck') }), operation('show', { gives: ref('Deck') })],
      types: [deck],
    });
    expect(broken(before, after)).toEqual([
      'breaking! adds/adds export-added types.Deck DeckReceived',
      'breaking! adds/adds export-added types.Deck.state DeckStateReceived',
    ]);
  });

  it('of lists that nobody had stand for any value from when they are received', () => {
    const deck = type('Deck', object({ state: words('UP', 'DOWN') }));
    const unused = api({ operations: [operation('a')], types: [deck] });
    const used = (more: { readonly gives?: Schema; readonly takes?: Schema }) =>
      api({ operations: [operation('a'), operation('b', more)], types: [deck] });
    expect(told(unused, used({ gives: ref('Deck') }))).toEqual([
      'breaking! none/breaks-closed type-changed types.Deck.state type',
      'minor adds/none operation-added b',
    ]);
    expect(told(unused, used({ takes: ref('Deck') }))).toEqual(['minor adds/none operation-added b']);
    expect(told(unused, used({ takes: ref('Deck'), gives: ref('Deck') }))).toEqual(['minor adds/none operation-added b']);
  });

  it('of errors stay while another operation ends with them', () => {
    const ending = (...ids: readonly string[]) =>
      api({
        operations: ['a', 'b'].map((id) => operation(id, { errors: ids.includes(id) ? [{ name: 'Full', evidence: {} }] : [] })),
        errors: [error('Full')],
      });
    expect(told(ending('a', 'b'), ending('a'))).toEqual(['minor none/none error-removed b.errors.Full']);
    expect(told(ending('a'), ending('a', 'b'))).toEqual(['minor none/breaks-closed error-added b.errors.Full']);
  });
});

describe('signatures', () => {
  const drawn = (mediaType: string) =>
    api({
      operations: [
        operation('a', { responses: [answer(text, { contents: [{ mediaType, schema: ref('Deck'), evidence: {} }] })] }),
      ],
      types: [type('Deck', object({ level: whole }))],
    });

  const cases: readonly (readonly [string, ApiModel, ApiModel, readonly string[]])[] = [
    [
      'a first parameter stands where options stood',
      api({ operations: [operation('a')] }),
      api({ operations: [operation('a', { parameters: [query('q')] })] }),
      ['breaking! adds/none parameter-added a.query.q'],
    ],
    [
      'an answer in a form that is neither JSON nor text is bytes, whatever is said to stand in them',
      drawn('application/json'),
      drawn('image/png'),
      ['breaking! none/breaks transport-changed a.response mediaType'],
    ],
    [
      'bytes that become JSON are read as what it says',
      drawn('image/png'),
      drawn('application/json'),
      ['breaking! breaks/breaks export-removed a aStream'],
    ],
    [
      'a parameter that is sent elsewhere keeps its name',
      api({ operations: [operation('a', { parameters: [query('q')] })] }),
      api({ operations: [operation('a', { parameters: [query('q', { in: 'header' })] })] }),
      [],
    ],
    [
      'a parameter that gives its name to another breaks those who wrote it',
      api({ operations: [operation('a', { parameters: [query('q')] })] }),
      api({ operations: [operation('a', { parameters: [query('q'), query('q', { in: 'path', schema: whole })] })] }),
      ['breaking! breaks/none parameter-added a.path.q'],
    ],
    [
      'what is no answer to the client is not seen by its code',
      api({ operations: [operation('a', { responses: [{ status: 404, contents: [], headers: [query('h')], evidence: {} }] })] }),
      api({ operations: [operation('a', { responses: [{ status: 404, contents: [], headers: [], evidence: {} }] })] }),
      [],
    ],
    [
      'an answer under another status is the same to the client',
      api({ operations: [operation('a', { gives: ref('Deck') })], types: [type('Deck', object({ level: whole }))] }),
      api({
        operations: [
          operation('a', {
            responses: [
              {
                status: 201,
                contents: [{ mediaType: 'application/json', schema: ref('Deck'), evidence: {} }],
                headers: [],
                evidence: {},
              },
            ],
          }),
        ],
        types: [type('Deck', object({ level: whole }))],
      }),
      [],
    ],
  ];
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(broken(before, after)).toEqual(expected);
  });
});

describe('where requests go', () => {
  const at = (...urls: readonly string[]): ApiModel =>
    api({ operations: [operation('a')], servers: urls.map((url): Server => ({ url, evidence: {} })) });
  const cases: readonly (readonly [string, ApiModel, ApiModel, readonly string[]])[] = [
    ['the only server is gone', at('https://a.example'), at(), ['breaking! breaks/none server-removed servers[0] url']],
    ['a first server', at(), at('https://a.example'), []],
    ['another server', at('https://a.example'), at('https://b.example'), []],
    ['one more server', at('https://a.example'), at('https://a.example', 'https://b.example'), []],
    [
      'a server that asks for a region',
      at('https://a.example'),
      at('https://{region}.example'),
      ['breaking! breaks/none server-removed servers[0] url'],
    ],
    [
      'a region that is asked for no longer',
      at('https://{region}.example'),
      at('https://a.example'),
      ['breaking! breaks/none server-removed servers[0] url'],
    ],
  ];
  it.each(cases)('%s', (_, before, after, expected) => {
    expect(broken(before, after)).toEqual(expected);
  });

  it('a target prefix that is known is not asked for', () => {
    const aws = (targetPrefix?: string): ApiModel =>
      api({
        protocol: {
          kind: 'aws-json',
          version: '1.1',
          patterns: 'whole',
          ...(targetPrefix === undefined ? {} : { targetPrefix }),
          evidence: {},
        },
      });
    expect(told(aws(), aws('Ferry'))).toEqual(['breaking! adds/none transport-changed protocol targetPrefix']);
    expect(told(aws('Ferry'), aws())).toEqual(['breaking! breaks/none transport-changed protocol targetPrefix']);
  });
});

it('dates of AWS JSON are numbers to code', () => {
  const dated = (kind: 'aws-json' | 'rest-json', format?: string): ApiModel =>
    api({
      protocol:
        kind === 'aws-json'
          ? { kind, version: '1.1', patterns: 'whole', evidence: {} }
          : { kind, patterns: 'whole', evidence: {} },
      operations: [operation('a', { gives: ref('Deck') })],
      types: [type('Deck', object({ at: { kind: 'string', ...(format === undefined ? {} : { format }), evidence: {} } }))],
    });
  expect(broken(dated('aws-json'), dated('aws-json', 'date-time'))).toEqual([
    'breaking! none/none constraint-changed types.Deck.at format',
  ]);
  expect(broken(dated('rest-json'), dated('rest-json', 'date-time'))).toEqual([]);
});
