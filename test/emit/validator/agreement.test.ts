import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { ApiModel, Json, Schema } from '../../../src/model/api.js';
import { typesToJsonSchema } from '../../../src/model/schema-to-json-schema.js';
import { fixtureModel, modelOf } from '../types/models.js';
import { type Loaded, load } from './load.js';
import { Random } from './random.js';
import { randomTypes } from './random-schema.js';
import { mutated, randomValue } from './random-value.js';

/** `npm run agreement` asks for many more. */
const wanted = Number(process.env['AGREEMENT_VALUES'] ?? 8_000);
const valuesPerModel = 800;
const typesPerModel = 10;

/** ajv on the schemas that the package exports. */
function ajvOf(model: ApiModel): (type: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false, ownProperties: true, messages: false });
  const options = { patterns: model.protocol.patterns, refTo: (name: string) => `#/$defs/${name}` };
  const $defs = typesToJsonSchema(model.types, options, (name) => name);
  const compiled = new Map<string, ValidateFunction>();
  return (type) => {
    const validate = compiled.get(type) ?? ajv.compile({ $ref: `#/$defs/${type}`, $defs });
    compiled.set(type, validate);
    return validate;
  };
}

/** Nothing where ajv itself gives up: its comparison of items calls a member of theirs called `toString`. */
function verdict(ajv: ValidateFunction, value: Json): boolean | undefined {
  try {
    return ajv(value);
  } catch (error) {
    if (error instanceof TypeError && JSON.stringify(value).includes('"toString"')) return undefined;
    throw error;
  }
}

/** Compares both on one value; says what is different. */
function disagreement(type: string, value: Json, ours: Loaded, ajv: ValidateFunction): string | undefined {
  const theirs = verdict(ajv, value);
  if (theirs === undefined) return undefined;
  const errors = ajv.errors ?? [];
  const result = ours.validate(type, value);
  const told = (what: string): string =>
    `${what} on ${JSON.stringify(value)}: ${JSON.stringify({ theirs: errors, ours: result.issues })}`;
  if (ours.is(type, value) !== theirs) return told(`ajv says ${theirs}`);
  if ((result.issues === undefined) !== theirs) return told('test and walk differ');
  if (result.issues === undefined) return undefined;
  const first = ours.validate(type, value, { abortEarly: true }).issues ?? [];
  if (first.length !== 1 || JSON.stringify(first[0]) !== JSON.stringify(result.issues[0])) return told('the first issue differs');
  // Inside a union ajv tells of every option, we of the union.
  if (errors.some(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) return undefined;
  // Among items of a wrong type ajv looks for no two alike.
  const found = new Set(
    result.issues.filter(({ keyword }) => keyword !== 'uniqueItems').map(({ pointer, keyword }) => `${pointer} ${keyword}`),
  );
  const documented = new Set(
    errors.filter((error) => !isEcho(error, errors)).map((error) => `${pointerOf(error)} ${error.keyword}`),
  );
  const same = found.size === documented.size && [...found].every((issue) => documented.has(issue));
  return same ? undefined : told('issues differ');
}

/** ajv holds values of the wrong type against an enum too, and fractions against an integer's bounds. */
const isEcho = (error: ErrorObject, errors: readonly ErrorObject[]): boolean =>
  error.keyword === 'uniqueItems' ||
  errors.some((other) => other !== error && other.keyword === 'type' && other.instancePath === error.instancePath);

function pointerOf(error: ErrorObject): string {
  if (error.keyword !== 'required') return error.instancePath;
  const missing = String((error.params as { missingProperty: unknown }).missingProperty);
  return `${error.instancePath}/${missing.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

interface Tally {
  values: number;
  valid: number;
}

async function compare(model: ApiModel, count: number, random: Random, tally: Tally): Promise<void> {
  const ours = await load(model);
  const ajv = ajvOf(model);
  const types: Record<string, Schema> = Object.fromEntries(model.types.map(({ name, schema }) => [name, schema]));
  const names = Object.keys(types);
  const disagreements: string[] = [];
  for (let index = 0; index < count && disagreements.length === 0; index += 1) {
    const name = names[index % names.length] ?? '';
    const schema = types[name];
    if (schema === undefined) continue;
    let value = randomValue(schema, types, random);
    for (let times = random.pick([0, 1, 1, 2]); times > 0; times -= 1) value = mutated(value, random);
    const validate = ajv(name);
    const different = disagreement(name, value, ours, validate);
    if (different !== undefined) disagreements.push(`${name} ${JSON.stringify(withoutEvidence(schema))}: ${different}`);
    tally.values += 1;
    if (ours.is(name, value)) tally.valid += 1;
  }
  expect(disagreements).toEqual([]);
}

const withoutEvidence = (schema: Schema): unknown =>
  JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === 'evidence' ? undefined : value)));

describe('agreement with ajv', () => {
  it(`on ${wanted} valid and nearly valid values of made-up schemas`, { timeout: 600_000 }, async () => {
    const tally: Tally = { values: 0, valid: 0 };
    for (let seed = 1; tally.values < wanted; seed += 1) {
      const random = new Random(seed);
      const model = modelOf({ types: randomTypes(random, typesPerModel), patterns: random.pick(['whole', 'search']) });
      await compare(model, valuesPerModel, random, tally);
    }
    expect(tally.valid).toBeGreaterThan(tally.values * 0.2);
    expect(tally.valid).toBeLessThan(tally.values * 0.8);
  });

  it(`on ${wanted} values of the first page's types`, { timeout: 600_000 }, async () => {
    const tally: Tally = { values: 0, valid: 0 };
    await compare(fixtureModel(), wanted, new Random(1), tally);
    expect(tally.values).toBe(wanted);
    expect(tally.valid).toBeGreaterThan(tally.values * 0.1);
    expect(tally.valid).toBeLessThan(tally.values * 0.8);
  });
});
