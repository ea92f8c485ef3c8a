import { hyphenRule, mendClass } from './character-class.js';
import { mendEscape, needlessRule, plainHyphenRule } from './escape.js';
import { type Mended, type Piece, pieces } from './pieces.js';

export interface ScriptPattern {
  /** Compiles in JavaScript's Unicode mode. */
  readonly pattern: string;
  /** Names of the rules that made it so; none where the page's own words do. */
  readonly rules: readonly string[];
  /** Whether JavaScript reads the page's words otherwise, or not at all, outside of Unicode mode too. */
  readonly translated: boolean;
}

/** Longer patterns are not looked into. */
const longest = 10_000;

/**
 * A documented pattern as JavaScript writes it; `undefined` where it is no regular expression, or one whose meaning
 * in JavaScript is not certain. Pages print patterns of Java and others, which escape more and know other classes.
 */
export function scriptPattern(documented: string): ScriptPattern | undefined {
  if (compiles(documented)) return { pattern: documented, rules: [], translated: false };
  if (documented.length > longest) return undefined;
  const { text, everything, rules: flags } = withoutFlags(documented);
  const found = pieces(text);
  if (!found) return undefined;
  const rules = new Set(flags);
  let pattern = '';
  for (const [at, piece] of found.entries()) {
    const mended = mend(piece, found, at, everything);
    if (!mended) return undefined;
    pattern += mended.text;
    if (mended.rule !== undefined) for (const rule of [mended.rule].flat()) rules.add(rule);
  }
  const translated = [...rules].some((rule) => !laxRules.has(rule));
  if (!compiles(pattern) || (translated && isAmbiguous(found))) return undefined;
  return { pattern, rules: [...rules], translated };
}

const compiles = (pattern: string): boolean => {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
};

/** `(?s)` at the beginning makes a dot any character at all. */
function withoutFlags(text: string): { readonly text: string; readonly everything: boolean; readonly rules: readonly string[] } {
  if (!text.startsWith('(?s)')) return { text, everything: false, rules: [] };
  return { text: text.slice(4), everything: true, rules: [allRule] };
}

const lonelyRule = 'a bracket that closes or counts nothing stands for itself';

/** What JavaScript itself reads so outside of Unicode mode. */
const laxRules: ReadonlySet<string> = new Set([needlessRule, plainHyphenRule, lonelyRule, hyphenRule]);

const allRule = 'a dot for which (?s) is set is any character';
const groupRule = 'a group named with (?P<…>) is one named with (?<…>)';
const possessiveRule = 'a repetition of one character has nothing to give back where nothing follows';

function mend(piece: Piece, all: readonly Piece[], at: number, everything: boolean): Mended | undefined {
  switch (piece.kind) {
    case 'escape':
      return mendEscape(piece.text);
    case 'class':
      return mendClass(piece.text);
    case 'quantifier':
      return mendQuantifier(piece, all, at);
    case 'open':
      if (piece.text.startsWith('(?P<')) return { text: `(?<${piece.text.slice(4)}`, rule: groupRule };
      return { text: piece.text };
    case 'lonely':
      return { text: `\\${piece.text}`, rule: lonelyRule };
    case 'dot':
      return everything ? { text: '[\\s\\S]' } : { text: piece.text };
    case 'close':
    case 'other':
      return { text: piece.text };
  }
}

/** `+` behind a quantifier forbids to give back what was taken: without effect where nothing follows that could want it. */
function mendQuantifier(piece: Piece, all: readonly Piece[], at: number): Mended | undefined {
  if (!/.\+$/.test(piece.text)) return { text: piece.text };
  const before = all[at - 1];
  const single = before !== undefined && ['class', 'escape', 'dot'].includes(before.kind);
  const literal = before?.kind === 'other' && /^[^|^$]$/u.test(before.text);
  const last = all.slice(at + 1).every(({ kind, text }) => kind === 'other' && text === '$');
  return (single || literal) && last ? { text: piece.text.slice(0, -1), rule: possessiveRule } : undefined;
}

/** Java's \p{Alpha} and the like are ASCII, JavaScript's are not: next to what only Java writes they are not certain. */
const isAmbiguous = (found: readonly Piece[]): boolean => found.some(({ text }) => /\\[pP]\{(?:Alpha|Lower|Upper)\}/.test(text));
