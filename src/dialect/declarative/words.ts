import type { HttpMethod } from '../../model/api.js';
import { readRequirementCell } from '../../notation/requirement-words.js';
import type { TypeWords } from '../../notation/type-schema.js';
import { type KnownType, type ReadType, readTypeWords } from '../../notation/type-words.js';
import type { WordsSpec } from './spec.js';

/** A page's words for a type: first what the config says of them, then what is common. */
export function typeOf(words: WordsSpec, text: string, known: KnownType, depth = 0): ReadType | undefined {
  const said = tidy(text);
  if (depth > 8) return undefined;
  const rules = Object.entries(words.types ?? {});
  const particular = rules.filter(([from]) => from.trim() !== '*');
  const rest = rules.filter(([from]) => from.trim() === '*');
  const inner = (star: string): TypeWords | undefined => typeOf(words, star, known, depth + 1)?.type;
  return taught(particular, said, known, inner) ?? readTypeWords(said, known) ?? taught(rest, said, known, () => undefined);
}

function taught(
  rules: readonly (readonly [from: string, to: string])[],
  said: string,
  known: KnownType,
  inner: (star: string) => TypeWords | undefined,
): ReadType | undefined {
  for (const [from, to] of rules) {
    const star = starIn(from, said);
    if (star === undefined) continue;
    const type = star === '' ? meant(to, known) : filled(to, star, () => inner(star));
    if (type) return { type, rule: `the config says that “${from}” means “${to}”` };
  }
  return undefined;
}

/** What stands for the `*`: empty where the words are the same and there is none; nothing where they differ. */
function starIn(from: string, said: string): string | undefined {
  const [before = '', after, ...more] = tidy(from).toLowerCase().split('*');
  const text = said.toLowerCase();
  if (after === undefined) return text === before ? '' : undefined;
  if (more.length > 0 || !text.startsWith(before) || !text.endsWith(after)) return undefined;
  return said.slice(before.length, said.length - after.length).trim() || undefined;
}

const meant = (to: string, known: KnownType): TypeWords | undefined => {
  const named = /^named\s+(\S.*)$/.exec(to)?.[1];
  return named === undefined ? readTypeWords(to, known)?.type : { kind: 'reference', name: named };
};

/** The ways in which a meaning may hold a `*`. */
function filled(to: string, star: string, inner: () => TypeWords | undefined): TypeWords | undefined {
  const said = tidy(to);
  if (said === 'named *') return { kind: 'reference', name: star };
  const type = inner();
  if (!type) return undefined;
  if (said === '*') return type;
  if (said === 'array of *') return { kind: 'array', items: type };
  if (said === 'map of *') return { kind: 'map', values: type };
  return said === '* or null' ? { kind: 'union', members: [type, { kind: 'null' }] } : undefined;
}

const starMeanings: readonly string[] = ['*', 'array of *', 'map of *', '* or null', 'named *'];

/** What the config says that words mean, where it is that which nobody understands. */
export function unknownMeaning(words: WordsSpec, text: string): string | undefined {
  return Object.entries(words.types ?? {}).find(([from, to]) => {
    const star = starIn(from, tidy(text));
    return star === '' || (star !== undefined && !starMeanings.includes(tidy(to)));
  })?.[1];
}

/** `undefined` inside where it depends; nothing where the words are not understood. */
export function requirementOf(
  words: WordsSpec,
  text: string,
): { readonly required: boolean | undefined; readonly rule: string } | undefined {
  if (isOneOf(words.required, text)) return { required: true, rule: `the config says that “${tidy(text)}” means required` };
  if (isOneOf(words.optional, text)) return { required: false, rule: `the config says that “${tidy(text)}” means optional` };
  return readRequirementCell(tidy(text));
}

const methods: readonly HttpMethod[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE'];

export function methodIn(words: WordsSpec, text: string): HttpMethod | undefined {
  const said = tidy(text).toLowerCase();
  const taught = Object.entries(words.methods ?? {}).find(([from]) => tidy(from).toLowerCase() === said);
  return taught?.[1] ?? methods.find((one) => one.toLowerCase() === said);
}

/** Where a parameter travels. */
export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body';

const plainPlaces: readonly (readonly [Place, RegExp])[] = [
  ['path', /^(?:(?:in )?(?:the )?(?:path|route)|url path|uri|(?:path|route) param(?:eter)?s?)$/],
  ['query', /^(?:(?:in )?(?:the )?query(?: ?string)?|query param(?:eter)?s?)$/],
  ['header', /^(?:(?:in )?(?:the )?(?:request )?headers?|header param(?:eter)?s?)$/],
  ['cookie', /^(?:in )?(?:the )?cookies?$/],
  ['body', /^(?:(?:in )?(?:the )?(?:request )?(?:body|payload|json)|form(?: ?data)?)$/],
];

export function placeIn(words: WordsSpec, text: string): Place | undefined {
  const said = tidy(text).toLowerCase();
  const taught = Object.entries(words.in ?? {}).find(([from]) => tidy(from).toLowerCase() === said);
  return taught?.[1] ?? plainPlaces.find(([, pattern]) => pattern.test(said))?.[0];
}

const isOneOf = (words: readonly string[] | undefined, text: string): boolean =>
  (words ?? []).some((one) => tidy(one).toLowerCase() === tidy(text).toLowerCase());

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
