import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { parse } from 'yaml';
import type { ApiModel } from '../../src/model/api.js';
import { scrape } from '../../src/pipeline.js';

/** A page before and after an edit, as `fixtures/changes/<dialect>/<case>` has them: a file each, or a folder each. */
export interface PagePair {
  /** `apidog/error-renamed`. */
  readonly name: string;
  readonly before: ApiModel;
  readonly after: ApiModel;
  readonly expected: Expected;
}

/** What a person says that the edit means. */
export interface Expected {
  /** In the notation of `changeText`. */
  readonly changes: readonly string[];
  /** `none` where nothing at all is different. */
  readonly severity: string;
  /** After 1.0.0. */
  readonly version: string;
  readonly changelog: readonly string[];
}

const root = join('fixtures', 'changes');

/** Every pair, read as the command line would read it: both pages under one name, as one page that was edited. */
export async function readPairs(): Promise<readonly PagePair[]> {
  const folder = await mkdtemp(join(tmpdir(), 'page-pairs-'));
  try {
    const read = new Map<string, ApiModel>();
    const pairs: PagePair[] = [];
    for (const name of await caseNames()) {
      const expected: Expected = parse(await readFile(join(root, name, 'expected.yaml'), 'utf8'));
      const [before, after] = [await pagesOf(name, 'before'), await pagesOf(name, 'after')];
      pairs.push({ name, before: await modelOf(before, folder, read), after: await modelOf(after, folder, read), expected });
    }
    return pairs;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function caseNames(): Promise<readonly string[]> {
  const dialects = await readdir(root);
  const names = await Promise.all(
    dialects.map(async (dialect) => (await readdir(join(root, dialect))).map((name) => `${dialect}/${name}`)),
  );
  return names.flat().sort();
}

type Pages = readonly (readonly [path: string, text: string])[];

async function pagesOf(name: string, side: 'before' | 'after'): Promise<Pages> {
  const folder = join(root, name);
  const entry = (await readdir(folder)).find((one) => one === side || one.startsWith(`${side}.`));
  if (entry === undefined) throw new Error(`There is no ${side} in ${folder}`);
  if (entry !== side) return [[`page${extname(entry)}`, await readFile(join(folder, entry), 'utf8')]];
  const files = (await readdir(join(folder, side))).sort();
  return Promise.all(files.map(async (file) => [`pages/${file}`, await readFile(join(folder, side, file), 'utf8')] as const));
}

/** Many pairs begin with the same pages: those are read once, into one model. */
async function modelOf(pages: Pages, folder: string, read: Map<string, ApiModel>): Promise<ApiModel> {
  const key = JSON.stringify(pages);
  const known = read.get(key);
  if (known !== undefined) return known;
  const place = join(folder, `${read.size}`);
  for (const [path, text] of pages) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  const [[first = ''] = []] = pages;
  const source = first.startsWith('pages/') ? 'pages' : first;
  const { value } = await scrape({ root: place, sources: [source], corrections: [], package: { version: '1.0.0' } });
  read.set(key, value);
  return value;
}
