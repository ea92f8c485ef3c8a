import type { Evidence, EvidenceMap, Json, Property, Schema } from '../../model/api.js';
import { type FactPath, formatFactPath, type PathStep } from '../../model/fact-path.js';
import { printedValue, readTail, type Tail } from './facts.js';
import type { Row } from './rows.js';
import { memberOf } from './sample.js';
import { schemaOf } from './schema.js';
import { proseOf, type Table } from './table.js';
import { coreOf } from './type-text.js';

/** One row with everything that its lines say. */
export interface Field {
  readonly row: Row;
  readonly name: string | undefined;
  readonly required: boolean;
  readonly schema: Schema;
  readonly evidence: EvidenceMap;
}

/** Where a field stands: its address in the model, what the example shows of it, the named objects around it. */
export interface Spot {
  readonly path: FactPath;
  readonly sample: Json | undefined;
  readonly within: readonly string[];
}

export const extend = (path: FactPath, step: PathStep): FactPath => ({ ...path, steps: [...path.steps, step] });
export const factOf = (path: FactPath, fact: string): string => formatFactPath({ ...path, fact });

const descriptionRule = 'lines below the head that state no fact describe the field';
const requirementRule = 'a word below the type says whether the field is required';

/** Reads a row and the rows inside it. */
export function readField(table: Table, row: Row, spot: Spot): Field {
  const { notebook } = table;
  const { name } = row.name;
  const nameAt = row.name.at ?? row.site.at;
  const glued = row.name.kind === 'glued';
  const evidence: { name?: readonly Evidence[]; required?: readonly Evidence[] } = {};
  if (name !== undefined) evidence.name = [notebook.cite(nameAt, row.name.rule, glued ? 'inferred' : 'documented', name)];
  if (row.site.requirementAt !== undefined) evidence.required = [notebook.cite(row.site.requirementAt, requirementRule)];
  if (glued)
    notebook.say('name-inferred', `The name ${name} stood glued to the sentence before it.`, {
      at: nameAt,
      fact: formatFactPath(spot.path),
    });
  const tail = readTail(
    notebook.lines,
    row.site.end,
    table.ends.get(row) ?? row.site.end,
    coreOf(row.site.type)?.kind === 'enum',
  );
  const described = proseOf(table, tail.description);
  const schema = schemaOf({ table, row, type: row.site.type, facts: tail.facts, described, children: row.children }, spot);
  notebook.pass(row.site.at, row.site.end, row.name.rule);
  return {
    row,
    name,
    required: row.site.required ?? false,
    schema: withOwnWords(table, row, tail, described, schema),
    evidence: { ...evidence },
  };
}

/** A field of an object. */
export function readProperty(table: Table, row: Row, around: Spot): Property | undefined {
  const { name } = row.name;
  if (name === undefined) return undefined;
  const path = extend(around.path, { kind: 'property', name });
  const { required, schema, evidence } = readField(table, row, {
    path,
    sample: memberOf(around.sample, name),
    within: around.within,
  });
  return { name, required, schema, evidence };
}

/** Description, default, examples and deprecation: what the row says of the field rather than of its type. */
function withOwnWords(table: Table, row: Row, tail: Tail, described: readonly string[], schema: Schema): Schema {
  const { notebook } = table;
  const evidence: { [fact: string]: readonly Evidence[] } = { ...schema.evidence };
  const words: { description?: string; deprecated?: boolean; default?: Json; examples?: readonly Json[] } = {};
  const description = described.join('\n').trim();
  if (description !== '') {
    words.description = description;
    evidence['description'] = [
      notebook.cite(tail.description[0] ?? row.site.at, descriptionRule, 'documented', described[0] ?? ''),
    ];
  }
  const [first, last] = [tail.description[0], tail.description.at(-1)];
  if (first !== undefined && last !== undefined) for (const at of tail.description) notebook.pass(at, at + 1, descriptionRule);
  const type = valueTypeOf(schema);
  for (const { fact, at, rule } of tail.facts) {
    notebook.pass(at - 1, at, rule);
    const key = fact.kind === 'bound' ? fact.key : fact.kind === 'pattern' ? fact.kind : undefined;
    if (key !== undefined && !holds(schema, key))
      notebook.say('part-unplaced', `${row.name.name ?? 'A type'} has no place for ${key}: it is ${row.site.typeText}.`, { at });
    const cited = notebook.cite(at, rule);
    if (fact.kind === 'default') [words.default, evidence['default']] = [printedValue(fact.text, type), [cited]];
    if (fact.kind === 'examples') {
      notebook.pass(at, at + fact.texts.length, rule);
      [words.examples, evidence['examples']] = [fact.texts.map((text) => printedValue(text, type)), [cited]];
    }
    if (fact.kind === 'values') notebook.pass(at, at + fact.lines.length, rule);
    if (fact.kind === 'flag' && fact.flag === 'deprecated') [words.deprecated, evidence['deprecated']] = [true, [cited]];
  }
  const direction = [...row.site.flags, ...tail.facts.flatMap(({ fact }) => (fact.kind === 'flag' ? fact.flag : []))].find(
    (flag) => flag === 'read-only' || flag === 'write-only',
  );
  if (direction !== undefined)
    notebook.say('part-unplaced', `${row.name.name ?? row.site.typeText} is ${direction}, which was left out.`, {
      at: row.site.at,
    });
  if (row.site.flags.includes('deprecated')) {
    words.deprecated = true;
    evidence['deprecated'] = [notebook.cite(row.site.end - 1, 'a word on a line of its own qualifies the field')];
  }
  return { ...schema, ...words, evidence };
}

/** Whether a schema, its items or one of its alternatives has a constraint. */
function holds(schema: Schema, key: string): boolean {
  if (Object.hasOwn(schema, key)) return true;
  if (schema.kind === 'array') return holds(schema.items, key);
  if (schema.kind === 'map') return holds(schema.values, key);
  return schema.kind === 'union' && schema.members.some((member) => holds(member, key));
}

function valueTypeOf(schema: Schema): 'string' | 'integer' | 'number' | 'boolean' | 'other' {
  switch (schema.kind) {
    case 'string':
    case 'binary':
      return 'string';
    case 'integer':
    case 'number':
    case 'boolean':
      return schema.kind;
    case 'enum':
      return schema.type;
    case 'union': {
      const [first] = schema.members.filter((member) => member.kind !== 'null');
      return first ? valueTypeOf(first) : 'other';
    }
    default:
      return 'other';
  }
}
