import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialects, manifest } from '../../src/dialect/manifest.js';

/** What a folder's modules export as tables of rules: each rule has a name and says what it matches. */
async function tablesOf(name: string): Promise<readonly (readonly string[])[]> {
  const folder = `src/dialect/${name}`;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file): Promise<object> => import(`../../${folder}/${file}`)));
  return modules.flatMap((module) =>
    Object.values(module).flatMap((value) => (isTable(value) ? [value.map((rule) => rule.name)] : [])),
  );
}

const isTable = (value: unknown): value is readonly { readonly name: string }[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((one) => typeof one === 'object' && one !== null && typeof one.name === 'string');

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

describe('the manifest', () => {
  it('names every folder of a dialect, and each once', () => {
    const folders = readdirSync('src/dialect', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const known = folders
      .map(({ name }) => name)
      .filter((name) => existsSync(`src/dialect/${name}/index.ts`) && name !== 'declarative');
    expect(dialects.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it('is grouped, and says in a line what each reads', () => {
    for (const { family, dialects: entries } of manifest) {
      expect(family).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(entries.length).toBeGreaterThan(0);
      for (const [, reads] of entries) expect(reads).toMatch(/^.{5,100}[^.]$/u);
    }
  });

  it('is what the README says', () => {
    const readme = readFileSync('README.md', 'utf8').split('\n');
    const rows = manifest.flatMap(({ family, dialects: entries }) => [
      `| **${family}** | |`,
      ...entries.map(([{ name }, reads]) => `| \`${name}\` | ${reads} |`),
    ]);
    expect(rows.filter((row) => !readme.includes(row))).toEqual([]);
  });
});

describe.each(dialects.map((dialect) => [dialect.name, dialect] as const))('the dialect %s', (name, dialect) => {
  it('has a version, a folder of its own, fixtures and tests', () => {
    expect(dialect.version).toBeGreaterThanOrEqual(1);
    expect(Number.isInteger(dialect.version)).toBe(true);
    expect(filesIn(`fixtures/${name}`).length).toBeGreaterThan(0);
    expect(filesIn(`test/dialect/${name}`).filter((file) => file.endsWith('.test.ts')).length).toBeGreaterThan(0);
  });

  it('reads by tables whose rules have sentences for names, each its own', async () => {
    const tables = await tablesOf(name);
    expect(tables.length).toBeGreaterThan(0);
    for (const names of tables) {
      expect(names.filter((rule, index) => names.indexOf(rule) < index)).toEqual([]);
      expect(names.filter((rule) => !isSentence(rule))).toEqual([]);
    }
  });
});

/** Several words, with neither a capital to begin with nor a stop at the end: names stand within other sentences. */
const isSentence = (rule: string): boolean => rule.split(' ').length >= 2 && !rule.endsWith('.') && rule.length <= 140;
