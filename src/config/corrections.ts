import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { type Document, isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { type Diagnostic, diagnostic, type Outcome, type Place } from '../diagnostic.js';
import type { Json } from '../model/api.js';
import type { Correction } from '../model/correction.js';
import { nearest } from '../model/nearest.js';

const text = v.pipe(v.string('expected a text'), v.trim(), v.nonEmpty('an empty text'));

const json: v.GenericSchema<Json> = v.lazy(() =>
  v.union(
    [v.null(), v.boolean(), v.pipe(v.number(), v.finite()), v.string(), v.array(json), v.record(v.string(), json)],
    'expected what JSON can say: a text, a number, true, false, null, a list or a map',
  ),
);

const entries = {
  where: v.union(
    [text, v.pipe(v.array(text), v.minLength(1, 'an empty list; name at least one fact'))],
    'expected the path of a fact, such as `protocol targetPrefix`, or a list of them',
  ),
  was: v.optional(json),
  set: json,
  because: text,
  link: v.optional(v.pipe(text, v.url('expected a URL'))),
};

/** A list is an object too, to JavaScript, but not to a person. */
const map = (message: string) =>
  v.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), message);

const correctionSchema = v.pipe(map('expected a correction: `where`, `set` and `because`'), v.strictObject(entries));

const listSchema = v.array(correctionSchema, 'expected a list of corrections');

const fileSchema = v.pipe(
  map('expected `corrections:` and a list below it'),
  v.strictObject({ corrections: v.nullish(listSchema, []) }),
);

/**
 * Reads corrections files, in the order given, each `corrections:` with a list of `where` (one fact path or several),
 * `set`, `because`, and maybe `was` and `link`. Paths are relative to `root`; places in diagnostics are as given.
 */
export async function readCorrections(files: readonly string[], root: string): Promise<Outcome<readonly Correction[]>> {
  const outcomes = await Promise.all(files.map((file) => readOne(file, root)));
  return {
    value: outcomes.flatMap((outcome) => outcome.value),
    diagnostics: outcomes.flatMap((outcome) => outcome.diagnostics),
  };
}

async function readOne(file: string, root: string): Promise<Outcome<readonly Correction[]>> {
  try {
    return parseCorrections(await readFile(resolve(root, file), 'utf8'), file);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const message =
      reason === 'ENOENT' ? `There is no corrections file ${file}.` : `The corrections file ${file} cannot be read: ${reason}.`;
    return { value: [], diagnostics: [diagnostic('correction-unreadable', message, { where: { source: file } })] };
  }
}

/** Corrections of one file's text; `source` is what the file is called in diagnostics and evidence. */
export function parseCorrections(yaml: string, source: string): Outcome<readonly Correction[]> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  if (document.errors.length > 0) return { value: [], diagnostics: document.errors.map((error) => notYaml(error, source, yaml)) };
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return { value: [], diagnostics: [] };
  const checked = v.safeParse(fileSchema, value);
  const file: OpenFile = { document, lines, yaml, source };
  if (!checked.success) return { value: [], diagnostics: problems(checked.issues, file) };
  const corrections = (checked.output.corrections ?? []).flatMap((one, index) => corrected(one, index, file));
  return { value: corrections, diagnostics: [] };
}

interface OpenFile {
  readonly document: Document;
  readonly lines: LineCounter;
  readonly yaml: string;
  readonly source: string;
}

function corrected(one: v.InferOutput<typeof correctionSchema>, index: number, file: OpenFile): readonly Correction[] {
  const { set, because, link, was } = one;
  const several = typeof one.where !== 'string';
  const paths = typeof one.where === 'string' ? [one.where] : one.where;
  return paths.map((where, number) => ({
    where,
    ...(was === undefined ? {} : { was }),
    set,
    because,
    ...(link === undefined ? {} : { link }),
    source: file.source,
    line: placeAt(['corrections', index, 'where', ...(several ? [number] : [])], file).line ?? 1,
  }));
}

function problems(issues: readonly v.BaseIssue<unknown>[], file: OpenFile): readonly Diagnostic[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
    const key = path.at(-1);
    const unknown = issue.type === 'strict_object' && issue.expected === 'never';
    const missing = issue.type === 'strict_object' && issue.expected !== 'never' && issue.received === 'undefined';
    const at = path.length === 0 ? 'The file' : `\`${describe(path)}\``;
    const message = unknown
      ? `${describe(path.slice(0, -1)) || 'The file'} has no setting \`${key}\`.`
      : missing
        ? `${describe(path.slice(0, -1)) || 'The file'} lacks \`${key}\`.`
        : `${at}: ${issue.message}.`;
    const where = placeAt(missing ? path.slice(0, -1) : path, file, unknown);
    const quote = lineText(where, file);
    return diagnostic('correction-invalid', message, {
      where,
      ...(quote === undefined ? {} : { quote }),
      ...(unknown ? { help: unknownKeyHelp(String(key), path.length === 1) } : {}),
    });
  });
}

function unknownKeyHelp(key: string, top: boolean): string {
  const known = top ? ['corrections'] : Object.keys(entries);
  const [near] = nearest(key, known);
  return near === undefined ? `Known here: ${known.map((one) => `\`${one}\``).join(', ')}.` : `Did you mean \`${near}\`?`;
}

/** `corrections[2].where`. */
function describe(path: readonly (string | number)[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

/** Place of a node, or of the nearest node around it; `atKey` for the key in place of its value. */
function placeAt(path: readonly (string | number)[], file: OpenFile, atKey = false): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length), file.document, atKey && length === path.length);
    if (offset === undefined) continue;
    const { line, col } = file.lines.linePos(offset);
    if (line < 1) continue;
    const before = file.yaml.slice(file.lines.lineStarts[line - 1] ?? 0, offset);
    return { source: file.source, line, column: before === '' ? Math.max(col, 1) : [...before].length + 1 };
  }
  return { source: file.source, line: 1, column: 1 };
}

function offsetOf(path: readonly (string | number)[], document: Document, atKey: boolean): number | undefined {
  if (path.length === 0) return isNode(document.contents) ? document.contents.range?.[0] : undefined;
  if (atKey) {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    if (isNode(parent) && 'items' in parent && !isSeq(parent)) {
      const pair = parent.items.find((item) => 'key' in item && String(item.key) === String(path.at(-1)));
      if (pair !== undefined && 'key' in pair && isNode(pair.key)) return pair.key.range?.[0];
    }
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function lineText(where: Place, file: OpenFile): string | undefined {
  const text = file.yaml.split(/\r?\n/)[(where.line ?? 1) - 1]?.trim();
  return text === '' ? undefined : text;
}

function notYaml(
  error: { readonly message: string; readonly linePos?: readonly { readonly line: number; readonly col: number }[] | undefined },
  source: string,
  yaml: string,
): Diagnostic {
  const [start] = error.linePos ?? [];
  const quote = start === undefined ? undefined : yaml.split(/\r?\n/)[start.line - 1]?.trim();
  // The library's message repeats the place and the line below its first sentence.
  const reason = error.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '');
  return diagnostic('correction-unreadable', `The corrections file ${source} is not YAML: ${reason}.`, {
    where: { source, ...(start === undefined ? {} : { line: start.line, column: start.col }) },
    ...(quote === undefined || quote === '' ? {} : { quote }),
  });
}
