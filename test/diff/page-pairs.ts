import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
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
    const pairs: PagePair[] = [];
    for (const name of await caseNames()) {
      const expected: Expected = parse(await readFile(join(root, name, 'expected.yaml'), 'utf8'));
      pairs.push({ name, before: await modelOf(folder, name, 'before'), after: await modelOf(folder, name, 'after'), expected });
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

async function modelOf(folder: string, name: string, side: 'before' | 'after'): Promise<ApiModel> {
  const entry = (await readdir(join(root, name))).find((one) => one === side || one.startsWith(`${side}.`));
  if (entry === undefined) throw new Error(`There is no ${side} in ${root}/${name}`);
  const place = join(folder, name, side);
  const page = extname(entry) === '' ? 'pages' : `page${extname(entry)}`;
  await mkdir(place, { recursive: true });
  await cp(join(root, name, entry), join(place, page), { recursive: true });
  const { value } = await scrape({ root: place, sources: [page], corrections: [], package: { version: '1.0.0' } });
  return value;
}
