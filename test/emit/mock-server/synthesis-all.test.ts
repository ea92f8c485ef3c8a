import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import type { SchemaNode } from '../../../src/emit/mock-server/runtime/schema.js';
import { Synthesiser } from '../../../src/emit/mock-server/runtime/synthesise.js';
import { typesToJsonSchema } from '../../../src/model/schema-to-json-schema.js';
import { load } from '../validator/load.js';
import { fixtureModels } from './fixture-models.js';
import { type SchemaPool, schemaPools } from './fixture-schemas.js';

const wanted = 10_000;
const seed = 'seven';

let pools: readonly SchemaPool[];

beforeAll(async () => {
  const { models } = await fixtureModels();
  pools = await schemaPools(models);
});

interface Made {
  readonly name: string;
  readonly value: unknown;
}

const perSchema = (): number => Math.ceil(wanted / pools.reduce((sum, { nodes }) => sum + nodes.size, 0));

/** So many values of every schema, as they are when they have been sent. */
function* valuesOf({ nodes, patterns }: SchemaPool, each: number): Generator<Made> {
  const synthesiser = new Synthesiser(nodes, patterns);
  for (const [name, node] of nodes) {
    for (let number = 1; number <= each; number += 1) {
      yield { name, value: JSON.parse(JSON.stringify(synthesiser.value(node, `${seed}/${name}/${number}`, number % 2 === 0))) };
    }
  }
}

/** ajv in Unicode mode, on the JSON Schema that packages export. */
function ajvOf({ model, patterns }: SchemaPool): (name: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true, unicodeRegExp: true });
  ajv.addSchema({
    $id: 'all',
    $defs: typesToJsonSchema(model.types, { patterns, refTo: (name) => `#/$defs/${name}` }, (name) => name),
  });
  return (name) => {
    const validate = ajv.getSchema(`all#/$defs/${name}`);
    if (validate === undefined) throw new Error(`no schema ${name}`);
    return validate;
  };
}

describe(`${wanted} made-up values of all schemas of all pages under fixtures`, () => {
  test('are valid by the generated validator and by ajv', { timeout: 300_000 }, async () => {
    let count = 0;
    const wrong: unknown[] = [];
    for (const pool of pools) {
      const ours = await load(pool.model);
      const compiled = ajvOf(pool);
      let judged: { readonly name: string; readonly validate: ValidateFunction } | undefined;
      for (const { name, value } of valuesOf(pool, perSchema())) {
        if (judged?.name !== name) judged = { name, validate: compiled(name) };
        const { issues } = ours.validate(name, value);
        const theirs = judged.validate(value) ? undefined : judged.validate.errors;
        if (issues !== undefined || theirs != null) wrong.push({ title: pool.titles.get(name), value, issues, theirs });
        count += 1;
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(wanted);
  });

  test('are of both kinds of patterns, with classes of Unicode among them', () => {
    for (const { patterns, nodes } of pools) expect(nodes.size, patterns).toBeGreaterThan(100);
    const written = pools.map(({ nodes }) => JSON.stringify([...nodes.values()])).join();
    expect(written).toContain('\\\\p{L}');
  });

  test('leave none out: every schema has values that come to an end', () => {
    for (const { nodes, patterns, titles } of pools) {
      const synthesiser = new Synthesiser(nodes, patterns);
      expect([...nodes].filter(([, node]) => !synthesiser.isFinite(node)).map(([name]) => titles.get(name))).toEqual([]);
    }
  });

  test('are the same bytes in another process', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pagewright-synthesis-'));
    try {
      const each = perSchema();
      const here = createHash('sha256');
      for (const pool of pools) for (const { value } of valuesOf(pool, each)) here.update(JSON.stringify(value));
      await build({
        stdin: {
          contents: `
            import { createHash } from 'node:crypto';
            import { readFileSync } from 'node:fs';
            import { Synthesiser } from './synthesise.js';
            const { pools, each, seed } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
            const hash = createHash('sha256');
            for (const { nodes, patterns } of pools) {
              const synthesiser = new Synthesiser(new Map(nodes), patterns);
              for (const [name, node] of nodes) {
                for (let number = 1; number <= each; number += 1) {
                  hash.update(JSON.stringify(synthesiser.value(node, seed + '/' + name + '/' + number, number % 2 === 0)));
                }
              }
            }
            process.stdout.write(hash.digest('hex'));
          `,
          resolveDir: fileURLToPath(new URL('../../../src/emit/mock-server/runtime/', import.meta.url)),
        },
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: join(folder, 'there.mjs'),
      });
      const told = { each, seed, pools: pools.map(({ nodes, patterns }) => ({ nodes: [...nodes], patterns })) };
      await writeFile(join(folder, 'schemas.json'), JSON.stringify(told));
      const there = await promisify(execFile)(process.execPath, [join(folder, 'there.mjs'), join(folder, 'schemas.json')]);
      expect(there.stdout).toBe(here.digest('hex'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe('a seed gives these values, whatever the machine and the version', () => {
  const person: SchemaNode = {
    kind: 'object',
    properties: [
      { name: 'id', required: true, schema: { kind: 'string', format: 'uuid' } },
      { name: 'name', required: true, schema: { kind: 'string', pattern: '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+', maxLength: 12 } },
      { name: 'born', required: false, schema: { kind: 'string', format: 'date' } },
      { name: 'friends', required: false, schema: { kind: 'array', maxItems: 1, items: { kind: 'reference', name: 'Person' } } },
    ],
  };

  test.each<[schema: SchemaNode, value: string]>([
    [{ kind: 'string' }, '"kelp"'],
    [{ kind: 'string', format: 'date-time' }, '"2027-05-06T09:53:58Z"'],
    [{ kind: 'string', pattern: '\\p{Script=Greek}{3}-[\\p{Nd}]{2}' }, '"χΤΌ-38"'],
    [{ kind: 'string', pattern: '(a+)+$', unmatched: true, minLength: 4, maxLength: 9 }, '"aaaaaaa"'],
    [{ kind: 'integer', minimum: -5, exclusiveMaximum: 100, multipleOf: 5 }, '75'],
    [{ kind: 'number', minimum: 0, maximum: 1 }, '0.78'],
    [{ kind: 'enum', values: ['red', 'green', 7, true] }, 'true'],
    [{ kind: 'array', minItems: 2, maxItems: 3, uniqueItems: true, items: { kind: 'integer', minimum: 1, maximum: 9 } }, '[4,2]'],
    [{ kind: 'map', values: { kind: 'boolean' } }, '{"key1":false,"key2":false}'],
    [{ kind: 'union', members: [{ kind: 'string' }, { kind: 'null' }] }, 'null'],
    [
      { kind: 'reference', name: 'Person' },
      '{"id":"c626efae-746e-474c-82e8-0b3319a6094c","name":"yf6YxTMEuz","born":"2024-08-10","friends":[{"id":"6773c7bc-bb3d-4f99-a2db-03e6c8f9de09","name":"xuT","born":"2025-12-11","friends":[{"id":"36efcc2f-d3de-4ac4-9b2a-6afde15d6e80","name":"rmh","born":"2021-03-10","friends":[]}]}]}',
    ],
  ])('%j', (schema, value) => {
    expect(JSON.stringify(new Synthesiser(new Map([['Person', person]]), 'whole').value(schema, seed))).toBe(value);
  });
});
