import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { messageOf } from '../defect.js';
import { type Diagnostic, diagnostic, Failure, type Place } from '../diagnostic.js';

/** A YAML or JSON file that knows where each of its values stands. */
export interface DataFile {
  /** As given. */
  readonly source: string;
  readonly value: unknown;
  /** Something that is wrong at a path, or at the nearest value around it. */
  problem(path: readonly (string | number)[], message: string, help?: string): Diagnostic;
}

/** Throws a `Failure` where the file cannot be read, or is neither YAML nor JSON. */
export async function readDataFile(source: string, cwd: string): Promise<DataFile> {
  const [text, { isNode, isPair, isScalar, LineCounter, parseDocument }] = await Promise.all([
    textOf(source, cwd),
    import('yaml'),
  ]);
  const lines = new LineCounter();
  // JSON is read as the YAML that it also is: one reader, one way to tell lines.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { source, line, column: col };
  };
  const quoted = (place: Place) => {
    const quote = text.split(/\r?\n/)[(place.line ?? 1) - 1]?.trim() ?? '';
    return { where: place, ...(quote === '' ? {} : { quote }) };
  };
  const [wrong] = document.errors;
  if (wrong)
    throw new Failure([
      diagnostic('mock-file-unreadable', `${source} is not YAML: ${wrong.message}`, quoted(placeAt(wrong.pos[0]))),
    ]);
  /** Of the key, where there is one: the value may be a block that begins on another line. */
  const offsetOf = (path: readonly (string | number)[]): number | undefined => {
    const parent: unknown = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
    if (isNode(parent) && 'items' in parent)
      for (const item of parent.items) {
        if (isPair(item) && isScalar(item.key) && item.key.value === path.at(-1)) return item.key.range?.[0];
      }
    const node: unknown = document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  };
  return {
    source,
    value: document.toJS(),
    problem: (path, message, help) => {
      let offset: number | undefined;
      for (let length = path.length; length > 0 && offset === undefined; length -= 1) offset = offsetOf(path.slice(0, length));
      return diagnostic('mock-file-invalid', message, {
        ...quoted(placeAt(offset ?? 0)),
        ...(help === undefined ? {} : { help }),
      });
    },
  };
}

async function textOf(source: string, cwd: string): Promise<string> {
  return readFile(resolve(cwd, source), 'utf8').catch((error: unknown) => unreadable(source, error));
}

/** Throws the `Failure` of a file that cannot be read. */
export function unreadable(source: string, error: unknown): never {
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  const message = missing ? `There is no file ${source}.` : `${source} cannot be read: ${messageOf(error)}.`;
  throw new Failure([diagnostic('mock-file-unreadable', message, { where: { source } })]);
}
