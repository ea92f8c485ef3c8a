const DETERMINERS = new Set(
  'a an the this that these those its their your his her own new existing given specified specific certain single all any some each another current'.split(
    ' ',
  ),
);
/** Where the words that name an operation end and its circumstances begin. */
const CLAUSE_START = new Set(
  'in from for as of with without using by at on into within when where that which who if so based through under via after before during between and or to whose about against per'.split(
    ' ',
  ),
);
const MAX_LENGTH = 80;
const MAX_NAME_WORDS = 7;
/** Names that every object has. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** The ASCII words of a text: `user's pool-id` → user, pool, id. */
export function wordsOf(text: string): string[] {
  return text.replace(/['’]s?\b/g, '').match(/[A-Za-z0-9]+/g) ?? [];
}

/** The words inside an identifier, in lower case: `GetMFAType` → get, mfa, type. */
export function humpsOf(id: string): string[] {
  return (id.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g) ?? []).map((hump) => hump.toLowerCase());
}

/** Whether two words are forms of one: verify and verification, list and lists, admin and administrator. */
export function sameStem(a: string, b: string): boolean {
  if (a === b || `${a}s` === b || a === `${b}s`) return true;
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return common >= 4 && common >= Math.min(a.length, b.length) - 1;
}

/** Letters, digits and `_`, not empty, no longer than 80, never the name of something that every object has. */
export function safeId(text: string): string | undefined {
  const id = text
    .replace(/[^A-Za-z0-9_]/g, '')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, MAX_LENGTH);
  if (id === '') return undefined;
  return INHERITED.has(id) ? `${id}Operation` : id;
}

export const pascal = (words: readonly string[]): string =>
  words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');

export function camel(words: readonly string[]): string {
  const [first = '', ...rest] = words;
  return (first === first.toUpperCase() ? first.toLowerCase() : first.charAt(0).toLowerCase() + first.slice(1)) + pascal(rest);
}

/**
 * The verb, its object, where it goes, and who does it: `create a user in the specified pool` → create, user;
 * `add a user to the group` → add, user, to, group; `get the device, as an administrator` → get, device, as, administrator.
 */
export function nameWords(phrase: string): string[] {
  const [plain = '', role] = phrase
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\ball of\b/g, 'all')
    .split(/,? as an? /);
  const [, main = '', preposition, target = ''] =
    /^(.+?)(?: (to|from|in) (.+))?$/.exec(plain.split(/[.,;:(]/)[0]?.trim() ?? '') ?? [];
  const words = contentWords(main);
  if (words.length < 2 || words.length > MAX_NAME_WORDS) return [];
  const goal = preposition === undefined ? [] : contentWords(target);
  const actor = role === undefined ? [] : wordsOf(role).slice(0, 1);
  return [
    ...words,
    ...(preposition !== undefined && goal.length > 0 && goal.length <= (preposition === 'in' ? 1 : 2)
      ? [preposition, ...goal]
      : []),
    ...(actor.length > 0 ? ['as', ...actor] : []),
  ];
}

function contentWords(phrase: string): string[] {
  const words: string[] = [];
  for (const word of phrase.split(/\s+/)) {
    const found = wordsOf(word);
    const lower = found[0]?.toLowerCase() ?? '';
    if (words.length > 0 && CLAUSE_START.has(lower)) break;
    if (lower !== '' && !DETERMINERS.has(lower)) words.push(...found);
  }
  return words;
}

/** `Creates` → Create, `Verifies` → Verify, `Searches` → Search. */
export function plainVerb(verb: string): string | undefined {
  if (!/[a-z]{2}s$/.test(verb) || /ss$/.test(verb)) return undefined;
  if (/[^aeiou]ies$/.test(verb)) return verb.replace(/ies$/, 'y');
  return /(?:ss|sh|ch|x|zz)es$/.test(verb) ? verb.slice(0, -2) : verb.slice(0, -1);
}
