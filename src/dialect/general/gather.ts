import type { Json } from '../../model/api.js';
import type { Words } from '../../page/structure/index.js';
import { type Example, readJsonExample } from '../json-example.js';
import { readShownRequest, type ShownRequest } from '../shown-request.js';
import type { KnownType } from '../type-words.js';
import { type Chapter, isExampleOf, sameEndpoint, showsEndpoint } from './chapter.js';
import type { Field, FieldGroup, Place } from './field.js';
import { linesIn, markedText, type Notebook } from './line.js';
import { fieldsOfLines } from './line-fields.js';
import { fieldsOfList, fieldsOfTerms, leavesOf, readCellParts } from './part-fields.js';
import { type Placed, placedSteps } from './section.js';
import { pairsOf } from './shown-endpoint.js';
import { type StatusRow, statusRowOfLine, statusRowsOf, tellsBody } from './status-rows.js';
import { fieldsOfPairs, fieldsOfTable, passTable } from './table-fields.js';
import type { Topic } from './topic.js';

/** Fields of one table, list or run of lines, with what the page says that they are. */
export interface Told {
  readonly group: FieldGroup;
  readonly topic?: Topic;
  readonly saidAt: readonly number[];
  /** From the heading of the column of names. */
  readonly column?: Place;
  /** Whether the line above announces something that is not understood. */
  readonly strange?: true;
  /** Whether the words of the fields alone leave no doubt that they are some. */
  readonly sure: boolean;
  /** Words right above, or the heading: what the fields may be fields of. */
  readonly title: string;
  /** Notes all lines of the fields as read. */
  pass(): void;
}

export interface Shown {
  readonly example: Example;
  readonly value?: Json;
  readonly at: number;
  readonly topic?: Topic;
  readonly saidAt: readonly number[];
}

/** What the steps of a chapter tell, sorted by what it is. */
export interface Gathered {
  readonly told: readonly Told[];
  readonly examples: readonly Shown[];
  readonly requests: readonly {
    readonly request: ShownRequest;
    readonly code: string;
    readonly language?: string;
    readonly at: number;
  }[];
  readonly statuses: readonly StatusRow[];
  /** Topics with a status of their own: `201 Created` above an example. */
  readonly announced: readonly { readonly status: number; readonly at: number; readonly text: string }[];
  readonly lines: readonly { readonly text: string; readonly at: number; readonly topic?: Topic }[];
}

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

export function gather(notebook: Notebook, chapter: Chapter, known: KnownType): Gathered {
  const told: Told[] = [];
  const examples: Shown[] = [];
  const requests: Gathered['requests'][number][] = [];
  const statuses: StatusRow[] = [];
  const announced: Gathered['announced'][number][] = [];
  const lines: Gathered['lines'][number][] = [];
  const placed = placedSteps(chapter, known);
  for (let at = 0; at < placed.length; at += 1) {
    const one = placed[at];
    if (!one) break;
    const { step, topic, saidAt, before } = one;
    const common = { ...(topic ? { topic } : {}), ...(one.strange ? { strange: one.strange } : {}), saidAt, title: before };
    switch (step.kind) {
      case 'heading':
        if (topic?.status !== undefined) announced.push({ status: topic.status, at: step.words.at, text: step.words.text });
        break;
      case 'table': {
        const answers = statusRowsOf(step.table, topic?.kind === 'errors');
        if (answers) {
          statuses.push(...answers.rows);
          for (const cell of answers.cells) notebook.pass(cell, cell + 1, 'a row of a table tells an answer');
          passAll(notebook, saidAt, topic);
          break;
        }
        const fields = fieldsOfTable(step.table, known, readCellParts(known));
        const named = fields ? undefined : fieldsOfPairs(step.table, topic);
        if (named) {
          const leaves = leavesOf([step.table]);
          const pass = (): void => {
            for (const leaf of leaves) notebook.pass(leaf, leaf + 1, 'a row of two cells names a field and shows a value');
            passAll(notebook, saidAt, topic);
          };
          told.push({ ...common, group: named, sure: true, pass });
          break;
        }
        if (!fields) {
          for (const { key, value } of pairsOf(step.table))
            lines.push({ text: `${key}: ${value.text}`, at: value.at, ...(topic ? { topic } : {}) });
          break;
        }
        const { place } = fields.columns;
        const inner = fields.columns.rows.flatMap(({ cells }) => cells.flatMap(({ parts }) => leavesOf(parts)));
        told.push({
          ...common,
          group: fields,
          sure: fields.sure,
          ...(place === undefined ? {} : { column: place }),
          pass: () => {
            passTable(notebook, fields);
            for (const leaf of inner) notebook.pass(leaf, leaf + 1, 'what stands in a cell tells more of its field');
            passAll(notebook, [...saidAt, ...(step.table.caption ? [step.table.caption.at] : [])], topic);
          },
        });
        break;
      }
      case 'list':
      case 'terms': {
        const answers = topic?.kind === 'errors' ? rowsOfParts(step) : undefined;
        const part = step.kind === 'list' ? step.list : step.terms;
        const leaves = leavesOf([part]);
        const pass = (rule: string) => () => {
          for (const leaf of leaves) notebook.pass(leaf, leaf + 1, rule);
          passAll(notebook, saidAt, topic);
        };
        if (answers) {
          statuses.push(...answers);
          pass('an item of a list tells an answer')();
          break;
        }
        const fields = step.kind === 'list' ? fieldsOfList(step.list, known) : fieldsOfTerms(step.terms, known);
        // Values are listed in the same way; what is not sure by its types is not taken for fields where values are announced.
        const values =
          fields && !fields.sure && /\b(?:values?|options|choices|one of|modes|kinds|levels|constants|notes?)\b/i.test(before);
        if (fields && !values)
          told.push({ ...common, group: fields, sure: fields.sure, pass: pass('an item of a list tells a field') });
        break;
      }
      case 'code': {
        const passMore = (): void => {
          for (const leaf of step.also) notebook.pass(leaf, leaf + 1, 'code goes on over several lines');
        };
        const request = readShownRequest(step.code.text);
        if (request && chapter.shown) {
          const own = sameEndpoint(chapter.shown.endpoint, request) || isExampleOf(chapter.shown.endpoint, request);
          if (own) {
            passMore();
            requests.push({
              request,
              code: step.code.text,
              at: step.code.at,
              ...(step.language === undefined ? {} : { language: step.language }),
            });
          }
          break;
        }
        const read = readJsonExample(step.code.text.replace(/^HTTP\/\d[^\n]*\n(?:[\w-]+:[^\n]*\n)*\n?/, ''));
        const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(step.code.text)?.[1];
        const answered: Topic | undefined =
          status === undefined
            ? topic
            : {
                kind: Number(status) >= 400 ? 'errors' : 'response',
                example: true,
                status: Number(status),
                rule: 'the first line of an answer holds its status',
              };
        if (status !== undefined)
          announced.push({ status: Number(status), at: step.code.at, text: step.code.text.split('\n')[0] ?? '' });
        if (read) {
          if (answered) passMore();
          examples.push({
            example: read.example,
            ...(read.value === undefined ? {} : { value: read.value }),
            at: step.code.at,
            ...(answered ? { topic: answered } : {}),
            saidAt,
          });
        }
        break;
      }
      case 'line': {
        if (showsEndpoint(chapter, step) && chapter.shown?.how === 'alone') break;
        const inFields = topic && fieldKinds.has(topic.kind) && !topic.example;
        const run = inFields && !one.heads ? fieldsOfLines(stepsOfSection(placed, at), known) : undefined;
        if (run) {
          const leaves = leavesOfRun(placed.slice(at, at + run.length));
          const pass = (): void => {
            for (const leaf of leaves) notebook.pass(leaf, leaf + 1, 'lines one below the other tell a field');
            passAll(notebook, saidAt, topic);
          };
          told.push({ ...common, group: run, sure: true, pass });
          at += run.length - 1;
          break;
        }
        const listed = topic?.kind === 'errors' || topic?.kind === 'statuses';
        const own = one.heads === true;
        if (own && topic?.status !== undefined) {
          announced.push({ status: topic.status, at: step.words.at, text: step.words.text });
          break;
        }
        const row = listed && !own ? statusRowOfLine(step.words, topic.kind === 'errors') : undefined;
        if (row) {
          const next = placed[at + 1]?.step;
          const more =
            row.description === undefined && next?.kind === 'line' && !statusRowOfLine(next.words, true) ? next.words : undefined;
          statuses.push(more ? { ...row, description: more.text } : row);
          notebook.pass(row.at, row.at + 1, row.rule);
          if (more) {
            notebook.pass(more.at, more.at + 1, row.rule);
            at += 1;
          }
          passAll(notebook, saidAt, topic);
          break;
        }
        const inline =
          topic?.kind === 'response' || topic?.kind === 'body' || topic?.kind === 'errors' ? inlineJson(step.words) : undefined;
        if (inline)
          examples.push({
            example: inline.example,
            ...(inline.value === undefined ? {} : { value: inline.value }),
            at: step.words.at,
            ...(topic ? { topic } : {}),
            saidAt,
          });
        lines.push({ text: linesIn(step.words).map(markedText).join('\n'), at: step.words.at, ...(topic ? { topic } : {}) });
        break;
      }
    }
  }
  return { told: attached(withoutDoubtful(told)), examples, requests, statuses, announced, lines };
}

/**
 * Names with descriptions and nothing more may be values as well as fields. They are fields where the words above them say so,
 * and where no table of fields stands above them in the same section.
 */
function withoutDoubtful(told: readonly Told[]): readonly Told[] {
  return told.filter(
    (one, index) =>
      one.sure || !(one.strange || told.slice(0, index).some((other) => other.sure && other.saidAt[0] === one.saidAt[0])),
  );
}

/** Fields below a heading that names a field without any are its fields: a table `address` below the one of the body. */
function attached(told: readonly Told[]): readonly Told[] {
  const found: Told[] = [];
  for (const one of told) {
    const title =
      /^(?:the\s+)?[\x60"']?([\w.$-]+)[\x60"']?(?:\s+(?:object|fields|properties|attributes|parameters|array|items?))*\s*:?$/i.exec(
        one.title.trim(),
      )?.[1];
    const open = one.topic === undefined || one.topic.kind === 'other';
    const at =
      open && title !== undefined && one.sure
        ? found.findLastIndex(({ group }) => group.fields.some((field) => field.name === title && isEmpty(field)))
        : -1;
    const above = found[at];
    if (!above) {
      found.push(one);
      continue;
    }
    const fields = above.group.fields.map((field) =>
      field.name === title && isEmpty(field) ? { ...field, children: one.group.fields } : field,
    );
    const pass = (): void => {
      above.pass();
      one.pass();
    };
    found.splice(at, 1, { ...above, group: { ...above.group, fields }, pass });
  }
  return found;
}

const isEmpty = ({ children, type }: Field): boolean =>
  children.length === 0 && (type === undefined || /object|array|list|hash|map/i.test(type.text));

/** JSON that is a line's only code: `Content: { id: 12 }`. */
function inlineJson({ spans }: Words): ReturnType<typeof readJsonExample> {
  const [only, ...more] = spans.filter(({ code, text }) => code && /\S/.test(text));
  const read = only && more.length === 0 && /[:[]/.test(only.text) ? readJsonExample(only.text.trim()) : undefined;
  return read?.example.kind === 'object' && read.example.members.length === 0 ? undefined : read;
}

/** The steps from one on that the same words announce. */
function stepsOfSection(placed: readonly Placed[], from: number): readonly Placed['step'][] {
  const said = placed[from]?.saidAt[0];
  const end = placed.findIndex(({ saidAt, heads }, index) => index > from && (saidAt[0] !== said || heads === true));
  return placed.slice(from, end < 0 ? undefined : end).map(({ step }) => step);
}

export const passAll = (notebook: Notebook, places: readonly number[], topic: Topic | undefined): void => {
  for (const at of places) notebook.pass(at, at + 1, topic?.rule ?? 'words announce what stands below them');
};

const leavesOfRun = (run: readonly Placed[]): readonly number[] => run.flatMap(({ step }) => leavesOfStep(step));

function leavesOfStep(step: Placed['step']): readonly number[] {
  switch (step.kind) {
    case 'line':
    case 'heading':
      return [step.words.at];
    case 'code':
      return [step.code.at];
    case 'table':
      return leavesOf([step.table]);
    case 'list':
      return leavesOf([step.list]);
    case 'terms':
      return leavesOf([step.terms]);
  }
}

/** Items of a list of errors, whose names look like those of fields. */
function rowsOfParts(step: Placed['step'] & { readonly kind: 'list' | 'terms' }): readonly StatusRow[] | undefined {
  const rows =
    step.kind === 'list'
      ? step.list.items.map(({ parts: [first] }) =>
          first?.kind === 'paragraph' ? statusRowOfLine(first.words, true) : undefined,
        )
      : step.terms.entries.map(({ term, parts: [first] }) => {
          const name = term.text.trim();
          const description = first?.kind === 'paragraph' ? first.words.text : undefined;
          if (!/^[A-Za-z][\w.:-]{1,80}$/.test(name)) return undefined;
          const number = /\b([45]\d\d)\b/.exec(description ?? '')?.[1];
          return {
            name,
            at: term.at,
            rule: 'a term of a list is an error',
            ...(description === undefined ? {} : { description }),
            ...(number === undefined ? {} : { status: Number(number) }),
          };
        });
  const found = rows.filter((row): row is StatusRow => row !== undefined);
  return found.length === rows.length && !tellsBody(found) ? found : undefined;
}

/** Every field, those within fields too. */
export const everyField = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...everyField(field.children)]);
