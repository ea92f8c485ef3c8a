import type { Json, Schema } from '../model/api.js';
import { type ConstraintWords, type ReadConstraint, readConstraints } from '../notation/constraint-words.js';
import { shownDefault } from '../notation/shown-default.js';
import { listedValues } from './value-words.js';

/** What sentences say of a field, against what the field's own facts say. */
export interface ProseConflict {
  readonly fact: string;
  /** Whether it is a fact of the items of a list. */
  readonly ofItems?: true;
  /** The words that say otherwise. */
  readonly quote: string;
  /** What the fact is by the words, and what it is: `is 64 by the words, and 32`. */
  readonly says: string;
  readonly is: string;
  /** What a correction would set, if the words are right. */
  readonly set: Json;
}

/** The fact that a rule compares, as the words have it. */
type Told<F extends ConstraintWords['fact']> = Extract<ConstraintWords, { readonly fact: F }>;

interface ProseRule {
  readonly name: string;
  /** `undefined` where the words say nothing else than the schema, or nothing that it could say. */
  readonly conflict: (told: ConstraintWords, schema: Schema, quote: string) => Omit<ProseConflict, 'quote'> | undefined;
}

const bounds: Readonly<Partial<Record<Schema['kind'], readonly string[]>>> = {
  string: ['minLength', 'maxLength'],
  integer: ['minimum', 'maximum'],
  number: ['minimum', 'maximum'],
  array: ['minItems', 'maxItems'],
};

/** Words in quotation marks, or set as code. */
const marked = /["'`“‘]/;

/** First match wins. */
export const proseRules: readonly ProseRule[] = [
  {
    name: 'a bound in sentences is the bound of the field',
    conflict: (told, schema, quote) => {
      if (typeof told.value !== 'number' || !bounds[schema.kind]?.includes(told.fact)) return undefined;
      // What is meant by “up to 100” behind a number may be anything.
      if ((told.fact === 'minimum' || told.fact === 'maximum') && /^(?:up to|at (?:least|most))/i.test(quote)) return undefined;
      const own: { readonly [fact: string]: unknown } = { ...schema };
      const value = own[told.fact];
      if (typeof value !== 'number' || value === told.value) return undefined;
      return { fact: told.fact, says: String(told.value), is: String(value), set: told.value };
    },
  },
  {
    name: 'a default in sentences is the default of the field, where it has one',
    conflict: (told, schema) => {
      if (told.fact !== 'default' || schema.default === undefined || /^(?:default)?$/i.test(String(schema.default)))
        return undefined;
      const value = defaultOf(told, schema);
      if (value === undefined || alike(String(schema.default), String(value))) return undefined;
      return { fact: 'default', says: JSON.stringify(value), is: JSON.stringify(schema.default), set: value };
    },
  },
  {
    name: 'a default in quotation marks is one of the values that the field may have',
    conflict: (told, schema, quote) => {
      if (told.fact !== 'default' || schema.kind !== 'enum' || schema.type !== 'string' || !marked.test(quote)) return undefined;
      const word = bare(told.value);
      if (/^(?:null|none|nil|undefined|empty|any|all|both|-|)$/i.test(word) || /[[\](){}=$]/.test(word)) return undefined;
      if (schema.values.some((value) => alike(value, word))) return undefined;
      return { fact: 'enum', says: JSON.stringify(word), is: listedValues(schema.values), set: [...schema.values, word] };
    },
  },
  {
    name: 'a default in sentences keeps the bounds of the field',
    conflict: (told, schema) => {
      if (told.fact !== 'default' || (schema.kind !== 'integer' && schema.kind !== 'number')) return undefined;
      const value = defaultOf(told, schema);
      if (typeof value !== 'number') return undefined;
      const { minimum, maximum } = schema;
      if (minimum !== undefined && value < minimum)
        return { fact: 'minimum', says: `a default of ${value}`, is: String(minimum), set: value };
      if (maximum !== undefined && value > maximum)
        return { fact: 'maximum', says: `a default of ${value}`, is: String(maximum), set: value };
      return undefined;
    },
  },
  {
    name: 'values that sentences list, most of which the field may have, are all values that it may have',
    conflict: (told, schema, quote) => {
      const chosen = schema.kind === 'array' ? schema.items : schema;
      if (told.fact !== 'values' || chosen.kind !== 'enum') return undefined;
      // Without quotation marks a stroke may stand between values or in one.
      if (quote.includes('/') && !marked.test(quote)) return undefined;
      const words = told.value.map(bare);
      const missing = words.filter((word) => word !== 'null' && !chosen.values.some((value) => alike(value, word)));
      const known = words.filter((word) => chosen.values.some((value) => String(value) === word)).length;
      if (missing.length === 0 || known < 2 || missing.length > known) return undefined;
      const set = [...chosen.values, ...missing.map((word) => (chosen.type === 'string' ? word : Number(word)))];
      const says = missing.map((word) => JSON.stringify(word)).join(', ');
      return { fact: 'enum', ...(chosen === schema ? {} : { ofItems: true }), says, is: listedValues(chosen.values), set };
    },
  },
];

/** Sentences that are not, or not only, about the field as it always is. */
const aside =
  /\b(?:if|when|unless|otherwise|except|for example|e\.g\.|i\.e\.|each|every|per|previously|formerly|deprecated|no longer|will be|recommend\w*|depends?|depending|usually|typically|only for|in case|where|first|last|plan|combined|total)\b/i;

/** What makes of a number in front of it another one. */
const unit =
  /^(?:[,.]\d|\s*(?:%|°|\^|\*\*|<|(?:[kmgt]i?b?|bytes?|bits?|million|thousand|ms|milli\w*|micro\w*|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|px|pixels?|percent|times|x)\b))/i;

const afterwards = (sentence: string, quote: string): string => sentence.slice(sentence.indexOf(quote) + quote.length);

const defaultOf = (told: Told<'default'>, schema: Schema): Json | undefined => shownDefault(schema, told.value);

/** What a sentence has to hold to say something that a rule compares: looked for first, for most hold nothing. */
const telling = /\d|default/i;
const tellingOfValues = /\d|default|value|option|one of|either|any of|enum|(?:can|must|may) be/i;

/** Longer texts than this describe no single field. */
const longest = 4000;

/** What the sentences about a field say against its own facts. */
export function conflictsOf(description: string, schema: Schema): readonly ProseConflict[] {
  if (description.length > longest || !canContradict(schema)) return [];
  const chosen = schema.kind === 'array' ? schema.items : schema;
  const sought = chosen.kind === 'enum' ? tellingOfValues : telling;
  return readSurely(description, sought).flatMap(({ constraint, quote }) => {
    for (const { conflict } of proseRules) {
      const found = conflict(constraint, schema, quote);
      if (found !== undefined) return [{ ...found, quote }];
    }
    return [];
  });
}

/** What sentences about nothing else say once, or alike each time. */
function readSurely(description: string, sought: RegExp): readonly ReadConstraint[] {
  if (!sought.test(description)) return [];
  const sentences = description.split(/(?<=[.!?;])\s+|\n+/).filter((sentence) => sought.test(sentence) && !aside.test(sentence));
  const read = sentences.flatMap((sentence) =>
    readConstraints(sentence, 'prose').filter(
      ({ quote }) => !/[<>]|default["'`]/i.test(quote) && !unit.test(afterwards(sentence, quote)),
    ),
  );
  return read.filter(({ constraint }) =>
    read.every((other) => other.constraint.fact !== constraint.fact || same(other.constraint.value, constraint.value)),
  );
}

/** Whether the schema has a fact that a rule compares: most have none, and their words need not be read. */
function canContradict(schema: Schema): boolean {
  if (schema.default !== undefined || schema.kind === 'enum') return true;
  if (schema.kind === 'array' && schema.items.kind === 'enum') return true;
  return bounds[schema.kind]?.some((fact) => Object.hasOwn(schema, fact)) ?? false;
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether a word is a value in another spelling, or a part of its name. */
function alike(value: string | number | boolean, word: string): boolean {
  const [a, b] = [String(value), word].map((text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (a === undefined || b === undefined || a === '' || b === '') return String(value) === word;
  return /^\d+$/.test(a + b) ? a === b : a.includes(b) || b.includes(a);
}

/** A word without the marks that stand around it. */
const bare = (word: string): string => word.replace(/^["'`\s]+|["'`\s.,;]+$/g, '');
