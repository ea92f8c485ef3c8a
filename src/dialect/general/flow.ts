import type { KnownType } from '../../notation/type-words.js';
import type { Page } from '../../page/page.js';
import {
  type Code,
  type Leaf,
  type List,
  type Part,
  structureOf,
  type Table,
  type Terms,
  type Words,
} from '../../page/structure/index.js';
import { leavesOf } from '../prose.js';
import { linesIn, textOfSpans } from './line.js';
import { fieldsOfList, fieldsOfTerms } from './part-fields.js';
import { type TextCode, textParts } from './text-parts.js';
import { topicOfHeading } from './topic.js';

/** The page as one thing after the other: lists that tell no fields are opened, so that nothing stands within anything. */
export type Step =
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words }
  | { readonly kind: 'line'; readonly words: Words; readonly bullet: boolean }
  | { readonly kind: 'code'; readonly code: Leaf; readonly language?: string; readonly also: readonly number[] }
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'list'; readonly list: List }
  | { readonly kind: 'terms'; readonly terms: Terms };

export interface Flow {
  readonly steps: readonly Step[];
  readonly leaves: readonly Leaf[];
}

export function partsOf(page: Page): { readonly parts: readonly Part[]; readonly leaves: readonly Leaf[] } {
  const { parts, leaves } = structureOf(page);
  return { parts: page.format === 'text' ? textParts(parts, page.text) : parts, leaves };
}

export function stepsOf(parts: readonly Part[], known: KnownType): readonly Step[] {
  return parts.flatMap((part) => stepsOfPart(part, known, false));
}

function stepsOfPart(part: Part, known: KnownType, bullet: boolean): readonly Step[] {
  const within = (inner: readonly Part[], listed: boolean): readonly Step[] =>
    inner.flatMap((one) => stepsOfPart(one, known, listed));
  switch (part.kind) {
    case 'heading':
      return [{ kind: 'heading', level: part.level, words: part.words }];
    case 'paragraph':
      return labelledLines(part.words).map((words) => ({ kind: 'line', words, bullet }));
    case 'code':
      return [
        {
          kind: 'code',
          code: part.words,
          also: isTextCode(part) ? part.also : [],
          ...(part.language === undefined ? {} : { language: part.language }),
        },
      ];
    case 'table':
      return isLayout(part)
        ? within(
            part.rows.flatMap(({ cells }) => cells.flatMap((cell) => cellParts(cell))),
            false,
          )
        : [{ kind: 'table', table: part }];
    case 'list':
      return fieldsOfList(part, known)
        ? [{ kind: 'list', list: part }]
        : within(
            part.items.flatMap(({ parts }) => parts),
            true,
          );
    case 'terms':
      if (part.entries.every(({ term }) => /^\p{Lu}/u.test(term.text) && topicOfHeading(term.text) !== undefined))
        return part.entries.flatMap(({ term, parts }) => [
          { kind: 'heading' as const, level: 6, words: term },
          ...within(parts, false),
        ]);
      return fieldsOfTerms(part, known)
        ? [{ kind: 'terms', terms: part }]
        : part.entries.flatMap(({ term, parts }) => [
            { kind: 'line' as const, words: term, bullet: false },
            ...within(parts, false),
          ]);
  }
}

/** Lines of one paragraph that each say something of their own: `Code: 200` above `Content: {}`. */
function labelledLines(words: Words): readonly Words[] {
  const lines = linesIn(words);
  if (lines.length < 2 || !lines.some((line) => /^(?:code|content|status|url|method|body)\s*:/i.test(textOfSpans(line))))
    return [words];
  return lines.map((spans) => ({ ...words, text: textOfSpans(spans), spans }));
}

const isTextCode = (part: Code): part is TextCode => 'also' in part;

/** A table of one row that holds tables or code arranges the page and tells nothing by its columns. */
const isLayout = ({ header, rows }: Table): boolean =>
  header.length === 0 &&
  rows.length === 1 &&
  (rows[0]?.cells ?? []).some(({ parts }) => parts.some(({ kind }) => kind === 'table' || kind === 'code'));

const cellParts = (cell: Table['header'][number]): readonly Part[] => [
  ...(cell.words.text === '' ? [] : [{ kind: 'paragraph' as const, words: cell.words }]),
  ...cell.parts,
];

/** The words of a step that has them by itself. */
export const wordsOfStep = (step: Step): Leaf | undefined => {
  switch (step.kind) {
    case 'heading':
    case 'line':
      return step.words;
    case 'code':
      return step.code;
    default:
      return undefined;
  }
};

/** The places of all leaves of a step. */
export function leavesOfStep(step: Step): readonly number[] {
  switch (step.kind) {
    case 'line':
    case 'heading':
      return [step.words.at];
    case 'code':
      return [step.code.at, ...step.also];
    case 'table':
      return leavesOf([step.table]);
    case 'list':
      return leavesOf([step.list]);
    case 'terms':
      return leavesOf([step.terms]);
  }
}
