import type { Evidence, Property, Schema } from '../../model/api.js';
import { boundsIn, type Fact, type FactKind } from './fact.js';
import type { Line, Notebook } from './line.js';
import { describeEvidence, factOf, headRule, type Member } from './members.js';
import { type ReadType, readType, type TypeText } from './type-text.js';

type MutableEvidence = { [fact: string]: readonly Evidence[] };

/** What a schema is made from: a member, and where its type was read. */
interface Source {
  readonly notebook: Notebook;
  readonly member: Member;
  readonly type: Evidence;
}

/** The schema of a member, without the words that describe it. */
export function schemaOf(notebook: Notebook, member: Member): Schema {
  const told = factOf(member, 'type');
  if (told) {
    const read = readType(told.words) ?? linkedType(notebook.lines[told.at], told.words);
    if (read) {
      const standing = read.type.kind === 'timestamp' ? 'inferred' : 'documented';
      sayKeys(notebook, member);
      return build({ notebook, member, type: notebook.cite(told.at, read.rule, standing) }, read.type, false);
    }
    notebook.say('type-unknown', `The type of ${member.name} is not one that is known: ${told.words}`, { at: told.at });
    const rule = 'a type in words that are not known';
    return { kind: 'unknown', evidence: { type: [notebook.cite(told.at, rule, 'unknown')] } };
  }
  const untyped = untypedAs(member);
  return build({ notebook, member, type: notebook.cite(member.at, untyped.rule, 'inferred') }, untyped.type, false);
}

/** A name alone is a type where it leads to the page of one. */
function linkedType(line: Line | undefined, words: string): ReadType | undefined {
  if (!/^[A-Za-z]\w*$/.test(words) || !(line?.links ?? []).some((url) => url.includes(`API_${words}.`))) return undefined;
  return { type: { kind: 'object', name: words }, rule: 'a name that leads to the page of a type is that type' };
}

/** Parameters of an address have no “Type:”; what bounds them tells. */
function untypedAs(member: Member): { readonly type: TypeText; readonly rule: string } {
  if (factOf(member, 'items'))
    return { type: { kind: 'array', items: { kind: 'string' } }, rule: 'a parameter with “Array Members:” is a list of strings' };
  if (factOf(member, 'range')) return { type: { kind: 'integer' }, rule: 'a parameter with “Valid Range:” is a whole number' };
  return { type: { kind: 'string' }, rule: 'a parameter without a type is a string' };
}

function sayKeys(notebook: Notebook, { name, facts }: Member): void {
  for (const { kind, at } of facts)
    if (kind === 'key') notebook.say('part-unplaced', `What is said of the keys of ${name} has no place in the model.`, { at });
}

function build(source: Source, type: TypeText, inMap: boolean): Schema {
  const evidence: MutableEvidence = { type: [source.type] };
  switch (type.kind) {
    case 'array': {
      const items = build(source, type.items, inMap);
      return { kind: 'array', items, ...bounded(source, 'items', 'minItems', 'maxItems', evidence), evidence };
    }
    case 'map': {
      const values = build(source, type.values, true);
      return { kind: 'map', values, ...bounded(source, 'entries', 'minProperties', 'maxProperties', evidence), evidence };
    }
    case 'object':
      return { kind: 'reference', name: type.name, of: 'object', evidence };
    case 'boolean':
      return { kind: 'boolean', evidence };
    case 'any':
      return { kind: 'unknown', evidence };
    case 'timestamp':
      return { kind: 'number', evidence };
    case 'base64':
      evidence['format'] = [source.type];
      return { kind: 'string', format: 'byte', ...lengths(source, inMap, evidence), evidence };
    case 'integer':
    case 'number': {
      const values = choice(source, evidence)?.map(Number);
      if (values?.every((value) => Number.isFinite(value))) return { kind: 'enum', type: type.kind, values, evidence };
      delete evidence['enum'];
      return { kind: type.kind, ...bounded(source, 'range', 'minimum', 'maximum', evidence), evidence };
    }
    case 'string': {
      const values = choice(source, evidence);
      if (values) return { kind: 'enum', type: 'string', values, evidence };
      const pattern = patternOf(source, inMap);
      if (pattern) evidence['pattern'] = [source.notebook.cite(pattern.at, pattern.rule)];
      const bounds = lengths(source, inMap, evidence);
      return { kind: 'string', ...bounds, ...(pattern ? { pattern: pattern.words } : {}), evidence };
    }
  }
}

const lengths = (source: Source, inMap: boolean, evidence: MutableEvidence) =>
  bounded(source, inMap && factOf(source.member, 'value-length') ? 'value-length' : 'length', 'minLength', 'maxLength', evidence);

function patternOf({ member }: Source, inMap: boolean): Fact | undefined {
  const fact = (inMap ? factOf(member, 'value-pattern') : undefined) ?? factOf(member, 'pattern');
  return fact?.words === '' ? undefined : fact;
}

/** The least and the most that a line of bounds says. */
function bounded<Least extends string, Most extends string>(
  { notebook, member }: Source,
  kind: FactKind,
  least: Least,
  most: Most,
  evidence: MutableEvidence,
): { readonly [key in Least | Most]?: number } {
  const fact = factOf(member, kind);
  if (!fact) return {};
  const { minimum, maximum } = boundsIn(fact.words);
  const picked: { [key: string]: number } = {};
  for (const [key, value] of [
    [least, minimum],
    [most, maximum],
  ] as const) {
    if (value === undefined) continue;
    picked[key] = value;
    evidence[key] = [notebook.cite(fact.at, fact.rule)];
  }
  return picked as { readonly [key in Least | Most]?: number };
}

/** All values of a choice, each once. */
function choice({ notebook, member }: Source, evidence: MutableEvidence): readonly string[] | undefined {
  const fact = factOf(member, 'values');
  const values =
    fact?.words
      .split('|')
      .map((value) => unquoted(value.trim()))
      .filter((value) => value !== '') ?? [];
  if (!fact || values.length === 0) return undefined;
  evidence['enum'] = [notebook.cite(fact.at, fact.rule)];
  return [...new Set(values)];
}

/** Older descriptions put their values in quotation marks, which are not sent. */
const unquoted = (value: string): string => /^"([^"]*)"$/.exec(value)?.[1] ?? value;

/** The schema with the words that describe the member: what a property has. */
export function describedSchema(notebook: Notebook, member: Member): Schema {
  const schema = schemaOf(notebook, member);
  const { description, deprecatedAt } = member;
  const evidence: MutableEvidence = { ...schema.evidence, ...describeEvidence(notebook, member) };
  if (deprecatedAt !== undefined) evidence['deprecated'] = [notebook.cite(deprecatedAt, 'a sentence says that it is deprecated')];
  return {
    ...schema,
    ...(description === undefined ? {} : { description }),
    ...(deprecatedAt === undefined ? {} : { deprecated: true }),
    evidence,
  };
}

/** Whether it has to be there, with the words for it. */
export function requirement(notebook: Notebook, member: Member) {
  const fact = factOf(member, 'required');
  const required = fact !== undefined && /^yes/i.test(fact.words);
  const standing = fact && /^conditional/i.test(fact.words) ? 'unknown' : 'documented';
  return { required, evidence: fact ? { required: [notebook.cite(fact.at, fact.rule, standing)] } : {} };
}

export function propertyOf(notebook: Notebook, member: Member): Property {
  const { required, evidence } = requirement(notebook, member);
  const name = [notebook.cite(member.at, headRule)];
  return { name: member.name, required, schema: describedSchema(notebook, member), evidence: { name, ...evidence } };
}
