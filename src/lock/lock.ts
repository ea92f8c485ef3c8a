import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import { severities } from '../diff/change.js';
import { isMissing } from '../write/manifest.js';

/** Stands beside the config, under version control: what every package was made of the last time, and how it came to be so. */
export const lockFile = 'generator.lock.json';

const formatVersion = 1;

/** By names of any kind: a record of the schemas' own would pass over a package that is called `constructor`. */
const byName = <const Value extends v.GenericSchema<unknown, unknown>>(value: Value) =>
  v.pipe(
    v.custom<Readonly<Record<string, unknown>>>((given) => typeof given === 'object' && given !== null && !Array.isArray(given)),
    v.transform((given) => new Map(Object.entries(given))),
    v.map(v.string(), value),
  );

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const hash = v.pipe(v.string(), v.regex(/^sha256-[0-9a-f]{64}$/));

/** What was read of a page, or of all pages: floors for the next run, and points of a chart. */
const readSchema = v.object({
  operations: count,
  /** Parameters and properties. */
  fields: count,
  responses: count,
  errors: count,
  /** Lines of the pages, as their dialects count them. */
  lines: count,
  /** Those of them that no rule read. */
  unread: count,
});

const pageSchema = v.object({
  /** As evidence names it: a path, a URL, or `-`. */
  source: v.string(),
  /** Of its bytes, and so of its snapshot. */
  hash,
  /** The dialect that read it, and which version of it; absent for a document that a page loads. */
  dialect: v.optional(v.string()),
  /** A person named it; the others were led to. */
  named: v.optional(v.literal(true)),
  /** Where a URL was found in the end. */
  at: v.optional(v.string()),
  mediaType: v.optional(v.string()),
  charset: v.optional(v.string()),
  read: v.optional(readSchema),
});

const releaseSchema = v.object({
  version: v.string(),
  /** Of the severest change; absent for the first. */
  severity: v.optional(v.picklist(severities)),
  /** Hash of the model, and so of its snapshot. */
  model: hash,
  read: readSchema,
  /** Facts by their standing. */
  standings: v.object({ documented: count, inferred: count, corrected: count, unknown: count }),
  changes: v.array(v.object({ severity: v.picklist(severities), kind: v.string(), cause: v.string(), line: v.string() })),
  /** How many more there were. */
  more: v.optional(count),
});

const packageSchema = v.object({
  api: v.string(),
  version: v.string(),
  /** `pagewright 0.1.0`. */
  generator: v.string(),
  /** Hash of everything that the files were made from. */
  inputs: hash,
  /** Hash of what the config says of the API. */
  settings: hash,
  pages: v.array(pageSchema),
  corrections: v.array(v.object({ source: v.string(), hash })),
  model: hash,
  /** Hash by path, relative to the package's folder. */
  files: v.pipe(
    byName(hash),
    v.transform((hashes): Readonly<Record<string, string>> => Object.fromEntries(hashes)),
  ),
  /** Every version, oldest first. */
  history: v.array(releaseSchema),
});

const lockSchema = v.object({
  formatVersion: v.literal(formatVersion),
  /** By the package's folder, relative to the lock's, with forward slashes. */
  packages: byName(packageSchema),
});

/** What was read of a page, or of all of them. */
export type ReadCounts = Readonly<v.InferOutput<typeof readSchema>>;

export type LockedPage = Readonly<v.InferOutput<typeof pageSchema>>;

/** One version of a package. */
export type Release = Readonly<v.InferOutput<typeof releaseSchema>>;

/** What one package was made of. */
export type LockedPackage = Readonly<v.InferOutput<typeof packageSchema>>;

export type Lock = ReadonlyMap<string, LockedPackage>;

/** The lock in a folder; empty where there is none. Throws a `Failure` where the file is none that this version can read. */
export async function readLock(folder: string): Promise<Lock> {
  const file = join(folder, lockFile);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw problem(`cannot be read: ${messageOf(error)}`);
  }
  if (text === lastRead?.text) return lastRead.lock;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem(
      /^(?:<{7}|={7}|>{7})/m.test(text)
        ? 'holds the marks of a merge that was not finished.'
        : 'is not JSON, or only the beginning of it.',
    );
  }
  const checked = v.safeParse(lockSchema, value);
  if (checked.success) {
    const lock = checked.output.packages;
    for (const one of lock.values()) inOrder.add(one);
    lastRead = { text, lock };
    return lock;
  }
  const [issue] = checked.issues;
  throw problem(`is not a lock that this version can read: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}.`);
}

const problem = (what: string): Failure =>
  new Failure([diagnostic('lock-unreadable', `${lockFile} ${what}`, { where: { source: lockFile } })]);

/** A run asks twice: whether there is anything to do, and then to do it. */
let lastRead: { readonly text: string; readonly lock: Lock } | undefined;

/** The file's text: packages in the order of their folders, facts in that of the schema. */
export function lockText(lock: Lock): string {
  const sorted = [...lock].sort(([a], [b]) => (a < b ? -1 : 1));
  const packages = Object.fromEntries(
    sorted.map(([folder, one]) => [folder, inOrder.has(one) ? one : v.parse(packageSchema, one)]),
  );
  return `${JSON.stringify({ formatVersion, packages }, null, 2)}\n`;
}

/** What the schema has been over already. */
const inOrder = new WeakSet<LockedPackage>();
