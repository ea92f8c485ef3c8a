import type { Evidence, Schema } from '../../model/api.js';
import type { Span, Words } from '../../page/structure/index.js';

export interface ReadType {
  readonly schema: Schema;
  /** Words behind the type: the description of a parameter. */
  readonly rest: string;
  readonly nullable: boolean;
}

/** Links as `⟦name⟧`, whether the page has them as elements or, with a reference in them, as text. */
function linked(spans: readonly Span[]): string {
  const text = spans
    .map(({ text: words, href }) =>
      href === undefined || !/\bentit(?:y|ies)\b|^#|^[A-Z]/i.test(href) ? words : `\uE000${words.trim()}\uE001`,
    )
    .join('');
  return text
    .replace(/\[([^[\]\n]{1,80})\]\((?:\/?entities\/|#)[^()\n]{0,120}\)/g, '\uE000$1\uE001')
    .replace(/\[([^[\]\n]{1,80})\]\([^()\n]{0,200}\)/g, '$1');
}

const plainTypes: readonly (readonly [RegExp, (evidence: Schema['evidence']) => Schema])[] = [
  [/^strings?$/i, (evidence) => ({ kind: 'string', evidence })],
  [/^integers?$|^int$/i, (evidence) => ({ kind: 'integer', evidence })],
  [/^(?:number|float|decimal|double)s?$/i, (evidence) => ({ kind: 'number', evidence })],
  [/^bool(?:ean)?s?$/i, (evidence) => ({ kind: 'boolean', evidence })],
  [/^(?:hash(?:es)?|objects?|json object)$/i, (evidence) => ({ kind: 'object', properties: [], partial: true, evidence })],
  [
    /^(?:array|list)$/i,
    (evidence) => ({
      kind: 'array',
      items: { kind: 'unknown', evidence: { type: (evidence['type'] ?? []).map((one) => ({ ...one, standing: 'unknown' })) } },
      evidence,
    }),
  ],
  [/^(?:file|binary)$/i, (evidence) => ({ kind: 'binary', evidence })],
];

/** What stands in brackets behind “String”. */
const formats: readonly (readonly [RegExp, string])[] = [
  [/\bdate ?time\b|\bISO ?8601 (?:timestamp|datetime)\b/i, 'date-time'],
  [/^(?:ISO ?8601 )?date\b/i, 'date'],
  [/^URL\b/i, 'uri'],
  [/^e-?mail\b/i, 'email'],
];

/** Reads the type at the beginning of words; what is not understood is `undefined`. */
export function readType(words: Words, cite: (rule: string) => Evidence): ReadType | undefined {
  const text = linked(words.spans)
    .replace(/\\([()[\]_*])/g, '$1')
    .trim();
  const marked = /^‹nullable›\s*/.exec(text);
  const bare = marked ? text.slice(marked[0].length) : text;
  for (const { name, read } of typeRules) {
    const found = read(bare, cite(name), cite);
    // “String or something else” is more than a string.
    if (found && /^or\b/i.test(found.rest)) return undefined;
    if (found) return { ...found, nullable: found.nullable || marked !== null };
  }
  return undefined;
}

interface TypeRule {
  readonly name: string;
  read(text: string, said: Evidence, cite: (rule: string) => Evidence): ReadType | undefined;
}

const ending = '(?=[.,;\\n]|\\s+or\\b|$)';

export const typeRules: readonly TypeRule[] = [
  {
    name: '“null or” stands before a type that may be missing a value',
    read: (text, said, cite) => {
      const rest = /^`?null`?,? or (.+)$/is.exec(text)?.[1];
      const inner = rest === undefined ? undefined : firstOf(rest, said, cite);
      return inner && { ...inner, nullable: true };
    },
  },
  {
    name: '“Array of” stands before what its items are',
    read: (text, said, cite) => {
      const rest = /^(?:an? )?(?:array|list) of (.+)$/is.exec(text)?.[1];
      const items = rest === undefined ? undefined : firstOf(rest, said, cite);
      if (!items || /^\s*(?:or|and)\s+\uE000/.test(items.rest)) return undefined;
      return { ...items, schema: { kind: 'array', items: items.schema, evidence: { type: [said] } } };
    },
  },
  {
    name: 'a link leads to the entity that the value is',
    read: (text, said) => {
      const found = /^\uE000([^\uE001]{1,80})\uE001(?: (?:object|entity|entities))?([\s\S]*)$/.exec(text);
      if (!found) return undefined;
      const [, name = '', rest = ''] = found;
      return { schema: { kind: 'reference', name: entityName(name), of: 'object', evidence: { type: [said] } }, ...tail(rest) };
    },
  },
  {
    name: 'an older page writes the name of the entity alone',
    read: (text, said) => {
      const found = /^([A-Z][a-zA-Z]+(?:::[A-Z][a-zA-Z]+)*)(?=[.\n]|$)([\s\S]*)$/.exec(text);
      if (!found || /^(?:Empty|None|JSON|OEmbed|HTML|Nothing|Unknown)$/i.test(found[1] ?? '') || plainOf(found[1] ?? '', said))
        return undefined;
      return {
        schema: { kind: 'reference', name: found[1] ?? '', of: 'object', evidence: { type: [said] } },
        ...tail(found[2] ?? ''),
      };
    },
  },
  {
    name: 'a word names the type, and brackets behind it its form',
    read: (text, said) => {
      const found = new RegExp(
        `^(?:an? )?([A-Za-z]+(?: object)?)(?:\\s*\\(([^()\\n]{0,160}(?:\\([^()\\n]{0,80}\\))?[^()\\n]{0,60})\\))?${ending}([\\s\\S]*)$`,
      ).exec(text);
      const schema = found ? plainOf(found[1] ?? '', said) : undefined;
      if (!found || !schema) return undefined;
      const about = (found[2] ?? '').replace(/[\uE000\uE001]/g, '');
      const format = schema.kind === 'string' ? formats.find(([pattern]) => pattern.test(about))?.[1] : undefined;
      const told: Schema =
        format === undefined ? schema : ({ ...schema, format, evidence: { ...schema.evidence, format: [said] } } as Schema);
      return { schema: told, ...tail(found[3] ?? '') };
    },
  },
];

function firstOf(text: string, said: Evidence, cite: (rule: string) => Evidence): ReadType | undefined {
  for (const { read } of typeRules) {
    const found = read(text, said, cite);
    if (found) return found;
  }
  return undefined;
}

const plainOf = (word: string, said: Evidence): Schema | undefined =>
  plainTypes.find(([pattern]) => pattern.test(word))?.[1]({ type: [said] });

/** What goes on behind the type: that it may be null, and then words. */
function tail(rest: string): { readonly rest: string; readonly nullable: boolean } {
  const found = /^(?:,?\s*or `?null`?|,?\s*nullable)\b([\s\S]*)$/i.exec(rest);
  const left = (found?.[1] ?? rest).replace(/[\uE000\uE001]/g, '').replace(/^[\s.,;:]+/, '');
  return { rest: left, nullable: found !== null };
}

/** `Poll::Option`, as such pages call an entity within another. */
const entityName = (text: string): string =>
  text.replace(/\s+/g, '').replace(/s$/, (s) => (/(?:ss|us|is|as)$/i.test(text) || !/^[a-z]/.test(text) ? s : ''));

/** The schema, or null where the page says so. */
export const orNull = (schema: Schema, said: Evidence): Schema => ({
  kind: 'union',
  mode: 'one-of',
  members: [schema, { kind: 'null', evidence: { type: [said] } }],
  evidence: { type: [said] },
});
