import type { Json } from '../model/api.js';

/** Values that stand for a value, as people write them. */
const placeholders: readonly { readonly name: string; readonly match: RegExp }[] = [
  {
    name: 'the name of a type stands for a value of it',
    match:
      /^(?:string|str|text|number|int|integer|int32|int64|long|float|double|decimal|bool(?:ean)?|object|array|blob|binary|timestamp|date|datetime|date-time|uuid|null|any|enum)$/i,
  },
  { name: 'nothing stands for what is not there', match: /^\s*$/ },
  { name: 'letters stand for digits', match: /\b(?:yyyy|YYYY|mm?-dd?|MM-DD|hh?:mm?|HH:MM)\b|(?:yyyy|YYYY)[-/.]?(?:mm|MM)/ },
  { name: 'dots stand for what is left out', match: /\.\.\.|…/ },
  {
    name: 'brackets stand around what is to be put in',
    match: /^\s*(?:<[^<>]*>|\{[^{}]*\}|\[[^[\]]*\]|\$\{?\w+\}?|%\w+%)\s*$|<[\w -]+>|\{\{|\$\{/,
  },
  {
    name: 'a word says that something is to be put in',
    match: /^(?:your|my|some|the)[ _-]|\b(?:x{3,}|placeholder|example here)\b|\*{3,}/i,
  },
];

/** Whether a text stands for a value instead of being one. */
export const isPlaceholder = (text: string): boolean => text.length <= 200 && placeholders.some(({ match }) => match.test(text));

/** What programs that make examples out of schemas fill in. */
const fillers: ReadonlySet<string> = new Set([
  'string',
  'property1',
  'property2',
  'additionalProp1',
  'additionalProp2',
  'user@example.com',
]);

/** Whether an example was made by a program out of the very schema: it shows the schema's kinds, and no values that anybody has. */
export function isMadeUp(value: Json): boolean {
  if (typeof value === 'string') return fillers.has(value);
  if (Array.isArray(value)) return value.some(isMadeUp);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => fillers.has(name) || isMadeUp(inner));
}
