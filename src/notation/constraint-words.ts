import type { Json } from '../model/api.js';

/** What a field's words say of its values. */
export type ConstraintWords =
  | {
      readonly fact:
        | 'minLength'
        | 'maxLength'
        | 'minItems'
        | 'maxItems'
        | 'minimum'
        | 'maximum'
        | 'exclusiveMinimum'
        | 'exclusiveMaximum';
      readonly value: number;
    }
  | { readonly fact: 'pattern'; readonly value: string }
  | { readonly fact: 'values'; readonly value: readonly string[] }
  /** As it stands: what it means depends on the type. */
  | { readonly fact: 'default'; readonly value: string };

export interface ReadConstraint {
  readonly constraint: ConstraintWords;
  readonly rule: string;
  readonly quote: string;
}

interface ConstraintRule {
  readonly name: string;
  /** Global, so that a text may say several things. */
  readonly match: RegExp;
  /** Whether sentences are read too, or only cells and brackets that are about nothing but constraints. */
  readonly prose: boolean;
  read(found: RegExpExecArray): readonly ConstraintWords[];
}

const number = String.raw`-?\d{1,3}(?:[,_ ]\d{3}){1,5}(?![\d])|-?\d{1,15}(?:\.\d{1,10})?`;
const characters = String.raw`(?:chars?|characters?|symbols?|letters?|zeichen|caract[eè]res)\b`;
const items = String.raw`(?:items?|elements?|entries)\b`;
const to = String.raw`\s*(?:-|–|—|\.\.\.?|to|and|bis)\s*`;
const quoted = '"[^"]*"|\'[^\']*\'|`[^`]*`|“[^”]*”|‘[^’]*’';

const parse = (text: string | undefined): number => Number((text ?? '').replace(/[,_ ]/g, ''));

/** Read in turn; the first to say something of a fact wins. */
export const constraintRules: readonly ConstraintRule[] = [
  {
    name: 'a range of characters is given',
    match: new RegExp(String.raw`(?:between\s+)?(${number})${to}(${number})\s*${characters}`, 'gi'),
    prose: true,
    read: ([, least, most]) => [
      { fact: 'minLength', value: parse(least) },
      { fact: 'maxLength', value: parse(most) },
    ],
  },
  {
    name: 'a range of lengths is given',
    match: new RegExp(
      String.raw`\blength\s*(?::|=|is|of|between|must be between|from)?\s*(?:between\s+)?(${number})${to}(${number})(?!\d|\.\d)`,
      'gi',
    ),
    prose: true,
    read: ([, least, most]) => [
      { fact: 'minLength', value: parse(least) },
      { fact: 'maxLength', value: parse(most) },
    ],
  },
  {
    name: 'the most characters are given',
    match: new RegExp(
      String.raw`(?:max(?:imum|imal|\.)?(?:\s+(?:of|length(?:\s+of|\s+is|:)?))?|up to|at most|no more than|no longer than|not (?:exceed|longer than)|<=|≤|must not exceed|cannot exceed)\s*:?\s*(${number})\s*${characters}`,
      'gi',
    ),
    prose: true,
    read: ([, most]) => [{ fact: 'maxLength', value: parse(most) }],
  },
  {
    name: 'the most characters are given before the word for it',
    match: new RegExp(String.raw`(${number})\s*${characters}\s*(?:max(?:imum|\.)?|or (?:less|fewer|shorter))(?![\w])`, 'gi'),
    prose: true,
    read: ([, most]) => [{ fact: 'maxLength', value: parse(most) }],
  },
  {
    name: 'the fewest characters are given',
    match: new RegExp(
      String.raw`(?:min(?:imum|\.)?(?:\s+(?:of|length(?:\s+of|\s+is|:)?))?|at least|no (?:less|fewer|shorter) than|>=|≥)\s*:?\s*(${number})\s*${characters}`,
      'gi',
    ),
    prose: true,
    read: ([, least]) => [{ fact: 'minLength', value: parse(least) }],
  },
  {
    name: 'an exact number of characters is given',
    match: new RegExp(String.raw`(?:exactly|must be|always)\s+(${number})\s*${characters}(?:\s+long)?`, 'gi'),
    prose: true,
    read: ([, length]) => [
      { fact: 'minLength', value: parse(length) },
      { fact: 'maxLength', value: parse(length) },
    ],
  },
  {
    name: 'a greatest length is given',
    match: new RegExp(
      String.raw`\b(?:max(?:imum|\.)?[ _-]?length|maxLength|max[ _-]?len)\s*(?:of|is|:|=)?\s*(${number})(?!\d|\.\d)(?!\s*(?:${items}|bytes))`,
      'gi',
    ),
    prose: true,
    read: ([, most]) => [{ fact: 'maxLength', value: parse(most) }],
  },
  {
    name: 'a least length is given',
    match: new RegExp(
      String.raw`\b(?:min(?:imum|\.)?[ _-]?length|minLength|min[ _-]?len)\s*(?:of|is|:|=)?\s*(${number})(?!\d|\.\d)(?!\s*(?:${items}|bytes))`,
      'gi',
    ),
    prose: true,
    read: ([, least]) => [{ fact: 'minLength', value: parse(least) }],
  },
  {
    name: 'a range of items is given',
    match: new RegExp(String.raw`(?:between\s+)?(${number})${to}(${number})\s*${items}`, 'gi'),
    prose: true,
    read: ([, least, most]) => [
      { fact: 'minItems', value: parse(least) },
      { fact: 'maxItems', value: parse(most) },
    ],
  },
  {
    name: 'the most items are given',
    match: new RegExp(
      String.raw`(?:max(?:imum|\.)?(?:\s+of)?|up to|at most|no more than|<=|≤)\s*:?\s*(${number})\s*${items}`,
      'gi',
    ),
    prose: true,
    read: ([, most]) => [{ fact: 'maxItems', value: parse(most) }],
  },
  {
    name: 'the fewest items are given',
    match: new RegExp(String.raw`(?:min(?:imum|\.)?(?:\s+of)?|at least|>=|≥)\s*:?\s*(${number})\s*${items}`, 'gi'),
    prose: true,
    read: ([, least]) => [{ fact: 'minItems', value: parse(least) }],
  },
  {
    name: 'a bound is written with a sign',
    match: new RegExp(String.raw`(?:^|[\s(,;])(>=|≥|<=|≤|>|<)\s*(${number})(?![\w%]|\.\d|\s*[a-z])`, 'gi'),
    prose: false,
    read: ([, sign, bound]) => [{ fact: boundOf(sign), value: parse(bound) }],
  },
  {
    name: 'a number between two others is asked for',
    match: new RegExp(
      String.raw`(?:\bbetween\s+(${number})\s+and\s+(${number})|\brange\s*(?:is|of|:|=)?\s*[[(]?(${number})\s*(?:-|–|—|,|\.\.\.?|to)\s*(${number})|\bfrom\s+(${number})\s+to\s+(${number})|\b(?:can|may|must) (?:be|range) (?:from\s+)?(${number})\s*(?:-|–|to|and)\s*(${number}))(?![\w%]|\.\d|\s*(?:[b-z]|a(?!nd)))`,
      'gi',
    ),
    prose: true,
    read: ([, ...found]) => {
      const [least, most] = found.filter((one) => one !== undefined);
      return rangeOf(least, most);
    },
  },
  {
    name: 'two numbers alone are a range',
    match: new RegExp(String.raw`(?:^|[,;(]\s*)(${number})\s*(?:-|–|—|\.\.\.?|to)\s*(${number})(?=\s*(?:[,;).]|$))`, 'gi'),
    prose: false,
    read: ([, least, most]) => rangeOf(least, most),
  },
  {
    name: 'a greatest number is given',
    match: new RegExp(
      String.raw`\b(?:max(?:imum|imal|\.)?(?:\s+value)?|maximum allowed|up to|at most|must not exceed|no more than|less than or equal to)\s*(?:of|is|:|=)?\s*(${number})(?![\w%]|\.\d|\s*(?:[b-z]|a(?!nd)))`,
      'gi',
    ),
    prose: true,
    read: ([, most]) => [{ fact: 'maximum', value: parse(most) }],
  },
  {
    name: 'a least number is given',
    match: new RegExp(
      String.raw`\b(?:min(?:imum|\.)?(?:\s+value)?|at least|no less than|greater than or equal to)\s*(?:of|is|:|=)?\s*(${number})(?![\w%]|\.\d|\s*(?:[b-z]|a(?!nd)))`,
      'gi',
    ),
    prose: true,
    read: ([, least]) => [{ fact: 'minimum', value: parse(least) }],
  },
  {
    name: 'a pattern stands between slashes or behind the word for it',
    match:
      /\b(?:must match|matches|matching|pattern|regex(?:p)?|regular expression)(?:\s+(?:the\s+)?(?:pattern|regex|regular expression))?\s*(?:is|:|=)?\s*(?:\/((?:[^/\n\\]|\\.){1,400})\/[a-z]*|`([^`\n]{1,400})`|(\^\S{1,400}\$))/gi,
    prose: true,
    read: ([, ...found]) => {
      const text = found.find((one) => one !== undefined);
      return text === undefined ? [] : [{ fact: 'pattern', value: text.replace(/^\/(.*)\/$/, '$1') }];
    },
  },
  {
    name: 'allowed values are listed in quotes or as code',
    match: new RegExp(
      String.raw`\b(?:one of|either|any of|(?:allowed|possible|valid|accepted|permitted|supported|available)(?:\s+(?:values?|options?))?(?:\s+(?:are|is|include))?|values?|can be|must be|may be|options?(?:\s+are)?|enum)\s*:?\s*((?:${quoted})(?:\s*(?:,|\||/|\bor\b|\band\b|,\s*or\b|,\s*and\b)\s*(?:${quoted})){1,60})`,
      'gi',
    ),
    prose: true,
    read: ([, list = '']) => valuesOf([...list.matchAll(new RegExp(quoted, 'g'))].map(([one]) => one.slice(1, -1))),
  },
  {
    name: 'allowed values are listed behind the words for it',
    match:
      /\b(?:one of|(?:allowed|possible|valid|accepted|permitted|supported) values(?:\s+are)?|enum|options)\s*:?\s*[[({]?\s*([\w.+-]{1,60}(?:\s*(?:,|\||\/)\s*(?:or\s+|and\s+)?[\w.+-]{1,60}|\s+or\s+[\w.+-]{1,60}){1,60})(?=\s*[\])}]?\s*(?:[.;)\n]|$))/gi,
    prose: true,
    read: ([, list = '']) => valuesOf(list.split(/\s*[,|/]\s*(?:or\s+|and\s+)?|\s+or\s+/i).map((one) => one.replace(/\.$/, ''))),
  },
  {
    name: 'a default is given',
    match:
      /\b(?:defaults?(?:\s+value)?(?:\s+(?:is|to|of))?|standard(?:wert)?(?=\s*:))\s*[:=]?\s*(?:"([^"\n]{0,200})"|'([^'\n]{0,200})'|`([^`\n]{0,200})`|“([^”\n]{0,200})”|(-?\d+(?:\.\d+)?(?![\w%])|true\b|false\b|null\b))/gi,
    prose: true,
    read: ([, ...found]) => {
      const text = found.find((one) => one !== undefined);
      return text === undefined ? [] : [{ fact: 'default', value: text }];
    },
  },
  {
    name: 'a default of one word is given',
    match: /(?:^|[([,;.]\s*)default(?:s to|\s*[:=])\s*([\w.+-]{1,60}?)(?=\s*(?:[)\],;]|\.(?:\s|$)|$))/gi,
    prose: true,
    read: ([, text = '']) => [{ fact: 'default', value: text }],
  },
];

/** Longer texts than this describe no single field. */
const longest = 4000;

/**
 * Finds constraints in words. `place` tells whether the words are about nothing else (a column `Constraints`, the brackets behind
 * a type) or describe the field in sentences, of which only what cannot mean something else is read.
 */
export function readConstraints(text: string, place: 'constraints' | 'prose'): readonly ReadConstraint[] {
  if (text.length > longest) return [];
  const found = new Map<ConstraintWords['fact'], ReadConstraint>();
  let left = text;
  for (const rule of constraintRules) {
    if (place === 'prose' && !rule.prose) continue;
    for (const one of [...left.matchAll(rule.match)]) {
      const constraints = rule.read(one).filter(isSound);
      for (const constraint of constraints)
        if (!found.has(constraint.fact)) found.set(constraint.fact, { constraint, rule: rule.name, quote: one[0].trim() });
      // What one rule has read must not be read as something else by the next.
      if (constraints.length > 0) left = left.replace(one[0], ' ; ');
    }
  }
  return [...found.values()];
}

/** A default or an allowed value as the type has it; `undefined` where the type has no such value. */
export function valueOfKind(text: string, kind: 'string' | 'integer' | 'number' | 'boolean'): Json | undefined {
  switch (kind) {
    case 'string':
      return text;
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
    case 'boolean':
      return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;
  }
}

function boundOf(sign: string | undefined): 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum' {
  if (sign === '>') return 'exclusiveMinimum';
  if (sign === '<') return 'exclusiveMaximum';
  return sign === '>=' || sign === '≥' ? 'minimum' : 'maximum';
}

const rangeOf = (least: string | undefined, most: string | undefined): readonly ConstraintWords[] =>
  parse(least) <= parse(most)
    ? [
        { fact: 'minimum', value: parse(least) },
        { fact: 'maximum', value: parse(most) },
      ]
    : [];

function valuesOf(values: readonly string[]): readonly ConstraintWords[] {
  const distinct = [...new Set(values.map((value) => value.trim()))].filter((value) => value !== '');
  return distinct.length > 1 ? [{ fact: 'values', value: distinct }] : [];
}

const isSound = (constraint: ConstraintWords): boolean =>
  typeof constraint.value !== 'number' || Number.isFinite(constraint.value);
