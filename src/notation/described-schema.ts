import type { Evidence, Schema } from '../model/api.js';
import { allowedSchema } from './allowed-schema.js';
import { type ReadConstraint, readConstraints, valueOfKind } from './constraint-words.js';

type Cite = (rule: string, quote: string) => Evidence;

/**
 * A schema with what sentences about it say: limits, values and what it defaults to. What does not go with its type is
 * left out. Brackets that hold nothing else are read as a column of constraints would be.
 */
export function describedSchema(schema: Schema, text: string, cite: Cite): Schema {
  const brackets = [...text.matchAll(/\(([^()\n]{1,80})\)/g)].flatMap(([, inside = '']) =>
    readConstraints(inside, 'constraints'),
  );
  const seen = new Set<string>();
  let told = schema;
  for (const found of [...readConstraints(text, 'prose'), ...brackets]) {
    const { fact } = found.constraint;
    // “empty or 2–100 characters”: a least length that has an exception is none.
    if (seen.has(fact) || (fact === 'minLength' && /\bempty or\b/i.test(text))) continue;
    seen.add(fact);
    told = constrained(told, found, cite);
  }
  return told;
}

const boundsOf: Readonly<Partial<Record<Schema['kind'], readonly string[]>>> = {
  string: ['minLength', 'maxLength', 'pattern'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'],
  array: ['minItems', 'maxItems'],
};

function constrained(schema: Schema, found: ReadConstraint, cite: Cite): Schema {
  const { constraint, rule, quote } = found;
  if (schema.kind === 'union') {
    const [only, ...others] = schema.members.filter(({ kind }) => kind !== 'null');
    if (!only || others.length > 0) return schema;
    return { ...schema, members: schema.members.map((one) => (one === only ? constrained(one, found, cite) : one)) };
  }
  const evidence = { ...schema.evidence, [constraint.fact]: [cite(rule, quote)] };
  switch (constraint.fact) {
    case 'values':
      return schema.kind === 'unknown' || schema.kind === 'boolean'
        ? schema
        : allowedSchema(schema, constraint.value, [cite(rule, quote)]);
    case 'default': {
      const kind = schema.kind === 'enum' ? schema.type : schema.kind;
      if (kind !== 'string' && kind !== 'integer' && kind !== 'number' && kind !== 'boolean') return schema;
      const value = valueOfKind(constraint.value, kind);
      if (value === undefined || (schema.kind === 'enum' && !schema.values.some((one) => one === value))) return schema;
      return { ...schema, default: value, evidence };
    }
    default:
      if (!boundsOf[schema.kind]?.includes(constraint.fact)) return schema;
      return { ...schema, [constraint.fact]: constraint.value, evidence };
  }
}
