import { isTitle } from './name.js';
import type { TextLine } from './text-line.js';

/** How far down the title of a window is looked for. */
const firstLines = 20;

interface TitleRule {
  readonly name: string;
  readonly find: (lines: readonly TextLine[], candidates: readonly number[], source: string) => number | undefined;
}

/** Which of the names above the first section is the page's own; above it may stand the names of all other pages. First match wins. */
export const titleRules: readonly TitleRule[] = [
  {
    name: 'a page’s title stands before a dash in the first lines, too',
    find: (lines, candidates) => {
      const window = lines.slice(0, firstLines).filter(({ text }) => text.includes(' - '));
      const titled = new Set(window.map(({ text }) => text.slice(0, text.indexOf(' - '))));
      return candidates.findLast((at) => titled.has(lines[at]?.text ?? ''));
    },
  },
  {
    name: 'a page is saved under its name',
    find: (lines, candidates, source) => {
      const saved = /API_(?:[\w-]+_)?(\w+?)\.\w+$/.exec(source)?.[1];
      return candidates.findLast((at) => lines[at]?.text === saved);
    },
  },
  {
    name: 'the last name that a sentence follows is the title',
    find: (lines, candidates) => candidates.findLast((at) => beginsSentence(lines.slice(at + 1, at + 4))),
  },
  {
    name: 'a name right above the first section is the title',
    find: (lines, candidates) => candidates.find((at) => at === lines.length - 1),
  },
];

/** What goes on in small letters or with a comma was broken where the type changes, and belongs to the words above. */
const beginsSentence = (below: readonly TextLine[]): boolean =>
  /^(?:[^\p{Ll}\p{P}]|["“'‘([]).*(?:\s|[.!?]$)/u.test(below.map(({ text }) => text).join(' '));

/** Line of the title; -1 where there is none. */
export function titleAt(lines: readonly TextLine[], first: number, source: string): number {
  const candidates = lines.slice(0, first).flatMap(({ text }, at) => (isTitle(text) ? [at] : []));
  for (const { find } of titleRules) {
    const at = find(lines.slice(0, first), candidates, source);
    if (at !== undefined) return at;
  }
  return -1;
}
