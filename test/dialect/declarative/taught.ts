import { readFileSync } from 'node:fs';
import { loadConfig } from '../../../src/config/load.js';
import { taughtDialect } from '../../../src/dialect/declarative/index.js';
import type { DialectSpec } from '../../../src/dialect/declarative/spec.js';
import type { Reading } from '../../../src/model/reading.js';
import { linesOf, readAs, schemaLines } from '../reading-lines.js';

/** The page of a fixture, read by the dialect of its config. */
export async function readFixture(folder: string, page: string): Promise<Reading> {
  const { dialects } = await loadConfig(folder);
  const [taught] = dialects;
  if (!taught) throw new Error(`${folder} teaches nothing`);
  return readAs(taughtDialect(taught), readFileSync(`${folder}/${page}`, 'utf8'), page);
}

/** Text, read by a dialect that a test makes up. */
export const readTaught = (spec: Omit<DialectSpec, 'name' | 'matches'>, text: string, id = 'page.txt'): Promise<Reading> =>
  readAs(taughtDialect({ spec: { name: 'made-up', matches: { source: '.' }, ...spec } }), text, id);

/** Everything that a reading says, one line a fact's place, each with the operation or type that it is about. */
export function factsOf(reading: Reading): readonly string[] {
  return [
    ...(reading.apiTitle === undefined ? [] : [`title: ${reading.apiTitle}`]),
    ...reading.servers.map(({ url }) => `server: ${url}`),
    ...reading.operations.flatMap((operation) => [
      `${operation.id}: titled “${operation.title ?? ''}”`,
      `${operation.id}: described “${(operation.description ?? '').replaceAll('\n', ' / ')}”`,
      ...linesOf({ ...reading, operations: [operation], errors: [] }).map((line) => `${operation.id}: ${line.trim()}`),
    ]),
    ...linesOf({ ...reading, operations: [] }),
    ...reading.types.flatMap(({ name, schema }) => schemaLines(`type ${name}`, schema)),
  ];
}

/** How well facts agree with the truth, as precision and recall put together; 1 where nothing is wrong and nothing is missing. */
export function f1(facts: readonly string[], truth: readonly string[]): number {
  const right = facts.filter((fact) => truth.includes(fact)).length;
  return (2 * right) / (facts.length + truth.length);
}
