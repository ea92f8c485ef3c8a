import type { ApiModel, Operation, Protocol, Schema } from '../../src/model/api.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
} from '../emit/make-model.js';

/** Sets a mark that a test can see, wherever code of it runs. */
const mark = 'globalThis.ran=(globalThis.ran??0)+1';

/** Breaks out of each context that generated text has: comments, strings, templates, regular expressions, Markdown, JSON, paths. */
export const payloads: readonly string[] = [
  `*/ ${mark}; /*`,
  `'; ${mark}; '`,
  `"; ${mark}; "`,
  `\`; ${mark}; \``,
  `\${${mark}}`,
  `\\'; ${mark}; //`,
  `\n${mark}\n//`,
  `\u2028${mark}\u2029//`,
  `\r${mark}//`,
  `]/; ${mark}; /[`,
  `--> <script>${mark}</script> <!--`,
  `{{constructor.constructor "${mark}"}}`,
  `@see {@link x} */ ${mark} /**`,
  `\u202e${mark}\u2066`,
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'then',
  'default',
  'await',
  '../../../escape',
  'con',
  '',
  ' ',
  '\ud800',
  '\u0000\u001b[31m',
  '\u200b',
  '取消订单',
];

const payload = (index: number): string => payloads[index % payloads.length] ?? '';

/** A slice of the payloads that another index begins elsewhere, so that together they meet every place. */
const some = (index: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, offset) => payload(index * count + offset));

const everything = payloads.join(' ');

/** Every payload wherever a page's words can get to. */
export function hostileModel(protocol: Protocol['kind']): ApiModel {
  return makeModel({
    name: 'hostile',
    title: everything,
    description: everything,
    protocol:
      protocol === 'aws-json'
        ? { kind: 'aws-json', version: '1.1', patterns: 'whole', targetPrefix: everything, evidence: {} }
        : { kind: 'rest-json', patterns: 'search', evidence: {} },
    servers: [{ url: `https://{${everything.replaceAll(/[{}]/gu, '')}}.example/`, description: everything, evidence: {} }],
    operations: payloads.map(hostileOperation),
    types: payloads.map((name, index) => namedType(name, hostileShape(index))),
    errors: payloads.map((name, index) => apiError(name, { description: payload(index + 1), schema: reference(name) })),
    sources: [{ source: everything, hash: 'sha256-0', dialect: everything, modified: everything }],
  });
}

/** One type has every payload as a member, the others some. */
function hostileShape(index: number): Schema {
  const members = (index === 0 ? payloads : some(index, 4)).map((name, offset) =>
    property(name, hostileField(index + offset), offset % 2 === 0),
  );
  return { ...objectOf(...members), title: payload(index + 2), description: index === 0 ? everything : payload(index + 3) };
}

function hostileField(index: number): Schema {
  const described = { title: payload(index), description: payload(index + 1), evidence: {} };
  const text = payload(index + 2);
  const fields: readonly Schema[] = [
    { kind: 'string', ...described, default: text, examples: [text], format: text, pattern: '^(?:a|*/|`|\\$\\{|/)*$' },
    { kind: 'enum', type: 'string', values: payloads, ...described },
    { kind: 'string', ...described, pattern: `[\\p{L}'"\`/*]+` },
    { kind: 'string', ...described, pattern: '(' },
    { kind: 'map', values: reference('constructor'), ...described },
    { kind: 'union', mode: 'one-of', members: [reference('__proto__'), { kind: 'null', evidence: {} }], ...described },
  ];
  return fields[index % fields.length] ?? { kind: 'unknown', evidence: {} };
}

function hostileOperation(id: string, index: number): Operation {
  const name = payload(index);
  const text = payload(index + 1);
  return makeOperation({
    id,
    title: text,
    description: index === 0 ? everything : text,
    method: 'POST',
    path: `/${index}/{${name.replaceAll(/[{}]/gu, '')}}/${text}`,
    parameters: (['path', 'query', 'header', 'cookie'] as const).flatMap((place, offset) =>
      (index === 0 ? payloads : some(index + offset, 2)).map((wireName) => parameter(place, wireName, { description: text })),
    ),
    requestBody: jsonBody(reference(name)),
    responses: [jsonResponse(reference(name))],
    errors: some(index, 3).map((error) => ({ name: error, evidence: {} })),
    examples: [
      { role: 'request', title: text, value: { [name]: everything }, evidence: {} },
      { role: 'response', title: text, status: 200, value: { [name]: text }, evidence: {} },
    ],
    samples: ['Shell', 'JavaScript', 'Java', 'Swift', text].map((label) => ({ label, code: text, evidence: {} })),
    deprecated: true,
    modified: text,
    source: text,
  });
}
