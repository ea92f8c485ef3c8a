import type { Words } from '../../page/structure/index.js';
import type { Endpoint } from '../endpoint.js';
import { type Step, wordsOfStep } from './flow.js';
import { endpointOfStep, type ShownEndpoint } from './shown-endpoint.js';
import { type TopicKind, topicOfHeading } from './topic.js';

/** A stretch of the page that is about one thing: an operation where it shows an endpoint, else something else. */
export interface Chapter {
  readonly title?: Title;
  readonly steps: readonly Step[];
  readonly shown?: ShownEndpoint;
  /** Further places that show the same endpoint. */
  readonly again: readonly ShownEndpoint[];
}

export interface Title {
  readonly words: Words;
  /** Without what the heading says of the endpoint. */
  readonly text: string;
  readonly level: number;
}

interface OpenChapter {
  title?: Title;
  steps: Step[];
  alone: ShownEndpoint[];
  examples: ShownEndpoint[];
  sentences: ShownEndpoint[];
  /** Whether its sections are set below its title. */
  deeper: boolean;
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
export function chaptersOf(steps: readonly Step[]): readonly Chapter[] {
  const chapters: OpenChapter[] = [];
  let current = opened();
  chapters.push(current);
  const begin = (title?: Title): void => {
    current = opened(title);
    chapters.push(current);
  };
  for (const [at, step] of steps.entries()) {
    const shown = endpointOfStep(step);
    if (step.kind === 'heading') {
      const topic = topicOfHeading(step.words.text);
      const titled = { words: step.words, text: shown?.title ?? (shown ? '' : step.words.text), level: step.level };
      if (shown) begin(titled);
      else if (!topic || titlesOperation(topic.kind, steps, at)) begin(titled);
      else current = placeOfSection(chapters, current, step.level, titled, begin) ?? current;
    }
    if (shown?.how === 'alone') {
      const [first] = current.alone;
      if (first && !sameEndpoint(first.endpoint, shown.endpoint) && !isExampleOf(first.endpoint, shown.endpoint))
        begin(titleAbove(current));
      current.alone.push(shown);
    } else if (shown?.how === 'example') current.examples.push(shown);
    else if (shown?.how === 'sentence') current.sentences.push(shown);
    current.steps.push(step);
  }
  return joinedUp(chapters.map(closed));
}

/** A heading in the words of sections titles an operation where the endpoint stands right below it: `Get the status codes`. */
function titlesOperation(kind: TopicKind, steps: readonly Step[], at: number): boolean {
  const next = steps[at + 1];
  return kind === 'other' && next !== undefined && endpointOfStep(next)?.how === 'alone';
}

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
  const isOperation = (chapter: OpenChapter): boolean =>
    chapter.alone.length + chapter.examples.length + chapter.sentences.length > 0;
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
  return { ...(title === undefined ? {} : { title }), steps, ...(shown === undefined ? {} : { shown }), again };
}

/** What is set below an operation's heading belongs to it, whatever its own heading says. */
function joinedUp(chapters: readonly Chapter[]): readonly Chapter[] {
  const found: Chapter[] = [];
  for (const chapter of chapters) {
    const above = found.at(-1);
    const below = above?.title !== undefined && above.shown !== undefined && (chapter.title?.level ?? 0) > above.title.level;
    if (above && below && !chapter.shown) found.splice(-1, 1, { ...above, steps: [...above.steps, ...chapter.steps] });
    else found.push(chapter);
  }
  return found;
}

/** Whether the words of a step are those of the endpoint. */
export const showsEndpoint = ({ shown, again }: Chapter, step: Step): boolean => {
  const at = wordsOfStep(step)?.at;
  return at !== undefined && [shown, ...again].some((one) => one?.at.includes(at) ?? false);
};
