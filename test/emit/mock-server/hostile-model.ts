import type { ApiModel, EvidenceMap, Operation, Parameter, Schema } from '../../../src/model/api.js';

/** A REST API whose page was written to break out of wherever its words are put. */

export const attacks: readonly string[] = [
  `'); globalThis.hacked = true; ('`,
  '`${(globalThis.hacked = true)}`',
  '*/ globalThis.hacked = true; /*',
  '\u2028globalThis.hacked = true;\u2029',
  '\\',
  '__proto__',
  'constructor',
  '\u202egnihton',
  '</script><script>',
  '../../../etc/passwd',
  '{{this}}',
];

const evidence: EvidenceMap = {};
const text: Schema = { kind: 'string', evidence };

const hostileObject: Schema = {
  kind: 'object',
  description: attacks.join('\n\n'),
  evidence,
  properties: attacks.map((name) => ({
    name,
    required: true,
    schema: { ...text, description: name, examples: [name] },
    evidence,
  })),
};

function query(name: string): Parameter {
  return {
    in: 'query',
    name,
    required: false,
    deprecated: false,
    schema: { kind: 'enum', type: 'string', values: attacks, evidence },
    examples: [],
    evidence,
  };
}

function operation(id: string, index: number): Operation {
  return {
    id,
    title: id,
    description: id,
    method: 'GET',
    path: `/attack/${index}/{id}`,
    servers: [],
    parameters: [
      { in: 'path', name: 'id', required: true, deprecated: false, schema: text, examples: [], evidence },
      ...attacks.map(query),
    ],
    responses: [
      {
        status: 200,
        title: id,
        contents: [{ mediaType: 'application/json', schema: { kind: 'reference', name: 'Hostile', evidence }, evidence }],
        headers: [{ in: 'header', name: `X-${id}`, required: true, deprecated: false, schema: text, examples: [], evidence }],
        evidence,
      },
    ],
    errors: attacks.map((name) => ({ name, documentedStatus: 480, evidence })),
    examples: [{ role: 'response', title: id, status: 200, value: { [id]: id }, evidence }],
    samples: [],
    security: [],
    deprecated: true,
    source: id,
    evidence,
  };
}

export const hostileModel: ApiModel = {
  formatVersion: 1,
  name: 'hostile',
  title: 'Hostile',
  protocol: { kind: 'rest-json', patterns: 'search', evidence },
  servers: [],
  operations: attacks.map(operation),
  types: [
    { name: 'Hostile', schema: hostileObject, evidence },
    { name: 'Runaway', schema: { kind: 'string', pattern: '(a+)+$', evidence }, evidence },
  ],
  errors: attacks.map((name) => ({
    name,
    description: name,
    status: 400,
    schema: { kind: 'reference', name: 'Runaway', evidence },
    evidence,
  })),
  sources: [],
  evidence,
};
