import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { general } from '../../../src/dialect/general/index.js';
import { dialects } from '../../../src/dialect/manifest.js';
import { buildModel } from '../../../src/model/build.js';
import { checkModel } from '../../../src/model/check.js';
import type { Reading } from '../../../src/model/reading.js';
import { outline } from '../../../src/page/outline.js';
import type { Page } from '../../../src/page/page.js';
import { compare, type Facts, factsOfReading } from './facts.js';

const root = new URL('../../../fixtures/general/', import.meta.url);

const pageAt = (path: string): Page => outline({ id: path, bytes: readFileSync(new URL(path, root)) }).value;

const layouts = readdirSync(root, { withFileTypes: true })
  .filter((one) => one.isDirectory() && readdirSync(new URL(`${one.name}/`, root)).includes('truth.json'))
  .map(({ name }) => name)
  .sort();

const read = (layout: string): { page: Page; reading: Reading; truth: Readonly<Record<string, Facts>>; unread: string } => {
  const folder = new URL(`${layout}/`, root);
  const file = readdirSync(folder).find((name) => name.startsWith('page.')) ?? '';
  const page = pageAt(`${layout}/${file}`);
  const text = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
  return { page, reading: general.parse(page), truth: JSON.parse(text('truth.json')), unread: text('unread.txt') };
};

/** What pages tell in a way that is not understood yet; a page that is not listed is read whole. */
const f1: Readonly<Record<string, number>> = { 'field-lists': 0.981, 'question-columns': 0.888 };

test('there are pages enough to mean something', () => {
  expect(layouts.length).toBeGreaterThanOrEqual(24);
});

describe.each(layouts)('a page laid out as %s', (layout) => {
  const { page, reading, truth, unread } = read(layout);
  const compared = compare(truth, factsOfReading(reading));

  test('is known for a reference page', () => {
    expect(general.matches(page)).toMatchObject({ sure: true });
  });

  test('is left to this dialect by those before it', () => {
    expect(dialects.find((dialect) => dialect.matches(page).sure)?.name).toBe('general');
  });

  test('has no fact made up and none wrong', () => {
    expect({ invented: compared.invented, wrong: compared.wrong }).toEqual({ invented: [], wrong: [] });
  });

  test('is read as far as before', () => {
    expect(Math.floor(compared.f1 * 1000) / 1000).toBe(f1[layout] ?? 1);
  });

  test('leaves unread what is listed beside it', () => {
    const lines = reading.coverage.unread.map(({ line, text }) => `${line}: ${text.replaceAll('\n', ' ⏎ ')}\n`);
    expect(lines.join('')).toBe(unread);
    expect(reading.coverage.read.length + reading.coverage.unread.length).toBe(reading.coverage.lines);
  });

  test('says of every fact where it is from', () => {
    const lines = page.text.split('\n').length;
    for (const { line } of evidenceIn(reading)) expect(line === undefined || (line >= 1 && line <= lines)).toBe(true);
  });

  test('makes a model that nothing is wrong with', () => {
    const { value } = buildModel([reading]);
    const wrong = checkModel(value).diagnostics.filter(
      ({ code, severity, where }) =>
        severity === 'error' || (code === 'fact-unevidenced' && !where?.fact?.startsWith('protocol ')),
    );
    expect(wrong).toEqual([]);
  });

  test('has what it could not decide told as a diagnostic', () => {
    const unknown = reading.operations
      .flatMap(({ requestBody }) => requestBody?.contents ?? [])
      .flatMap(({ schema }) => (schema.kind === 'object' ? schema.properties : []));
    for (const { name, schema } of unknown)
      if (
        schema.kind === 'unknown' &&
        schema.evidence['type']?.[0]?.standing === 'unknown' &&
        schema.evidence['type'][0].rule !== 'null in an example shows no type'
      )
        expect([
          name,
          reading.diagnostics.some(({ code, where }) => code === 'type-unknown' && where?.fact?.endsWith(`.${name}`)),
        ]).toEqual([name, true]);
  });

  test('reads the same twice', () => {
    expect(general.parse(page)).toEqual(reading);
  });
});

test('a row that names no field is told of, and the fields around it are read', () => {
  const { diagnostics } = read('odd-rows').reading;
  expect(
    diagnostics.filter(({ code }) => code === 'fields-doubtful').map(({ message, where }) => [where?.line, message]),
  ).toEqual([
    [11, 'A row without a name was left out.'],
    [12, '“shore power” is no name of a field, and its row was left out.'],
    [24, 'A row without a name was left out.'],
  ]);
});

interface Cited {
  readonly line?: number;
}

const isCited = (value: object): value is Cited => 'standing' in value && 'quote' in value;

/** Everything in a reading that looks like evidence. */
function evidenceIn(value: unknown): readonly Cited[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isCited(value) ? [value] : []), ...Object.values(value).flatMap(evidenceIn)];
}

describe('pages that are no reference of operations', () => {
  test.each(readdirSync(new URL('none/', root)).sort())('%s is left alone', (file) => {
    expect(general.matches(pageAt(`none/${file}`))).toEqual({ sure: false });
  });
});

test('a page without operations reads as none', () => {
  const page = pageAt('none/article.html');
  expect(general.parse(page).operations).toEqual([]);
});
