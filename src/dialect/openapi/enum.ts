import type { EnumSchema, Evidence, Schema } from '../../model/api.js';
import { numericSchema, stringSchema } from './kinds.js';
import { type Layer, lastOf } from './layer.js';
import type { Node } from './node.js';
import type { Reader } from './reader.js';

/** What is said where two words of a schema differ about null. */
export const nullUnlisted = 'A place is said to be nullable while its list of values leaves null out; the list counts';

/**
 * Allowed values. Whether null is one of them is for the list to say, whatever else calls the place nullable: that is how
 * JSON Schema has it. `undefined` where the values are no plain ones.
 */
export function enumSchema(
  reader: Reader,
  layers: readonly Layer[],
  type: string | undefined,
  nullable: Node | undefined,
): Schema | undefined {
  const constant = lastOf(layers, 'const');
  const node = constant ?? lastOf(layers, 'enum');
  if (!node) return undefined;
  const listed: readonly unknown[] = constant ? [constant.value] : Array.isArray(node.value) ? node.value : [];
  const values = listed.filter((value) => value !== null);
  const withNull = values.length < listed.length;
  const evidence: readonly Evidence[] = [
    reader.notes.cite(node, constant ? 'a constant is the one value allowed' : 'a schema lists its values'),
  ];
  reader.notes.passAll(node, 'a schema lists its values');
  if (nullable && !withNull) reader.notes.doubt(nullUnlisted, nullable);
  const empty: Schema = { kind: 'null', evidence: { type: evidence } };
  if (values.length === 0) return withNull ? empty : undefined;
  const fractions = values.some((value) => typeof value === 'number' && !Number.isInteger(value));
  const kinds = new Map<EnumSchema['type'], (string | number | boolean)[]>();
  for (const value of values) {
    const one = fitted(value, type);
    const kind = kindOf(one, type, fractions);
    if (one === undefined || kind === undefined) {
      reader.notes.leaveOut('lists of values that are objects or lists, or not of the type', node);
      return undefined;
    }
    const known = kinds.get(kind);
    if (!known) kinds.set(kind, [one]);
    else if (!known.includes(one)) known.push(one);
  }
  const told = [reader.notes.cite(lastOf(layers, 'type') ?? node, 'a schema says its type')];
  const isString = kinds.has('string') && kinds.size === 1;
  const { kind: _, ...beside } = isString ? stringSchema(reader, layers, told) : numericSchema(reader, layers, 'number', told);
  const limits = 'minLength' in beside || 'maxLength' in beside || 'pattern' in beside ? beside : undefined;
  const members = [...kinds].map(
    ([kind, own]): EnumSchema => ({
      kind: 'enum',
      type: kind,
      ...(beside.format === undefined ? {} : { format: beside.format }),
      ...(limits?.minLength === undefined ? {} : { minLength: limits.minLength }),
      ...(limits?.maxLength === undefined ? {} : { maxLength: limits.maxLength }),
      ...(limits?.pattern === undefined ? {} : { pattern: limits.pattern }),
      ...(constant ? { constant: true } : {}),
      values: own,
      evidence: { ...beside.evidence, enum: evidence },
    }),
  );
  const [only, ...others] = members;
  if (only && others.length === 0 && !withNull) return only;
  return { kind: 'union', mode: 'one-of', members: [...members, ...(withNull ? [empty] : [])], evidence: { type: evidence } };
}

/** YAML reads values without quotes as numbers or flags; the type that is said tells what was meant. */
function fitted(value: unknown, type: string | undefined): string | number | boolean | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  if (type === 'string') return String(value);
  if ((type === 'integer' || type === 'number') && typeof value === 'string')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
  if (type === 'boolean' && typeof value === 'string') return value === 'true' ? true : value === 'false' ? false : undefined;
  return value;
}

function kindOf(
  value: string | number | boolean | undefined,
  type: string | undefined,
  fractions: boolean,
): EnumSchema['type'] | undefined {
  if (type !== undefined && !['string', 'integer', 'number', 'boolean', 'any'].includes(type)) return undefined;
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'number':
      return type === 'number' || fractions ? 'number' : 'integer';
    default:
      return undefined;
  }
}
