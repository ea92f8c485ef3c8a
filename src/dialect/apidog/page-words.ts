/** What the words of a page say about which names exist: evidence for telling glued names apart. */
export interface PageWords {
  /** Tokens as written: `SMS`, `phone_number`, `InvalidSmsRoleException`. */
  readonly exact: ReadonlySet<string>;
  /** Every token and every part of one in lower case: `phone`, `number`, `sms`, `role`, `invalidsmsrole`. */
  readonly words: ReadonlySet<string>;
  /** Parts that follow each other in one clause: `phone number`. */
  readonly pairs: ReadonlySet<string>;
  /** Names that begin a line of their own explanation, or stand in quotes, anywhere on the page. */
  readonly setApart: ReadonlySet<string>;
}

/** What stands further along a line is not looked at, so that no line takes long. */
export const MAX_LINE = 5_000;

/** Lines after these say nothing in words: glued values, and regular expressions. */
const NOT_PROSE_AFTER = /^(?:allowed values?|match pattern|pattern|regexp?):?$/i;
const TOKEN = /[\p{L}\p{N}]+(?:[_.:+-]+[\p{L}\p{N}]+)*/gu;
/** What may stand inside of a token; without it, every token is one word. */
const JOINT = /[_.:+-]/;
const SNAKE = /[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)*/gu;
const CLAUSE_END = /[,;]+|[:.!?]+(?=\s|$)|["“”()[\]{}<>|/=]+|\s['‘]|['’](?=[\s,.;]|$)/gu;
const PART = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+(?:'\p{Ll}+)?|\p{N}+|\p{L}+/gu;
const EXPLAINED = /^[-*•·]?\s*["'“‘`]?([\p{L}\p{N}][\p{L}\p{N}_.+-]{0,60})["'”’`]?(?:\s?:\s|\s[-–—]\s|\s(?=\p{Lu}\p{Ll}))/u;
const QUOTED = /["“‘`]([\p{L}\p{N}][\p{L}\p{N}_.+-]{0,60})["”’`]/gu;

/** Reads the words of a whole page, or of a few lines of it. */
export function pageWords(lines: readonly string[]): PageWords {
  const exact = new Set<string>();
  const words = new Set<string>();
  const pairs = new Set<string>();
  const setApart = new Set<string>();
  const seen = new Set<string>();
  lines.forEach((whole, index) => {
    const line = whole.slice(0, MAX_LINE);
    if (NOT_PROSE_AFTER.test(lines[index - 1]?.trim() ?? '')) return;
    // Most lines of a page are its layout's, over and over.
    if (seen.has(line)) return;
    seen.add(line);
    const joined = JOINT.test(line);
    if (joined) for (const token of line.match(SNAKE) ?? []) exact.add(token);
    for (const token of line.match(TOKEN) ?? []) {
      exact.add(token);
      for (const run of joined ? token.split(/[^\p{L}\p{N}]+/u) : [token]) words.add(run.toLowerCase());
    }
    for (const clause of line.split(CLAUSE_END)) {
      const parts = partsOf(clause);
      for (const [at, part] of parts.entries()) {
        words.add(part);
        if (at > 0) pairs.add(`${parts[at - 1]} ${part}`);
      }
    }
    const explained = EXPLAINED.exec(line)?.[1];
    if (explained !== undefined) setApart.add(explained);
    for (const match of line.matchAll(QUOTED)) if (match[1] !== undefined) setApart.add(match[1]);
  });
  return { exact, words, pairs, setApart };
}

/** The words that a name is made of, in lower case: `InProgress` → in, progress; `SMS_MFA` → sms, mfa. */
export function partsOf(name: string): string[] {
  return (name.match(PART) ?? []).map((part) => part.toLowerCase());
}

/** Whether each of the parts follows the one before it somewhere on the page. */
export function standTogether(parts: readonly string[], words: PageWords): boolean {
  return parts.every((part, at) => at === 0 || words.pairs.has(`${parts[at - 1]} ${part}`));
}
