import { humpsOf, sameStem, wordsOf } from './operation-words.js';

interface ProseLine {
  readonly text: string;
  readonly line: number;
}

/** An operation that prose names, and how likely it is the page's own. */
export interface Candidate {
  readonly id: string;
  readonly quote: string;
  readonly line: number;
  readonly score: number;
}

interface MentionRule {
  readonly name: string;
  /** `X` stands for the name. */
  readonly pattern: string;
  /** From 5, the page speaks of itself, to -2, it speaks of another page. */
  readonly weight: number;
}

/** From here on, a mention speaks for itself, however little the name is like what the page says it does. */
const SURE = 3;
const REQUEST = '(?:request|call|operation|action|method|endpoint)';

const MENTIONS: readonly MentionRule[] = [
  {
    name: 'a line tells that it describes the request',
    pattern: `^(?:represents |contains )?the X (?:API )?request\\b`,
    weight: 5,
  },
  {
    name: 'the reader is told what happens on its use',
    pattern: `[Ww]hen (?:you|your app|a user) (?:uses?|calls?) the X (?:API )?${REQUEST}`,
    weight: 5,
  },
  { name: 'the request is the reader’s', pattern: `\\byour X (?:API )?${REQUEST}`, weight: 5 },
  { name: 'its calls are counted', pattern: `\\bfor X calls\\b`, weight: 4 },
  { name: 'the previous page of a list came from it', pattern: `\\bprevious (?:call to|response (?:to|from)) X\\b`, weight: 4 },
  { name: 'it is the subject of a sentence', pattern: `(?:^|[.!,] )X (?:can|will|[a-z]+s)\\b`, weight: 2 },
  { name: 'a permission is for it', pattern: `\\bauthorize an? X (?:API )?${REQUEST}`, weight: 3 },
  { name: 'an answer is its answer', pattern: `\\bresponse to X\\b`, weight: 2 },
  {
    name: 'the reader is sent elsewhere',
    pattern: `\\b(?:[Ss]ee|returned (?:by|in (?:the|an?))|from|next|again|also call(?:ing)?(?: the)?|also use(?: the)?) X\\b`,
    weight: -2,
  },
  { name: 'it is named as a call', pattern: `\\b(?:call(?:ing)?|call to|using|with|an?) X\\b`, weight: 0 },
  { name: 'it is named as a request', pattern: `\\bX (?:API )?${REQUEST}`, weight: 0 },
];

const NAME = /\b[A-Z][a-z]+[0-9]*(?:[A-Z]+[a-z0-9]*)+\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b/g;
/** Names of types, errors and headers look like operations, but none of them is called. */
const NOT_AN_OPERATION = /(?:Exception|Error|Type|Fault)$/;
const MAX_LINE = 4000;
const MAX_NAMES = 40;

/** All operations that the lines name, likeliest first. `subject` are the sentences that say what the page's operation does. */
export function candidates(
  prose: readonly ProseLine[],
  subject: readonly string[],
  fileName: string | undefined,
): readonly Candidate[] {
  const found = new Map<string, { quote: string; line: number; weight: number; count: number }>();
  for (const { text, line } of prose) {
    const short = text.slice(0, MAX_LINE);
    for (const id of [...new Set(short.match(NAME))].slice(0, MAX_NAMES)) {
      const weight = NOT_AN_OPERATION.test(id) ? undefined : weightOf(id, short);
      if (weight === undefined) continue;
      const before = found.get(id);
      if (before === undefined || weight > before.weight)
        found.set(id, { quote: short, line, weight, count: (before?.count ?? 0) + 1 });
      else before.count += 1;
    }
  }
  const said = saidIn(subject);
  return [...found]
    .map(([id, { quote, line, weight, count }]) => {
      const fits = Math.max(likeness(id, said), weight >= SURE ? 0 : Number.NEGATIVE_INFINITY);
      return { id, quote, line, score: weight + fits + (id === fileName ? 10 : 0) + Math.min(count - 1, 3) / 4 };
    })
    .sort((a, b) => b.score - a.score);
}

function weightOf(id: string, text: string): number | undefined {
  const marked = text.replaceAll(id, STAND_IN);
  const weights = PATTERNS.flatMap(({ pattern, weight }) => (pattern.test(marked) ? weight : []));
  return weights.length === 0
    ? undefined
    : weights.some((weight) => weight < 0) && Math.max(...weights) < 3
      ? -2
      : Math.max(...weights);
}

/** Stands in a text for the name that is looked for, so that the patterns are the same for every name: making them takes long. */
const STAND_IN = 'X_0_name_0_X';

const PATTERNS = MENTIONS.map(({ pattern, weight }) => ({ pattern: new RegExp(pattern.replace('X', STAND_IN)), weight }));

/** How much of a name the sentences say: each of its words counts for it or against it. */
function likeness(id: string, said: readonly string[]): number {
  const humps = humpsOf(id).filter((hump) => !LINKS.has(hump));
  const hits = humps.filter((hump) => isSaid(hump, said)).length;
  return 1.5 * (2 * hits - humps.length);
}

/** Whether the sentences say any word of a name. */
export function echoes(id: string, sentences: readonly string[]): boolean {
  const said = saidIn(sentences);
  return humpsOf(id).some((hump) => !LINKS.has(hump) && isSaid(hump, said));
}

const LINKS = new Set(['to', 'for', 'of', 'in', 'with', 'by']);

/** Every word once, in lower case. */
const saidIn = (sentences: readonly string[]): readonly string[] => [
  ...new Set(sentences.flatMap((sentence) => wordsOf(sentence).map((word) => word.toLowerCase()))),
];

const isSaid = (hump: string, said: readonly string[]): boolean => said.some((word) => sameStem(hump, word));
