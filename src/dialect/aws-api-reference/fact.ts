/** What the lines at the end of a member say, each behind its label. */
export type FactKind =
  | 'type'
  | 'length'
  | 'range'
  | 'items'
  | 'entries'
  | 'pattern'
  | 'values'
  | 'required'
  | 'status'
  | 'key'
  | 'value-length'
  | 'value-pattern'
  | 'note';

export interface Fact {
  readonly kind: FactKind;
  readonly rule: string;
  /** What stands behind the label. */
  readonly words: string;
  readonly at: number;
}

interface FactRule {
  readonly name: string;
  readonly label: RegExp;
  readonly kind: FactKind;
}

/** First match wins. */
export const factRules: readonly FactRule[] = [
  { name: '“Type:” says what kind of value a member has', label: /^Type: */, kind: 'type' },
  { name: '“Length Constraints:” bounds a string', label: /^Length Constraints: */i, kind: 'length' },
  { name: '“Valid Range:” bounds a number', label: /^Valid Range: */i, kind: 'range' },
  { name: '“Array Members:” bounds a list', label: /^Array Members: */i, kind: 'items' },
  { name: '“Map Entries:” bounds a map', label: /^Map Entries: */i, kind: 'entries' },
  {
    name: 'what is said of a map’s keys has no place in a model',
    label: /^(?:Key (?:Length Constraints|Pattern)|Valid Keys): */i,
    kind: 'key',
  },
  { name: '“Value Length Constraints:” bounds a map’s strings', label: /^Value Length Constraints: */i, kind: 'value-length' },
  { name: '“Value Pattern:” is one for a map’s strings', label: /^Value Pattern: */i, kind: 'value-pattern' },
  { name: '“Pattern:” is followed by a regular expression', label: /^Pattern: */, kind: 'pattern' },
  { name: '“Valid Values:” lists all values, bars between them', label: /^Valid Values: */i, kind: 'values' },
  {
    name: '“Required:” says whether a member has to be there',
    label: /^Required: *(?=(?:Yes|No|Conditional)\b)/i,
    kind: 'required',
  },
  { name: 'a note says that one member only may be there', label: /^Note: *(?=This object is a Union\b)/i, kind: 'note' },
  { name: '“HTTP Status Code:” numbers an error', label: /^HTTP Status Code: *(?=\d{3}$)/, kind: 'status' },
];

export function factOn(text: string, at: number): Fact | undefined {
  const rule = factRules.find(({ label }) => label.test(text));
  return rule && { kind: rule.kind, rule: rule.name, words: text.replace(rule.label, '').trim(), at };
}

export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
}

/** `Minimum length of 1. Maximum length of 20.` or `Fixed length of 12.` */
export function boundsIn(words: string): Bounds {
  const fixed = numberAfter(/Fixed (?:length|value|number) of (-?\d+(?:\.\d+)?)/i, words);
  const minimum = fixed ?? numberAfter(/Minimum (?:length|value|number) of (-?\d+(?:\.\d+)?)/i, words);
  const maximum = fixed ?? numberAfter(/Maximum (?:length|value|number) of (-?\d+(?:\.\d+)?)/i, words);
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

function numberAfter(pattern: RegExp, words: string): number | undefined {
  const found = pattern.exec(words)?.[1];
  return found === undefined ? undefined : Number(found);
}
