import type { ApiModel, EvidenceMap, Operation, Schema } from '../../../src/model/api.js';
import { buildModel } from '../../../src/model/build.js';
import type { Reading } from '../../../src/model/reading.js';

/** Facts of an operation, `place fact` → value, as `truth.json` lists them. What is unknown is no fact. */
export type Facts = Readonly<Record<string, string>>;

/** Facts of every operation of a page, by `METHOD /path`. */
export function factsOfReading(reading: Reading): Readonly<Record<string, Facts>> {
  const { value: model } = buildModel([reading]);
  return Object.fromEntries(
    model.operations.map((operation) => [`${operation.method} ${operation.path}`, factsOf(model, operation)]),
  );
}

const standsFor = (evidence: EvidenceMap, fact: string): boolean => {
  const [first] = evidence[fact] ?? [];
  return first === undefined || first.standing !== 'unknown';
};

function factsOf(model: ApiModel, operation: Operation): Facts {
  const facts: Record<string, string> = { 'operation method': operation.method, 'operation path': operation.path };
  const put = (key: string, value: unknown): void => {
    facts[key] = String(value);
  };
  const walk = (schema: Schema, at: string, seen: readonly string[]): void => {
    put(at, 'yes');
    if (schema.kind === 'reference') {
      const type = model.types.find(({ name }) => name === schema.name);
      if (type && !seen.includes(type.name)) walk(type.schema, at, [...seen, type.name]);
      return;
    }
    if (schema.kind === 'union') {
      const members = schema.members.filter(({ kind }) => kind !== 'null');
      if (members.length < schema.members.length) put(`${at} nullable`, 'yes');
      const [only, ...others] = members;
      if (only && others.length === 0) walk(only, at, seen);
      else put(`${at} type`, members.map(({ kind }) => kind).join('|'));
      return;
    }
    if (schema.kind !== 'unknown' && standsFor(schema.evidence, 'type'))
      put(`${at} type`, schema.kind === 'enum' ? schema.type : schema.kind);
    if (schema.kind === 'enum') put(`${at} enum`, [...schema.values].map(String).sort().join('|'));
    for (const [key, value] of Object.entries(schema))
      if (
        [
          'format',
          'minLength',
          'maxLength',
          'pattern',
          'minimum',
          'maximum',
          'exclusiveMinimum',
          'exclusiveMaximum',
          'minItems',
          'maxItems',
          'default',
        ].includes(key)
      )
        put(`${at} ${key}`, value);
    if (
      schema.kind === 'array' &&
      (schema.items.kind !== 'unknown' || schema.items.evidence['type']?.[0]?.standing !== 'unknown')
    )
      walk(schema.items, `${at}[]`, seen);
    if (schema.kind === 'map' && schema.values.kind !== 'unknown') walk(schema.values, `${at}{}`, seen);
    if (schema.kind === 'object')
      for (const property of schema.properties) {
        const key = `${at}.${property.name}`;
        walk(property.schema, key, seen);
        if (standsFor(property.evidence, 'required')) put(`${key} required`, property.required ? 'yes' : 'no');
      }
  };
  for (const { url } of [...operation.servers, ...(operation.servers.length === 0 ? model.servers : [])])
    put('operation server', url);
  for (const { kind } of operation.security) put('operation security', kind);
  for (const parameter of operation.parameters) {
    const key = `param ${parameter.in} ${parameter.name}`;
    walk(parameter.schema, key, []);
    if (standsFor(parameter.evidence, 'required')) put(`${key} required`, parameter.required ? 'yes' : 'no');
  }
  for (const { mediaType, schema, evidence } of operation.requestBody?.contents ?? []) {
    if (standsFor(evidence, 'mediaType')) put('request mediaType', mediaType);
    walk(schema, 'request', []);
  }
  const successes = operation.responses.filter(({ status }) => status === 'default' || status < 400);
  for (const [index, { status, evidence, contents, headers }] of successes.entries()) {
    const at = index === 0 ? 'response' : `response ${status}`;
    if (standsFor(evidence, 'status')) put(`${at} status`, status);
    for (const { schema } of contents) walk(schema, at, []);
    for (const header of headers) walk(header.schema, `${at} header ${header.name}`, []);
  }
  for (const { name, documentedStatus, evidence } of operation.errors) {
    put(`error ${name}`, 'yes');
    if (documentedStatus !== undefined && standsFor(evidence, 'documentedStatus')) put(`error ${name} status`, documentedStatus);
  }
  return facts;
}

export interface Comparison {
  readonly hits: number;
  readonly missing: readonly string[];
  readonly wrong: readonly string[];
  /** Facts that the page does not tell. */
  readonly invented: readonly string[];
  readonly f1: number;
}

export function compare(truth: Readonly<Record<string, Facts>>, got: Readonly<Record<string, Facts>>): Comparison {
  const flat = (all: Readonly<Record<string, Facts>>): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(all).flatMap(([operation, facts]) =>
        Object.entries(facts).map(([key, value]) => [`${operation}: ${key}`, value] as const),
      ),
    );
  const wanted = flat(truth);
  const found = flat(got);
  const missing = [...wanted].filter(([key]) => !found.has(key)).map(([key, value]) => `${key} = ${value}`);
  const wrong = [...wanted]
    .filter(([key, value]) => found.has(key) && found.get(key) !== value)
    .map(([key, value]) => `${key} = ${found.get(key)}, not ${value}`);
  const invented = [...found].filter(([key]) => !wanted.has(key)).map(([key, value]) => `${key} = ${value}`);
  const hits = wanted.size - missing.length - wrong.length;
  const precision = hits / Math.max(1, hits + wrong.length + invented.length);
  const recall = hits / Math.max(1, wanted.size);
  return { hits, missing, wrong, invented, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
