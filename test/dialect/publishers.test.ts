import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { discord } from '../../src/dialect/discord/index.js';
import { readPage } from '../../src/dialect/index.js';
import { mastodon } from '../../src/dialect/mastodon/index.js';
import { sphinxBoto3 } from '../../src/dialect/sphinx-boto3/index.js';
import { telegram } from '../../src/dialect/telegram/index.js';
import { outline } from '../../src/page/outline.js';

/** Dialects of one publisher each: none may take a page of another. */
const own = [telegram, discord, mastodon, sphinxBoto3];

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const pagesIn = (folder: string): readonly string[] =>
  readdirSync(join(fixtures, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((name) => /\.(?:md|mdx|html|txt)$/.test(name) && statSync(join(fixtures, name)).isFile());
const pageOf = (name: string) => outline({ id: name, bytes: readFileSync(join(fixtures, name)) }).value;

describe.each(own.map((dialect) => [dialect.name] as const))('%s', (folder) => {
  test.each(pagesIn(folder))('reads %s, and nobody before it does', async (name) => {
    expect((await readPage(pageOf(name))).value.dialect).toBe(folder);
  });
});

test('pages of other families are left to theirs', () => {
  // Pages before and after an edit are of every family.
  const folders = readdirSync(fixtures).filter((folder) => folder !== 'changes' && !own.some(({ name }) => name === folder));
  const taken = folders
    .filter((folder) => statSync(join(fixtures, folder)).isDirectory())
    .flatMap(pagesIn)
    .flatMap((name) => own.flatMap((dialect) => (dialect.matches(pageOf(name)).sure ? [`${dialect.name} takes ${name}`] : [])));
  expect(taken).toEqual([]);
});
