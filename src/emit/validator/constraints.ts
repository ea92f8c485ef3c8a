import { jsonLiteral, stringLiteral } from '../escape/index.js';
import type { SchemaOf } from '../types/schema-kinds.js';
import type { Condition, Constraint } from './check.js';
import type { PooledPattern } from './pattern-pool.js';

/** Lengths before patterns: what is cheap to refuse is refused first. */
export function stringConstraints(schema: SchemaOf['string'], pattern: PooledPattern | undefined): readonly Constraint[] {
  const { minLength, maxLength } = schema;
  return [
    ...bound('minLength', minLength, (least) => ({
      fails: least <= 1 ? (value) => `${value}.length < ${least}` : (value) => `shorterThan(${value}, ${least})`,
      message: `must have at least ${counted(least, 'character')}`,
    })),
    ...bound('maxLength', maxLength, (most) => ({
      fails: (value) => `longerThan(${value}, ${most})`,
      message: `must have at most ${counted(most, 'character')}`,
    })),
    ...(pattern === undefined ? [] : [patternConstraint(schema.pattern ?? '', pattern, (minLength ?? 0) > 0)]),
  ];
}

const patternConstraint = (documented: string, pattern: PooledPattern, hasText: boolean): Constraint => ({
  keyword: 'pattern',
  fails: patternFails(pattern),
  ...(hasText && pattern.needsText === true ? { stillFails: patternFails({ ...pattern, needsText: false }) } : {}),
  message: `must match the pattern ${documented}`,
  expected: stringLiteral(documented),
});

function patternFails({ name, finds, needsText, limit }: PooledPattern): Condition {
  if (finds === 'stranger') {
    return (value) => (needsText === true ? `${value} === '' || ${name}.test(${value})` : `${name}.test(${value})`);
  }
  return (value) =>
    limit === undefined ? `!${name}.test(${value})` : `(${value}.length <= ${limit} && !${name}.test(${value}))`;
}

export function numberConstraints(schema: SchemaOf['integer'] | SchemaOf['number']): readonly Constraint[] {
  const compared = (keyword: 'minimum' | 'maximum' | 'exclusiveMinimum' | 'exclusiveMaximum', sign: string, words: string) =>
    bound(keyword, schema[keyword], (limit) => ({
      fails: (value) => `${value} ${sign} ${limit}`,
      message: `must be ${words} ${limit}`,
    }));
  return [
    ...compared('minimum', '<', 'at least'),
    ...compared('maximum', '>', 'at most'),
    ...compared('exclusiveMinimum', '<=', 'more than'),
    ...compared('exclusiveMaximum', '>=', 'less than'),
    ...bound('multipleOf', schema.multipleOf, (factor) => ({
      fails: (value) => (factor > 0 ? `!Number.isInteger(${value} / ${factor})` : 'false'),
      message: `must be a multiple of ${factor}`,
    })),
  ];
}

export function enumConstraint(schema: SchemaOf['enum']): Constraint {
  const values = schema.values.map((value) => jsonLiteral(value));
  const differs: Condition = (value) => values.map((literal) => `${value} !== ${literal}`).join(' && ');
  return {
    keyword: 'enum',
    // True and false are all there is; every other enum may have grown.
    ...(schema.type === 'boolean'
      ? { fails: (value, open) => `(${differs(value, open)})` }
      : { fails: (value, open) => `(!${open} && ${differs(value, open)})`, usesOpen: true }),
    message: `must be ${listed(schema.values.map((value) => JSON.stringify(value)))}`,
    expected: `[${values.join(', ')}]`,
  };
}

export const arrayConstraints = (schema: SchemaOf['array']): readonly Constraint[] => [
  ...bound('minItems', schema.minItems, (least) => ({
    fails: (value) => `${value}.length < ${least}`,
    message: `must have at least ${counted(least, 'item')}`,
  })),
  ...bound('maxItems', schema.maxItems, (most) => ({
    fails: (value) => `${value}.length > ${most}`,
    message: `must have at most ${counted(most, 'item')}`,
  })),
  ...(schema.uniqueItems === true
    ? [{ keyword: 'uniqueItems', fails: (value: string) => `!allUnique(${value})`, message: 'must not have two items alike' }]
    : []),
];

export const mapConstraints = (schema: SchemaOf['map']): readonly Constraint[] => [
  ...bound('minProperties', schema.minProperties, (least) => ({
    fails: (value) => `keyCount(${value}) < ${least}`,
    message: `must have at least ${counted(least, 'entry')}`,
  })),
  ...bound('maxProperties', schema.maxProperties, (most) => ({
    fails: (value) => `keyCount(${value}) > ${most}`,
    message: `must have at most ${counted(most, 'entry')}`,
  })),
];

function bound(
  keyword: string,
  limit: number | undefined,
  make: (limit: number) => { readonly fails: Condition; readonly message: string },
): readonly Constraint[] {
  return limit === undefined ? [] : [{ keyword, ...make(limit), expected: String(limit) }];
}

function counted(count: number, unit: 'character' | 'item' | 'entry'): string {
  if (count === 1) return `1 ${unit}`;
  return `${count} ${unit === 'entry' ? 'entries' : `${unit}s`}`;
}

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
