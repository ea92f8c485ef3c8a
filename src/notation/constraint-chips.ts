import type { Evidence, Schema } from '../model/api.js';

/** A constraint as a chip beside a type shows it. */
export type Constraint =
  | {
      readonly kind: 'bounds';
      readonly of: 'characters' | 'items' | 'properties' | 'value';
      readonly least?: Bound;
      readonly most?: Bound;
    }
  | { readonly kind: 'unique' }
  | { readonly kind: 'non-empty' }
  | { readonly kind: 'multiple'; readonly of: number }
  | { readonly kind: 'nullable' }
  | { readonly kind: 'recursive' };

export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

interface ConstraintRule {
  readonly name: string;
  readonly match: RegExp;
  readonly read: (found: RegExpExecArray) => Constraint | undefined;
}

const number = String.raw`(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)`;
const unit = String.raw`(?:\s*(characters?|items?|properties|property))?`;

/** First match wins. */
export const constraintRules: readonly ConstraintRule[] = [
  {
    name: 'brackets around two numbers bound a value: square ones hold their number, round ones do not',
    match: new RegExp(String.raw`^([[(])\s*${number}\s*\.\.\s*${number}\s*([\])])${unit}$`, 'i'),
    read: ([, open, least, most, close, what]) => ({
      kind: 'bounds',
      of: unitOf(what),
      least: { value: Number(least), exclusive: open === '(' },
      most: { value: Number(most), exclusive: close === ')' },
    }),
  },
  {
    name: 'a sign before a number bounds a value',
    match: new RegExp(String.raw`^(<=|>=|<|>|≤|≥)\s*${number}${unit}$`, 'i'),
    read: ([, sign = '', value, what]) => {
      const bound = { value: Number(value), exclusive: sign === '<' || sign === '>' };
      return { kind: 'bounds', of: unitOf(what), ...(/[<≤]/.test(sign) ? { most: bound } : { least: bound }) };
    },
  },
  {
    name: 'a number of characters or items is least and most',
    match: new RegExp(String.raw`^=?\s*${number}\s*(characters?|items?|properties|property)$`, 'i'),
    read: ([, value, what]) => {
      const bound = { value: Number(value), exclusive: false };
      return { kind: 'bounds', of: unitOf(what), least: bound, most: bound };
    },
  },
  { name: 'what is not empty has at least one', match: /^non-empty$/i, read: () => ({ kind: 'non-empty' }) },
  { name: 'items called unique differ from each other', match: /^unique$/i, read: () => ({ kind: 'unique' }) },
  {
    name: 'a value is a multiple of a number',
    match: new RegExp(`^multiple of ${number}$`, 'i'),
    read: ([, value]) => ({ kind: 'multiple', of: Number(value) }),
  },
  {
    name: 'decimal places are a multiple of a power of ten',
    match: /^decimal places <= (\d{1,2})$/i,
    read: ([, places]) => ({ kind: 'multiple', of: Number(`1e-${places}`) }),
  },
  { name: 'a nullable value may be null', match: /^nullable$/i, read: () => ({ kind: 'nullable' }) },
  { name: 'a recursive type is not shown again', match: /^recursive$/i, read: () => ({ kind: 'recursive' }) },
];

function unitOf(word: string | undefined): 'characters' | 'items' | 'properties' | 'value' {
  if (word === undefined) return 'value';
  return /^char/i.test(word) ? 'characters' : /^item/i.test(word) ? 'items' : 'properties';
}

export function readConstraint(words: string): { readonly constraint: Constraint; readonly rule: string } | undefined {
  const text = words.replace(/\s+/g, ' ').trim();
  if (text.length > 120) return undefined;
  for (const { name, match, read } of constraintRules) {
    const found = match.exec(text);
    const constraint = found ? read(found) : undefined;
    if (constraint) return { constraint, rule: name };
  }
  return undefined;
}

/** A schema with a constraint, where it is of a kind that can have it; of a union with null the other member is meant. */
export function constrained(schema: Schema, constraint: Constraint, cited: Evidence): Schema {
  if (schema.kind === 'union') {
    const [only, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
    if (!only || others.length > 0) return schema;
    return { ...schema, members: schema.members.map((one) => (one === only ? constrained(one, constraint, cited) : one)) };
  }
  const set = <S extends Schema>(one: S, facts: { readonly [fact: string]: number | boolean | undefined }): S => {
    const told = Object.entries(facts).filter(([, value]) => value !== undefined);
    const evidence = Object.fromEntries(told.map(([fact]) => [fact, [cited]]));
    return { ...one, ...Object.fromEntries(told), evidence: { ...one.evidence, ...evidence } };
  };
  switch (constraint.kind) {
    case 'non-empty':
      return schema.kind === 'string'
        ? set(schema, { minLength: 1 })
        : schema.kind === 'array'
          ? set(schema, { minItems: 1 })
          : schema;
    case 'unique':
      return schema.kind === 'array' ? set(schema, { uniqueItems: true }) : schema;
    case 'multiple':
      return schema.kind === 'integer' || schema.kind === 'number' ? set(schema, { multipleOf: constraint.of }) : schema;
    case 'nullable':
      return {
        kind: 'union',
        mode: 'one-of',
        members: [schema, { kind: 'null', evidence: { type: [cited] } }],
        evidence: { type: [cited] },
      };
    case 'recursive':
      return schema;
    case 'bounds': {
      const { of, least, most } = constraint;
      if (of === 'characters')
        return schema.kind === 'string' ? set(schema, { minLength: least?.value, maxLength: most?.value }) : schema;
      if (of === 'items')
        return schema.kind === 'array' ? set(schema, { minItems: least?.value, maxItems: most?.value }) : schema;
      if (of === 'properties')
        return schema.kind === 'map' ? set(schema, { minProperties: least?.value, maxProperties: most?.value }) : schema;
      if (schema.kind !== 'integer' && schema.kind !== 'number') return schema;
      return set(schema, {
        [least?.exclusive ? 'exclusiveMinimum' : 'minimum']: least?.value,
        [most?.exclusive ? 'exclusiveMaximum' : 'maximum']: most?.value,
      });
    }
  }
}

/** A schema with a pattern; where it is no text itself, the texts in it are meant. */
export function patterned(schema: Schema, pattern: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'string':
      return { ...schema, pattern, evidence: { ...schema.evidence, pattern: [cited] } };
    case 'array':
      return { ...schema, items: patterned(schema.items, pattern, cited) };
    case 'union':
      return { ...schema, members: schema.members.map((one) => patterned(one, pattern, cited)) };
    default:
      return schema;
  }
}
