import { readJsonExample } from '../../notation/json-example.js';
import { readShownRequest } from '../../notation/shown-request.js';
import type { KnownType } from '../../notation/type-words.js';
import type { Words } from '../../page/structure/index.js';
import { leavesOf } from '../prose.js';
import { type Chapter, isExampleOf, sameEndpoint, showsEndpoint } from './chapter.js';
import { leavesOfStep, type Step } from './flow.js';
import { attached, type Gathered, type Shown, type Told, withoutDoubtful } from './gathered.js';
import { linesIn, markedText, type Notebook } from './line.js';
import { fieldsOfLines } from './line-fields.js';
import { fieldsOfList, fieldsOfTerms, readCellParts } from './part-fields.js';
import { type Placed, placedSteps } from './section.js';
import { pairsOf } from './shown-endpoint.js';
import { type StatusRow, statusRowOfLine, statusRowsOf, statusRowsOfParts } from './status-rows.js';
import { fieldsOfPairs, fieldsOfTable, passTable } from './table-fields.js';
import type { Topic } from './topic.js';

const fieldKinds = new Set<Topic['kind']>([
  'path',
  'query',
  'header',
  'cookie',
  'body',
  'parameters',
  'response',
  'response-header',
]);

/** What has been found so far, and what it is found with. */
interface Gathering {
  readonly notebook: Notebook;
  readonly chapter: Chapter;
  readonly known: KnownType;
  readonly placed: readonly Placed[];
  readonly steps: readonly Step[];
  /** For each step, the place behind the last of those that the same words announce. */
  readonly ends: readonly number[];
  readonly told: Told[];
  readonly examples: Shown[];
  readonly requests: Gathered['requests'][number][];
  readonly statuses: StatusRow[];
  readonly announced: Gathered['announced'][number][];
  readonly lines: Gathered['lines'][number][];
}

/** Reads every step of a chapter by itself: fields, examples, statuses, lines. What they are part of is decided afterwards. */
export function gather(notebook: Notebook, chapter: Chapter, known: KnownType): Gathered {
  const placed = placedSteps(chapter, known);
  const into: Gathering = {
    notebook,
    chapter,
    known,
    placed,
    steps: placed.map(({ step }) => step),
    ends: sectionEnds(placed),
    told: [],
    examples: [],
    requests: [],
    statuses: [],
    announced: [],
    lines: [],
  };
  for (let at = 0; at < placed.length; ) at += readStep(into, at);
  const { examples, requests, statuses, announced, lines } = into;
  return { told: attached(withoutDoubtful(into.told)), examples, requests, statuses, announced, lines };
}

/** Tells how many steps were read. */
function readStep(into: Gathering, at: number): number {
  const one = into.placed[at];
  if (!one) return 1;
  const { step, topic } = one;
  switch (step.kind) {
    case 'heading':
      if (topic?.status !== undefined) into.announced.push({ status: topic.status, at: step.words.at, text: step.words.text });
      return 1;
    case 'table':
      readTable(into, one, step);
      return 1;
    case 'list':
    case 'terms':
      readList(into, one, step);
      return 1;
    case 'code':
      readCode(into, one, step);
      return 1;
    case 'line':
      return readLine(into, one, step, at);
  }
}

const toldBy = ({ topic, strange, saidAt, before }: Placed): Pick<Told, 'topic' | 'strange' | 'saidAt' | 'title'> => ({
  ...(topic ? { topic } : {}),
  ...(strange ? { strange } : {}),
  saidAt,
  title: before,
});

function passLeaves({ notebook }: Gathering, leaves: readonly number[], rule: string, { saidAt, topic }: Placed): void {
  for (const leaf of leaves) notebook.pass(leaf, leaf + 1, rule);
  for (const at of saidAt) notebook.pass(at, at + 1, topic?.rule ?? 'words announce what stands below them');
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

function readTable(into: Gathering, one: Placed, { table }: StepOf<'table'>): void {
  const { notebook, known } = into;
  const { topic } = one;
  const answers = statusRowsOf(table, topic?.kind === 'errors');
  if (answers) {
    into.statuses.push(...answers.rows);
    passLeaves(into, answers.cells, 'a row of a table tells an answer', one);
    return;
  }
  const fields = fieldsOfTable(table, known, readCellParts(known));
  if (fields) {
    const { place, rows } = fields.columns;
    const read = rows.filter((row) => !fields.odd.includes(row));
    const inner = read.flatMap(({ cells }) => cells.flatMap(({ parts }) => leavesOf(parts)));
    const caption = table.caption ? [table.caption.at] : [];
    const pass = (): void => {
      passTable(notebook, fields);
      passLeaves(into, [...inner, ...caption], 'what stands in a cell tells more of its field', one);
    };
    into.told.push({ ...toldBy(one), group: fields, sure: fields.sure, ...(place === undefined ? {} : { column: place }), pass });
    return;
  }
  const named = fieldsOfPairs(table, topic);
  if (named) {
    const pass = (): void => passLeaves(into, leavesOf([table]), 'a row of two cells names a field and shows a value', one);
    into.told.push({ ...toldBy(one), group: named, sure: true, pass });
    return;
  }
  for (const { key, value } of pairsOf(table))
    into.lines.push({ text: `${key}: ${value.text}`, at: value.at, ...(topic ? { topic } : {}) });
}

/** Values are listed as fields are; where the words above announce some, only types make fields of them. */
const announcesOthers = /\b(?:values?|options|choices|one of|modes|kinds|levels|constants|notes?)\b/i;

function readList(into: Gathering, one: Placed, step: StepOf<'list'> | StepOf<'terms'>): void {
  const part = step.kind === 'list' ? step.list : step.terms;
  const answers = one.topic?.kind === 'errors' ? statusRowsOfParts(part) : undefined;
  if (answers) {
    into.statuses.push(...answers);
    passLeaves(into, leavesOf([part]), 'an item of a list tells an answer', one);
    return;
  }
  const fields = part.kind === 'list' ? fieldsOfList(part, into.known) : fieldsOfTerms(part, into.known);
  if (!fields || (!fields.sure && announcesOthers.test(one.before))) return;
  const pass = (): void => passLeaves(into, leavesOf([part]), 'an item of a list tells a field', one);
  into.told.push({ ...toldBy(one), group: fields, sure: fields.sure, pass });
}

function readCode(into: Gathering, { topic, saidAt }: Placed, { code, also, language }: StepOf<'code'>): void {
  const { chapter, notebook } = into;
  const passMore = (): void => {
    for (const leaf of also) notebook.pass(leaf, leaf + 1, 'code goes on over several lines');
  };
  const request = readShownRequest(code.text);
  if (request && chapter.shown) {
    const own = sameEndpoint(chapter.shown.endpoint, request) || isExampleOf(chapter.shown.endpoint, request);
    if (!own) return;
    passMore();
    into.requests.push({ request, code: code.text, at: code.at, ...(language === undefined ? {} : { language }) });
    return;
  }
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(code.text)?.[1];
  const answered = status === undefined ? topic : topicOfAnswer(Number(status));
  if (status !== undefined) into.announced.push({ status: Number(status), at: code.at, text: code.text.split('\n')[0] ?? '' });
  const read = readJsonExample(code.text.replace(/^HTTP\/\d[^\n]*\n(?:[\w-]+:[^\n]*\n)*\n?/, ''));
  if (!read) return;
  if (answered) passMore();
  into.examples.push({ ...read, at: code.at, ...(answered ? { topic: answered } : {}), saidAt });
}

const topicOfAnswer = (status: number): Topic => ({
  kind: status >= 400 ? 'errors' : 'response',
  example: true,
  status,
  rule: 'the first line of an answer holds its status',
});

function readLine(into: Gathering, one: Placed, step: StepOf<'line'>, at: number): number {
  const { chapter, known, placed } = into;
  const { topic, saidAt } = one;
  const { words } = step;
  if (showsEndpoint(chapter, step) && chapter.shown?.how === 'alone') return 1;
  const inFields = topic && fieldKinds.has(topic.kind) && !topic.example && !one.heads;
  const run = inFields ? fieldsOfLines(into.steps, at, into.ends[at] ?? at + 1, known) : undefined;
  if (run) {
    const leaves = placed.slice(at, at + run.length).flatMap((next) => leavesOfStep(next.step));
    const pass = (): void => passLeaves(into, leaves, 'lines one below the other tell a field', one);
    into.told.push({ ...toldBy(one), group: run, sure: true, pass });
    return run.length;
  }
  if (one.heads && topic?.status !== undefined) {
    into.announced.push({ status: topic.status, at: words.at, text: words.text });
    return 1;
  }
  const listed = (topic?.kind === 'errors' || topic?.kind === 'statuses') && !one.heads;
  const row = listed ? statusRowOfLine(words, topic.kind === 'errors') : undefined;
  if (row) {
    const next = placed[at + 1]?.step;
    const more =
      row.description === undefined && next?.kind === 'line' && !statusRowOfLine(next.words, true) ? next.words : undefined;
    into.statuses.push(more ? { ...row, description: more.text } : row);
    passLeaves(into, [row.at, ...(more ? [more.at] : [])], row.rule, one);
    return more ? 2 : 1;
  }
  const inBody = topic?.kind === 'response' || topic?.kind === 'body' || topic?.kind === 'errors';
  const inline = inBody ? inlineJson(words) : undefined;
  if (inline && topic) into.examples.push({ ...inline, at: words.at, topic, saidAt });
  into.lines.push({ text: linesIn(words).map(markedText).join('\n'), at: words.at, ...(topic ? { topic } : {}) });
  return 1;
}

/** JSON that is a line's only code: `Content: { id: 12 }`. */
function inlineJson({ spans }: Words): ReturnType<typeof readJsonExample> {
  const [only, ...more] = spans.filter(({ code, text }) => code && /\S/.test(text));
  const read = only && more.length === 0 && /[:[]/.test(only.text) ? readJsonExample(only.text.trim()) : undefined;
  return read?.example.kind === 'object' && read.example.members.length === 0 ? undefined : read;
}

/** For each step, the place behind the last of those that the same words announce. */
function sectionEnds(placed: readonly Placed[]): readonly number[] {
  const ends = placed.map((_, at) => at + 1);
  for (let at = placed.length - 2; at >= 0; at -= 1) {
    const next = placed[at + 1];
    const goesOn = next?.heads !== true && next?.saidAt[0] === placed[at]?.saidAt[0];
    if (goesOn) ends[at] = ends[at + 1] ?? at + 1;
  }
  return ends;
}
