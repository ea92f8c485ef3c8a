import type { Evidence, Property, Schema } from '../model/api.js';
import { deepest, type Example, itemOf, jsonOf, nothing } from './json-example.js';

/** Gives the evidence for what an example shows; `quote` is the part of it that shows it. */
export type CiteExample = (rule: string, quote: string, standing: 'inferred' | 'unknown') => Evidence;

/** A schema of what an example shows: every fact of it is inferred, and whether a member is needed is not told. */
export function schemaOfExample(example: Example, cite: CiteExample, depth = 0): Schema {
  const quote = briefly(example);
  const told = { type: [cite('the value in the example shows the type', quote, 'inferred')] };
  const unknown = (rule: string): Schema => ({ kind: 'unknown', evidence: { type: [cite(rule, quote, 'unknown')] } });
  if (depth > deepest) return unknown('an example that is too deep was not read to its end');
  switch (example.kind) {
    case 'something':
      return unknown('a placeholder in an example shows no type');
    case 'value':
      if (example.value === null) return unknown('null in an example shows no type');
      if (typeof example.value === 'boolean') return { kind: 'boolean', evidence: told };
      if (typeof example.value === 'number')
        return { kind: Number.isInteger(example.value) ? 'integer' : 'number', evidence: told };
      return { kind: 'string', evidence: told };
    case 'array': {
      const item = itemOf(example);
      return {
        kind: 'array',
        items: item ? schemaOfExample(item, cite, depth + 1) : unknown('an empty list in an example shows no type of its items'),
        evidence: told,
      };
    }
    case 'object':
      if (isMapExample(example)) {
        const [first] = example.members;
        const map = { type: [cite('an example with keys that are numbered placeholders shows a map', quote, 'inferred')] };
        return { kind: 'map', values: schemaOfExample(first?.value ?? nothing, cite, depth + 1), evidence: map };
      }
      return {
        kind: 'object',
        properties: example.members.map(
          ({ name, value }): Property => ({
            name,
            required: false,
            schema: schemaOfExample(value, cite, depth + 1),
            evidence: {
              name: [cite('a key of the example is the name of a field', name, 'inferred')],
              required: [cite('an example does not tell whether a field is required', name, 'unknown')],
            },
          }),
        ),
        ...(example.open || example.members.length === 0 ? { partial: true } : {}),
        evidence: told,
      };
  }
}

/** The keys that renderers give to the example of a map: `property1`, `additionalProp1`. */
const isMapExample = (example: Example): boolean =>
  example.kind === 'object' &&
  example.members.length > 0 &&
  example.members.every(({ name }) => /^(?:property|additionalProp)\d+$/.test(name));

function briefly(example: Example): string {
  const text = JSON.stringify(jsonOf(example) ?? '…');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
