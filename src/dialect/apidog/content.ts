import type { Content, Example, Json, Schema } from '../../model/api.js';
import { type FactPath, formatFactPath } from '../../model/fact-path.js';
import type { PageWords } from './enum-values.js';
import { readField, readProperty, type Spot } from './field.js';
import { schemaOfSample } from './infer.js';
import type { Notebook } from './notebook.js';
import type { Row } from './rows.js';
import { elementOf, isJsonArray, isJsonObject, readJsonLines } from './sample.js';
import { readExamples, type ShownExample } from './samples.js';
import { firstLineOf, proseOf, readTable, type Table } from './table.js';
import { coreOf } from './type-text.js';

/** What is known of an operation before its tables are read. */
export interface OperationNotes {
  readonly notebook: Notebook;
  readonly words: () => PageWords;
  readonly id: string;
  /** Names that the operation's examples and address show. */
  readonly known: ReadonlySet<string>;
  /** Names of objects whose fields have been seen. */
  readonly shown: Set<string>;
}

export interface BodySource {
  readonly from: number;
  readonly to: number;
  /** Line that says that there is a body. */
  readonly headAt: number;
  readonly mediaType: string;
  readonly mediaTypeAt: number | undefined;
  readonly sample?: Json | undefined;
  readonly sampleAt?: number | undefined;
  /** Field names that something other than an example shows. */
  readonly names?: ReadonlySet<string> | undefined;
  readonly path: FactPath;
}

export interface ReadBody {
  readonly content: Content;
  readonly examples: readonly ShownExample[];
}

const wholeRule = 'the fields below the heading make up the body';

/** Reads a body's table: what describes the whole, the fields, the examples at its end. */
export function readBody(notes: OperationNotes, source: BodySource): ReadBody {
  const { notebook } = notes;
  const cut = examplesFrom(notes, source.from, source.to);
  const examples = cut === undefined ? [] : readExamples(notebook.lines, cut, source.to);
  if (cut !== undefined) notebook.pass(cut, source.to, 'a label and JSON at the end of a body are its examples');
  const own = examples.find(({ value }) => value !== undefined);
  const sample = source.sample ?? own?.value;
  const to = cut ?? source.to;
  const table = readTable({
    ...source,
    notebook,
    words: notes.words,
    to,
    wholeAt: linesBetween(source.from, to).find((at) => !isLabelOfWhole(notebook, at)),
    known: notes.known,
    shown: notes.shown,
    expected: {
      ...(sample === undefined ? {} : { sample }),
      ...(sample === undefined && source.names && source.names.size > 0 ? { names: source.names } : {}),
    },
    sampleAt: source.sampleAt ?? own?.at,
  });
  const mediaType =
    source.mediaTypeAt === undefined
      ? [notebook.cite(source.headAt, 'a body without a media type is taken for JSON', 'inferred')]
      : [notebook.cite(source.mediaTypeAt, 'the media type stands beside or below the heading', 'documented', source.mediaType)];
  return { content: { mediaType: source.mediaType, schema: wholeOf(table, source, sample), evidence: { mediaType } }, examples };
}

/** The schema of a whole body. */
function wholeOf(table: Table, source: BodySource, sample: Json | undefined): Schema {
  const { notebook } = table;
  const lines = linesBetween(source.from, table.firstRow).filter((at) => !isLabelOfWhole(notebook, at));
  const descriptionAt = lines[0];
  const words = proseOf(table, lines).join('\n').trim();
  const schema = rootOf(table, source, sample);
  if (words === '' || descriptionAt === undefined) return schema;
  const rule = 'lines above the first field describe the whole';
  notebook.pass(source.from, table.firstRow, rule);
  const evidence = { ...schema.evidence, description: [notebook.cite(descriptionAt, rule)] };
  return { ...schema, description: words, evidence };
}

const linesBetween = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

const isLabelOfWhole = ({ lines }: Notebook, at: number): boolean => /^(?:Body|Schema)$/.test(lines[at]?.text ?? '');

function rootOf(table: Table, source: BodySource, sample: Json | undefined): Schema {
  const { notebook, rows } = table;
  const spot: Spot = { path: source.path, sample, within: [] };
  const cited = notebook.cite(source.headAt, wholeRule);
  const [first, ...rest] = rows;
  if (!first) return bodyWithoutRows(table, source, spot);
  if (first.name.name === undefined) {
    const holder: Row =
      first.children.length === 0 && rest.length > 0 && coreOf(first.site.type)?.kind === 'object'
        ? { ...first, children: rest }
        : first;
    if (holder !== first)
      return readField({ ...table, ends: new Map([...table.ends, [holder, firstLineOf(rest[0])]]) }, holder, spot).schema;
    return readField(table, first, spot).schema;
  }
  const listed = isJsonArray(sample);
  const inner: Spot = listed
    ? { ...spot, path: { ...spot.path, steps: [...spot.path.steps, { kind: 'items' }] }, sample: table.sample }
    : spot;
  const elementSpot: Spot = listed ? { ...inner, sample: firstElement(sample) } : inner;
  const object: Schema = {
    kind: 'object',
    properties: rows.flatMap((row) => readProperty(table, row, elementSpot) ?? []),
    evidence: { type: [cited] },
  };
  if (!listed) return object;
  const quote = 'the example is a list, so the fields are those of its items';
  notebook.say(
    'type-inferred',
    `${formatFactPath(source.path)} is a list in the example, though the page shows only its items' fields.`,
    { at: source.headAt, fact: formatFactPath(source.path) },
  );
  return { kind: 'array', items: object, evidence: { type: [notebook.cite(source.headAt, quote, 'inferred')] } };
}

const firstElement = (sample: Json | undefined): Json | undefined => (isJsonArray(sample) ? sample[0] : undefined);

function bodyWithoutRows(table: Table, source: BodySource, spot: Spot): Schema {
  const type = [table.notebook.cite(source.headAt, 'the media type tells what a body without fields is')];
  if (/^(?:image|audio|video|font)\/|octet-stream|\/(?:pdf|zip|gzip)$|^binary$/.test(source.mediaType))
    return { kind: 'binary', evidence: { type } };
  if (/^text\//.test(source.mediaType)) return { kind: 'string', evidence: { type } };
  const { sample } = spot;
  if (
    sample === undefined ||
    sample === null ||
    (typeof sample === 'object' && Object.keys(sample).length === 0 && !isJsonArray(sample))
  ) {
    return {
      kind: 'object',
      properties: [],
      evidence: { type: [table.notebook.cite(source.headAt, 'a body without fields is an object without any')] },
    };
  }
  return schemaOfSample(table, spot, source.headAt);
}

/** The first line of the examples at the end of a body: a label that nothing but JSON and its titles follows, or JSON itself. */
function examplesFrom(notes: OperationNotes, from: number, to: number): number | undefined {
  const labelled = exampleLabel(notes.notebook, from, to);
  if (labelled !== undefined) return labelled;
  for (let at = from; at < to; at += 1) {
    const json = readJsonLines(notes.notebook.lines, at, to);
    if (!json) continue;
    const code = notes.notebook.lines[at]?.code ?? false;
    // A sentence that ends in a colon keeps what it leads up to: then the JSON belongs to its field.
    const led = /\S \S.*:$/.test(notes.notebook.lines[at - 1]?.text ?? '');
    if (
      json.end === to &&
      json.complete &&
      !led &&
      (code || keysOf(json.value).some((key) => rowNamed(notes.notebook, from, at, key)))
    )
      return at;
    at = json.end - 1;
  }
  return undefined;
}

const keysOf = (value: Json | undefined): readonly string[] => {
  const object = isJsonArray(value) ? elementOf(value) : value;
  return isJsonObject(object) ? Object.keys(object) : [];
};

const rowNamed = ({ lines }: Notebook, from: number, to: number, name: string): boolean =>
  lines.slice(from, to).some(({ text }) => text === name);

/** The label that begins the examples at the end of a body: nothing but JSON and its titles follows it. */
function exampleLabel(notebook: Notebook, from: number, to: number): number | undefined {
  for (let at = to - 1; at >= from; at -= 1) {
    if (!/^Examples?:?$/.test(notebook.lines[at]?.text ?? '')) continue;
    if (at + 1 === to) return at;
    const ahead = notebook.lines.slice(at + 1, Math.min(to, at + 5));
    const json = ahead.findIndex(({ text }) => /^[{[]/.test(text));
    if (json >= 0 && ahead.slice(0, json).every(({ text }) => text.length <= 60)) return at;
  }
  return undefined;
}

/** Examples as the model has them; those that are no JSON are told and left out. */
export function examplesOf(
  notebook: Notebook,
  shown: readonly ShownExample[],
  role: Example['role'],
  mediaType: string | undefined,
  status?: number,
): readonly Example[] {
  return shown.flatMap(({ at, value, title, status: own }) => {
    if (value === undefined) {
      notebook.say('example-unreadable', 'An example is not valid JSON.', { at });
      return [];
    }
    const code = own ?? status;
    const titled = title === undefined || /^Examples?:?$/.test(title) ? {} : { title };
    const evidence = { value: [notebook.cite(at, 'JSON below a heading of examples is an example')] };
    return [
      {
        role,
        ...titled,
        ...(code === undefined ? {} : { status: code }),
        ...(mediaType === undefined ? {} : { mediaType }),
        value,
        evidence,
      },
    ];
  });
}
