import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type * as v from 'valibot';
import { messageOf } from '../defect.js';
import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';
import type { Exchange } from './exchange.js';
import { jsonBreak } from './json-break.js';

/** Calls of one file, and what of it could not be read. */
export interface Recording {
  /** The file as given. */
  readonly source: string;
  readonly exchanges: readonly Exchange[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Text of a recording. Throws a `Failure` where there is none. */
export async function readRecording(source: string, cwd: string): Promise<string> {
  const text = await readFile(resolve(cwd, source), 'utf8').catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT')
      return unreadable(source, `There is no file ${source}.`, {
        help: 'Check the path; it is read relative to the working directory.',
      });
    if (code === 'ERR_STRING_TOO_LONG' || code === 'ERR_FS_FILE_TOO_LARGE')
      return unreadable(source, `${source} is too large to be read at once.`, {
        help: 'Record less in one go, and verify each recording.',
      });
    return unreadable(source, `${source} cannot be read: ${messageOf(error)}.`);
  });
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bare.trim() === '') return unreadable(source, `${source} is empty.`);
  return bare;
}

/** The value of JSON text. Throws a `Failure` that names the line where it breaks off. */
export function parseJson(text: string, source: string, firstLine = 1): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const at = jsonBreak(text);
    const before = text.slice(0, at);
    const start = before.lastIndexOf('\n') + 1;
    const cut = text.slice(at).trim() === '';
    const line = firstLine + countLines(before);
    return unreadable(source, cut ? `${source} ends before its JSON does.` : `${source} is not JSON.`, {
      where: { source, line, column: lengthOf(before.slice(start)) + 1 },
      // What stands around the place, not the line: a recording may be one line.
      quote: text.slice(Math.max(start, at - 40), at + 40),
      ...(cut ? { help: 'The file was cut short: save the recording again, and wait until all of it is written.' } : {}),
    });
  }
}

export function unreadable(source: string, message: string, details: Partial<Diagnostic> = {}): never {
  throw new Failure([diagnostic('traffic-unreadable', message, { where: { source }, ...details })]);
}

/** What is the matter with a part of an entry. */
export const issueWords = ({ received, expected }: v.BaseIssue<unknown>): string =>
  received === 'undefined'
    ? 'it is missing'
    : `it is not ${expected === 'string' ? 'a text' : expected === 'number' ? 'a number' : 'what it should be'}`;

/** In code points; a recording of one line is too long for anybody to count them. */
const lengthOf = (text: string): number => (text.length > 10_000 ? text.length : [...text].length);

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
