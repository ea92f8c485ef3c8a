import { readdir } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from '../../../src/diagnostic.js';
import type { ApiModel } from '../../../src/model/api.js';
import { scrape } from '../../../src/pipeline.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

export interface FixtureModel {
  /** Where it was read from, below `fixtures/`. */
  readonly from: string;
  readonly model: ApiModel;
}

export interface FixtureModels {
  readonly models: readonly FixtureModel[];
  /** Pages that are there to be refused. */
  readonly refused: readonly string[];
}

/** Files beside pages: what was expected of them, corrections, traffic, behaviour. */
const beside = /^(?:truth|model)\.json$|^truth\.txt$|\.(?:yaml|har|ts)$/;

/** Folders whose pages are one API together; elsewhere each page is one. */
const wholes = /^(?:aws-api-reference\/|apidog\/ten-operations$)/;

/** Every page under `fixtures/`, read: as one API with the pages beside it where it is told so, else by itself. */
export async function fixtureModels(accept: (from: string) => boolean = () => true): Promise<FixtureModels> {
  const files = (await filesIn(fixtures)).filter((file) => !beside.test(basename(file)) && accept(file));
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = wholes.test(dirname(file)) ? dirname(file) : file;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const models: FixtureModel[] = [];
  const refused: string[] = [];
  for (const [from, sources] of groups) {
    const model = await read(sources);
    if (model === undefined) refused.push(from);
    else models.push({ from, model });
  }
  return { models, refused };
}

async function read(sources: readonly string[]): Promise<ApiModel | undefined> {
  try {
    const { value } = await scrape({ root: fixtures, sources, corrections: [], package: { version: '1.0.0' } });
    return value;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fixtures, join(entry.parentPath, entry.name)))
    .sort();
}
