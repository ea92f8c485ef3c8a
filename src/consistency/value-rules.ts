import type { ArraySchema, Json, MapSchema, NumberSchema, Schema, StringSchema } from '../model/api.js';
import type { ValueFact } from './misfit.js';

/** What is wrong with a value. */
interface Breach {
  readonly problem: string;
  /** The nearest bound that the value would keep. */
  readonly set?: Json;
}

/** A bound that a schema may set to its values. A rule of a kind that the schema does not have is never asked. */
export interface ValueRule<S extends Schema, V> {
  readonly fact: ValueFact;
  /** `undefined` where the value keeps the bound, or there is none. */
  readonly breach: (schema: S, value: V) => Breach | undefined;
}

const characters = (text: string): number => [...text].length;

const shapes: Readonly<Record<string, { readonly match: RegExp; readonly is: string }>> = {
  'date-time': { match: /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d/, is: 'a date with a time (RFC 3339)' },
  date: { match: /^\d{4}-\d\d-\d\d$/, is: 'a date (YYYY-MM-DD)' },
  uuid: { match: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i, is: 'a UUID' },
};

/** Lengths in code points; only formats that cannot be read in two ways. Patterns have a file of their own. */
export const textRules: readonly ValueRule<StringSchema, string>[] = [
  {
    fact: 'minLength',
    breach: ({ minLength = 0 }, text) =>
      characters(text) < minLength
        ? { problem: `is shorter than ${counted(minLength, 'character')}`, set: characters(text) }
        : undefined,
  },
  {
    fact: 'maxLength',
    breach: ({ maxLength = Number.POSITIVE_INFINITY }, text) =>
      characters(text) > maxLength
        ? { problem: `is longer than ${counted(maxLength, 'character')}`, set: characters(text) }
        : undefined,
  },
  {
    fact: 'format',
    breach: ({ format = '' }, text) => {
      const shape = Object.hasOwn(shapes, format) ? shapes[format] : undefined;
      return shape === undefined || shape.match.test(text) ? undefined : { problem: `is not ${shape.is}`, set: null };
    },
  },
];

/** Largest and smallest values of `int32`. */
const most32 = 2 ** 31;

export const numberRules: readonly ValueRule<Omit<NumberSchema, 'kind'> & Schema, number>[] = [
  {
    fact: 'minimum',
    breach: ({ minimum }, value) =>
      minimum !== undefined && value < minimum ? { problem: `is less than ${minimum}`, set: value } : undefined,
  },
  {
    fact: 'maximum',
    breach: ({ maximum }, value) =>
      maximum !== undefined && value > maximum ? { problem: `is greater than ${maximum}`, set: value } : undefined,
  },
  {
    fact: 'exclusiveMinimum',
    breach: ({ exclusiveMinimum }, value) =>
      exclusiveMinimum !== undefined && value <= exclusiveMinimum
        ? { problem: `is not greater than ${exclusiveMinimum}`, set: null }
        : undefined,
  },
  {
    fact: 'exclusiveMaximum',
    breach: ({ exclusiveMaximum }, value) =>
      exclusiveMaximum !== undefined && value >= exclusiveMaximum
        ? { problem: `is not less than ${exclusiveMaximum}`, set: null }
        : undefined,
  },
  {
    fact: 'format',
    breach: ({ format }, value) =>
      format === 'int32' && (value < -most32 || value >= most32) ? { problem: 'has more than 32 bits', set: 'int64' } : undefined,
  },
  {
    fact: 'multipleOf',
    breach: ({ multipleOf }, value) =>
      multipleOf !== undefined && multipleOf > 0 && !isMultiple(value, multipleOf)
        ? { problem: `is no multiple of ${multipleOf}`, set: null }
        : undefined,
  },
];

export const listRules: readonly ValueRule<ArraySchema, readonly Json[]>[] = [
  {
    fact: 'minItems',
    breach: ({ minItems = 0 }, { length }) =>
      length < minItems ? { problem: `has fewer than ${counted(minItems, 'item')}`, set: length } : undefined,
  },
  {
    fact: 'maxItems',
    breach: ({ maxItems = Number.POSITIVE_INFINITY }, { length }) =>
      length > maxItems ? { problem: `has more than ${counted(maxItems, 'item')}`, set: length } : undefined,
  },
  {
    fact: 'uniqueItems',
    breach: ({ uniqueItems = false }, items) =>
      uniqueItems && new Set(items.map((item) => JSON.stringify(item))).size < items.length
        ? { problem: 'has an item twice', set: false }
        : undefined,
  },
];

export const mapRules: readonly ValueRule<MapSchema, readonly string[]>[] = [
  {
    fact: 'minProperties',
    breach: ({ minProperties = 0 }, { length }) =>
      length < minProperties ? { problem: `has fewer than ${counted(minProperties, 'entry')}`, set: length } : undefined,
  },
  {
    fact: 'maxProperties',
    breach: ({ maxProperties = Number.POSITIVE_INFINITY }, { length }) =>
      length > maxProperties ? { problem: `has more than ${counted(maxProperties, 'entry')}`, set: length } : undefined,
  },
];

/** Decimal fractions have no exact form: what is near enough to a multiple is one. */
function isMultiple(value: number, of: number): boolean {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-6 * Math.max(1, Math.abs(times));
}

const counted = (count: number, noun: string): string =>
  `${count} ${count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`}`;
