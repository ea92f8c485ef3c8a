import type { Endpoint } from '../../notation/endpoint.js';
import type { Words } from '../../page/structure/index.js';
import { type Step, wordsOfStep } from './flow.js';
import { endpointAcross, endpointOfStep, type ShownEndpoint } from './shown-endpoint.js';
import { topicOfHeading } from './topic.js';

/** A stretch of the page that is about one thing: an operation where it shows an endpoint, else something else. */
export interface Chapter {
  readonly title?: Title;
  readonly steps: readonly Step[];
  readonly shown?: ShownEndpoint;
  /** Further places that show the same endpoint. */
  readonly again: readonly ShownEndpoint[];
  /** Leaves that show the endpoint, wherever. */
  readonly shownAt: ReadonlySet<number>;
}

export interface Title {
  readonly words: Words;
  /** Without what the heading says of the endpoint. */
  readonly text: string;
  readonly level: number;
}

interface OpenChapter {
  title?: Title | undefined;
  steps: Step[];
  alone: ShownEndpoint[];
  examples: ShownEndpoint[];
  sentences: ShownEndpoint[];
  /** Whether its sections are set below its title. */
  deeper: boolean;
  /** A heading below the title that is none of a section: should an endpoint follow, it titles that. */
  inner?: { readonly title: Title; readonly from: number } | undefined;
}

const opened = (title?: Title): OpenChapter => ({
  ...(title === undefined ? {} : { title }),
  steps: [],
  alone: [],
  examples: [],
  sentences: [],
  deeper: false,
});

/** Cuts a page where its headings, or its endpoints, begin something new. */
export function chaptersOf(steps: readonly Step[], types: ReadonlyMap<number, string>): readonly Chapter[] {
  const chapters: OpenChapter[] = [];
  let current = opened();
  chapters.push(current);
  const begin = (title?: Title): void => {
    current = opened(title);
    chapters.push(current);
  };
  for (const [at, step] of steps.entries()) {
    const shown = endpointOfStep(step) ?? endpointAcross(steps, at);
    if (step.kind === 'heading') {
      const topic = topicOfHeading(step.words.text);
      const titled = {
        words: step.words,
        text: withoutNumber(shown?.title ?? (shown ? '' : step.words.text)),
        level: step.level,
      };
      if (shown) begin(titled);
      else if (types.has(step.words.at)) begin(titled);
      else if (topic) {
        current = placeOfSection(chapters, current, step.level, titled, begin) ?? current;
        if (current.inner && step.level <= current.inner.title.level) current.inner = undefined;
      } else if (isOperation(current) && current.title && step.level > current.title.level) {
        current.deeper = true;
        current.inner = { title: titled, from: current.steps.length };
      } else begin(titled);
    }
    if (shown?.how === 'alone') {
      const [first] = current.alone;
      if (!current.title && !first && current.examples.length === 0) current.title = titleAbove(current);
      if (!first && current.examples.length === 0 && current.inner) current = splitOff(chapters, current);
      else if (first && !sameEndpoint(first.endpoint, shown.endpoint) && !isExampleOf(first.endpoint, shown.endpoint))
        current = splitOff(chapters, current);
      current.alone.push(shown);
    } else if (shown?.how === 'example') {
      if (current.alone.length + current.examples.length === 0 && current.inner) current = splitOff(chapters, current);
      current.examples.push(shown);
    } else if (shown?.how === 'sentence') current.sentences.push(shown);
    current.steps.push(step);
  }
  return chapters.map(closed);
}

/** `3.2 Open a door` → Open a door. */
const withoutNumber = (text: string): string => text.replace(/^(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)])\s+(?=\S)/, '');

/**
 * Where a section belongs: to what is open; but where that is no operation and the section is not below it, to the operation
 * before; and below an operation whose own sections are set deeper, to nothing.
 */
function placeOfSection(
  chapters: readonly OpenChapter[],
  current: OpenChapter,
  level: number,
  title: Title,
  begin: (title: Title) => void,
): OpenChapter | undefined {
  const own = current.title?.level ?? 0;
  if (level > own) {
    current.deeper = true;
    return undefined;
  }
  if (isOperation(current)) {
    if (current.deeper) begin(title);
    return undefined;
  }
  const before = chapters.findLast(isOperation);
  if (before && !(before.deeper && level <= (before.title?.level ?? 0))) return before;
  return undefined;
}

/** A second endpoint begins a chapter of its own, with the heading above it where that is none of a section. */
function splitOff(chapters: OpenChapter[], current: OpenChapter): OpenChapter {
  const { inner } = current;
  const next = opened(inner ? inner.title : titleAbove(current));
  if (inner) next.steps = current.steps.splice(inner.from);
  current.inner = undefined;
  chapters.push(next);
  return next;
}

const isOperation = ({ alone, examples, sentences }: OpenChapter): boolean =>
  alone.length + examples.length + sentences.length > 0;

/** Where endpoints follow each other without headings, the line above one of them may title it. */
function titleAbove(current: OpenChapter): Title | undefined {
  const last = current.steps.at(-1);
  const text = last?.kind === 'line' ? last.words.text : '';
  if (last?.kind !== 'line' || text.length > 60 || /[.:;,]$/.test(text) || !/^\p{Lu}/u.test(text) || topicOfHeading(text))
    return undefined;
  current.steps.pop();
  return { words: last.words, text, level: 7 };
}

export const sameEndpoint = (a: Endpoint, b: Endpoint): boolean =>
  a.method === b.method && a.path.replace(/\{[^{}]*\}/g, '{}') === b.path.replace(/\{[^{}]*\}/g, '{}');

/** Whether an address is one that a template stands for, perhaps with a base path before it. */
export function isExampleOf(template: Endpoint, shown: Endpoint): boolean {
  return template.method === shown.method && baseOf(template.path, shown.path) !== undefined;
}

/** What stands before a template's path in an address that it stands for: `/v1` for `/orders/{id}` in `/v1/orders/7`. */
export function baseOf(template: string, path: string): string | undefined {
  const wanted = template.split('/').slice(1);
  const given = path.split('/').slice(1);
  const offset = given.length - wanted.length;
  if (offset < 0) return undefined;
  const fits = wanted.every(
    (part, index) => part === given[offset + index] || (/^\{[^{}]*\}/.test(part) && (given[offset + index] ?? '') !== ''),
  );
  return fits
    ? given
        .slice(0, offset)
        .map((part) => `/${part}`)
        .join('')
    : undefined;
}

function closed({ title, steps, alone, examples, sentences }: OpenChapter): Chapter {
  const [shown] = alone.length > 0 ? alone : examples.length > 0 ? examples : sentences;
  const others = [...alone, ...examples].filter((one) => one !== shown);
  const again = shown
    ? others.filter(({ endpoint }) => sameEndpoint(endpoint, shown.endpoint) || isExampleOf(shown.endpoint, endpoint))
    : [];
  const shownAt = new Set((shown ? [shown, ...again] : []).flatMap(({ at }) => at));
  return { ...(title === undefined ? {} : { title }), steps, ...(shown === undefined ? {} : { shown }), again, shownAt };
}

/** Whether the words of a step are those of the endpoint. */
export const showsEndpoint = ({ shownAt }: Chapter, step: Step): boolean => {
  const at = wordsOfStep(step)?.at;
  return at !== undefined && shownAt.has(at);
};
