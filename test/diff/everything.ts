import type { ApiModel, Schema } from '../../src/model/api.js';
import { answer, api, error, flag, list, nothing, object, operation, query, ref, said, text, type, words } from './models.js';

/** Names that mean something to JavaScript, to Markdown or to a path. */
export const hostileNames = ['__proto__', 'constructor', 'a.b', 'a b', '*/', '`${x}`', '\u2028', '../up', '"q"', '[]', '<0>'];

/** A small API that says of everything a model can say at least one thing. */
export function everything(): ApiModel {
  const evidence = { type: [said('type')], description: [said('words', 2)] };
  const numbers: Schema = {
    kind: 'number',
    format: 'double',
    minimum: 1,
    maximum: 9,
    exclusiveMinimum: 0,
    exclusiveMaximum: 10,
    multipleOf: 0.5,
    default: 2,
    examples: [3],
    evidence,
  };
  const rope: Schema = {
    kind: 'string',
    title: 'Rope',
    description: 'What holds it.',
    deprecated: true,
    format: 'uuid',
    minLength: 1,
    maxLength: 8,
    pattern: '[a-z]+',
    default: 'hemp',
    examples: ['hemp'],
    evidence,
  };
  const hostile = object(Object.fromEntries(hostileNames.map((name) => [name, text])));
  return api({
    description: 'Boats.',
    protocol: {
      kind: 'aws-json',
      version: '1.1',
      targetPrefix: 'Ferry',
      patterns: 'whole',
      evidence: { patterns: [said('whole')] },
    },
    servers: [
      {
        url: 'https://{coast}.ferry.example',
        description: 'Where it is.',
        variables: [{ name: 'coast', default: 'west', values: ['west', 'east'], description: 'Which.' }],
        evidence: { url: [said('url')] },
      },
    ],
    operations: [
      operation('Book', {
        title: 'Book',
        description: 'Books.',
        modified: 'Monday',
        takes: ref('Booking'),
        gives: ref('Ticket'),
        parameters: [
          query('X-Deck', { in: 'header', required: true, description: 'Which.', shared: true, examples: ['a'], evidence }),
          query('page', { schema: { kind: 'integer', minimum: 1, evidence: {} }, deprecated: true }),
        ],
        servers: [{ url: 'https://book.ferry.example', evidence: {} }],
        errors: [{ name: 'Full', documentedStatus: 480, evidence: { name: [said('Full')] } }],
        examples: [{ role: 'request', title: 'One', status: 200, mediaType: 'application/json', value: { a: 1 }, evidence: {} }],
        samples: [{ label: 'Shell', code: 'curl', evidence: {} }],
        security: [{ kind: 'apiKey', in: 'header', key: 'X-Key', name: 'key', evidence: { type: [said('key')] } }],
        evidence: { id: [said('Book')] },
      }),
      operation('List', {
        method: 'GET',
        responses: [
          answer(list(ref('Ticket')), { title: 'OK', description: 'All.', headers: [query('X-Next', { in: 'header' })] }),
          answer(ref('Notice'), { status: 400, range: true }),
          { status: 'default', contents: [], headers: [], evidence: {} },
        ],
        security: [{ kind: 'bearer', format: 'JWT', evidence: {} }],
        source: 'other.txt',
      }),
    ],
    types: [
      type(
        'Booking',
        object({ 'rope!': rope, numbers, deck: ref('Deck'), hostile, file: { kind: 'binary', format: 'png', evidence: {} } }),
      ),
      type('Deck', {
        kind: 'object',
        partial: true,
        properties: [
          {
            name: 'level',
            required: true,
            schema: { kind: 'enum', type: 'string', values: ['UP', 'DOWN'], evidence },
            evidence: {},
          },
          {
            name: 'only',
            required: false,
            schema: { kind: 'enum', type: 'integer', constant: true, values: [1], evidence },
            evidence: {},
          },
        ],
        evidence,
      }),
      type('Lost', object({ a: text })),
      type(
        'Notice',
        object({ inner: ref('Notice'), deck: { kind: 'reference', name: 'Deck', of: 'object', description: 'x', evidence: {} } }),
      ),
      type('Ticket', {
        kind: 'object',
        properties: [
          {
            name: 'seats',
            required: true,
            schema: { kind: 'array', items: words('A', 'B'), minItems: 1, maxItems: 4, uniqueItems: true, evidence: {} },
            evidence: {},
          },
          {
            name: 'tags',
            required: false,
            schema: { kind: 'map', values: text, minProperties: 1, maxProperties: 3, evidence: {} },
            evidence: {},
          },
          {
            name: 'either',
            required: false,
            schema: { kind: 'union', mode: 'any-of', members: [flag, ref('Deck'), nothing], evidence: {} },
            evidence: {},
          },
          {
            name: 'any',
            required: false,
            schema: { kind: 'unknown', evidence: {} },
            evidence: { type: [{ ...said('any'), standing: 'unknown' }] },
          },
        ],
        evidence,
      }),
    ],
    errors: [
      error('Full', { description: 'No room.', schema: ref('Notice'), evidence: { status: [said('400')] } }),
      error('Spare'),
    ],
    sources: [
      { source: 'page.txt', hash: 'sha256-1', dialect: 'apidog', modified: 'Monday' },
      { source: 'other.txt', hash: 'sha256-2', dialect: 'apidog' },
    ],
    evidence: { title: [said('Ferry')] },
  });
}
