import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bytesOf } from './bytes.js';
import { withLineFeeds } from './line-feeds.js';
import { recordFolder, unsafe } from './safe-path.js';

/** Where a package keeps the record of what a run wrote; not published. */
export const manifestPath = `${recordFolder}/manifest.json`;

const formatVersion = 1;

/** What one run wrote. */
export interface Manifest {
  readonly formatVersion: typeof formatVersion;
  /** `pagewright 0.1.0`. */
  readonly generator: string;
  /** Hash of everything that the files were made from: pages, corrections, config, generator. */
  readonly inputs: string;
  /** Of the inputs, those that no source names: files that links of pages lead to, or led to when they were there. Sorted. */
  readonly followed?: readonly string[];
  /** Hash by path, relative to the package's folder, forward slashes; sorted. */
  readonly files: ReadonlyMap<string, string>;
}

/** `sha256-…` of a file's content, or of text in UTF-8. */
export function hashOf(content: string | Uint8Array): string {
  if (typeof content !== 'string' || content.length < longText) return sha256(content);
  const known = hashed.get(content);
  if (known !== undefined) return known;
  if (hashed.size >= mostHashed) hashed.clear();
  const made = sha256(bytesOf(content));
  hashed.set(content, made);
  return made;
}

const sha256 = (content: string | Uint8Array): string => `sha256-${hash('sha256', content)}`;

/** Every file of a package is asked for several times in one run, by the manifest, the plan and the lock: the long ones are kept. */
const hashed = new Map<string, string>();
const longText = 4096;
const mostHashed = 256;

/** The hash of a file's content, and where its lines do not end as they were written, of the same as they were. */
export function hashesOf(content: Uint8Array): readonly [is: string, ...was: string[]] {
  const written = withLineFeeds(content);
  return written === content ? [hashOf(content)] : [hashOf(content), hashOf(written)];
}

/** One hash for named inputs, whatever their order. */
export function inputsHash(inputs: Iterable<readonly [name: string, content: string | Uint8Array]>): string {
  const lines = [...inputs].map(([name, content]) => `${hashOf(content)} ${JSON.stringify(name)}`);
  return hashOf(lines.sort().join('\n'));
}

export function makeManifest(
  facts: Omit<Manifest, 'formatVersion' | 'files'>,
  files: Iterable<readonly [string, string]>,
): Manifest {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return { formatVersion, ...facts, files: new Map(sorted) };
}

export function manifestText({ files, ...facts }: Manifest): string {
  return `${JSON.stringify({ ...facts, files: Object.fromEntries(files) }, null, 2)}\n`;
}

/** The manifest in a package's folder; `unreadable` where there is a file that is none. */
export async function readManifest(folder: string): Promise<Manifest | 'absent' | 'unreadable'> {
  let text: string;
  try {
    text = await readFile(join(folder, manifestPath), 'utf8');
  } catch (error) {
    return isMissing(error) ? 'absent' : 'unreadable';
  }
  return parseManifest(text) ?? 'unreadable';
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (!isRecord(value) || value['formatVersion'] !== formatVersion) return undefined;
    const { generator, inputs, files, followed = [] } = value;
    if (typeof generator !== 'string' || typeof inputs !== 'string' || !isRecord(files)) return undefined;
    if (!Array.isArray(followed) || !followed.every((id) => typeof id === 'string')) return undefined;
    const entries = Object.entries(files).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    // A path that leaves the folder would have the next run remove somebody's file.
    if (entries.some(([path]) => unsafe(path) !== undefined)) return undefined;
    return { formatVersion, generator, inputs, ...(followed.length === 0 ? {} : { followed }), files: new Map(entries) };
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
