import type { Evidence, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';

interface ValuesRule {
  readonly name: string;
  readonly standing: 'documented' | 'inferred';
  find(text: string): readonly string[] | undefined;
}

const coded = '`([^`\\s]{1,80})`';

/** Values stand in code; where the page's code is elements, `codeAsTicks` has put the ticks back. */
export const valuesRules: readonly ValuesRule[] = [
  {
    name: 'each line below the type names a value',
    standing: 'documented',
    find: (text) => {
      if (!/\benumerable\b|\bone ?of\b/i.test(text)) return undefined;
      const found = text.split('\n').flatMap((line) => new RegExp(`^${coded}\\s*(?:=|-|–|:)\\s`).exec(line.trim())?.[1] ?? []);
      return found.length > 0 ? found : undefined;
    },
  },
  {
    name: 'a sentence lists the values to choose from',
    standing: 'inferred',
    find: (text) => {
      const found = new RegExp(
        `\\b(?:one ?of|any ?of|specify|either|to|values?(?: are)?|choose)\\b:?\\s+(${coded}(?:(?:,| or|, or|, and|\\/)\\s*${coded}){1,40})(?=[.\\s]|$)`,
        'i',
      ).exec(text);
      return found?.[1] === undefined ? undefined : [...found[1].matchAll(/`([^`]+)`/g)].map(([, value = '']) => value);
    },
  },
];

export function withValues(
  schema: Schema,
  text: string,
  cite: (rule: string, standing: 'documented' | 'inferred') => Evidence,
): Schema {
  if (schema.kind === 'array') return { ...schema, items: withValues(schema.items, text, cite) };
  if (schema.kind !== 'string') return schema;
  for (const { name, standing, find } of valuesRules) {
    const values = find(text);
    if (values) return allowedSchema(schema, values, [cite(name, standing)]);
  }
  return schema;
}
