import type { Evidence, Json, Schema } from '../../model/api.js';
import { schemaOfWords } from '../../notation/type-schema.js';
import { cite, citeHead, type Found, factIn, factsIn, tell } from './fact.js';
import type { Notes } from './notes.js';
import type { Region } from './region.js';
import type { FinderSpec, RowFacts } from './spec.js';
import { requirementOf, typeOf, unknownMeaning } from './words.js';

type MutableEvidence = { [fact: string]: readonly Evidence[] };

/** The schema that a row tells, with the words that describe it. */
export function schemaIn(notes: Notes, region: Region, facts: RowFacts, name: string): Schema {
  const schema = valuesIn(notes, region, facts, name);
  const { fact, evidence } = describedIn(notes, region, facts);
  return { ...schema, ...fact, evidence: { ...schema.evidence, ...evidence } };
}

/** The same without what describes it: its type, what bounds it, and what is shown of it. */
export function valuesIn(notes: Notes, region: Region, facts: RowFacts, name: string): Schema {
  const typed = withValues(notes, region, facts, typedIn(notes, region, facts, name));
  const shown = withShown(notes, region, facts, withBounds(notes, region, facts, typed, name));
  const nullable = factIn(notes, region, facts.nullable, 'nullable');
  const cited = nullable && cite(notes, nullable);
  return nullable && cited && isYes(notes, nullable.value) ? orNull(shown, cited) : shown;
}

export interface Requirement {
  readonly required: boolean;
  readonly evidence: { readonly required?: readonly Evidence[] };
}

/** Whether a row says that it is needed. A row without the mark that others have may be left out; where no row has one, nobody knows. */
export function requirementIn(
  notes: Notes,
  region: Region,
  facts: Pick<RowFacts, 'required' | 'optional'> & { readonly each?: FinderSpec },
  name: string,
): Requirement {
  const found = factIn(notes, region, facts.required, 'required');
  const opposite = found ? undefined : factIn(notes, region, facts.optional, 'optional');
  const words = found ?? opposite;
  if (!words)
    return { required: false, evidence: speaksOf(facts) ? {} : { required: [citeHead(notes, region, silentRule, 'unknown')] } };
  const said = words.value === '' ? { required: true, rule: words.rule } : requirementOf(notes.words, words.value);
  if (said?.required !== undefined)
    return { required: said.required === (found !== undefined), evidence: { required: [cite(notes, words)] } };
  if (!said)
    sayUnknown(
      notes,
      words,
      `Whether ${name} is required`,
      'Add the words to `words: required` or `words: optional` of the dialect.',
    );
  return { required: false, evidence: { required: [cite(notes, words, 'unknown')] } };
}

const silentRule = 'nothing says whether it is required';

/** Whether a dialect has a place for it at all. */
function speaksOf({ required, optional, each }: Parameters<typeof requirementIn>[2]): boolean {
  const pattern =
    typeof each !== 'object' ? '' : 'line' in each ? each.line : 'heading' in each ? each.heading : (each.pattern ?? '');
  return required !== undefined || optional !== undefined || /\(\?<(?:required|optional)>/.test(pattern);
}

function typedIn(notes: Notes, region: Region, { type, values }: RowFacts, name: string): Schema {
  const found = factIn(notes, region, type, 'type');
  if (!found) {
    const [value] = factsIn(notes, region, values, 'values');
    const evidence = value
      ? cite(notes, value, 'inferred')
      : citeHead(notes, region, 'a row without a type may be anything', 'unknown');
    return value ? { kind: 'string', evidence: { type: [evidence] } } : { kind: 'unknown', evidence: { type: [evidence] } };
  }
  const read = typeOf(notes.words, found.value, notes.known);
  if (read) return schemaOfWords(read.type, { type: [cite(notes, found)] });
  sayTypeUnknown(notes, found, name);
  return { kind: 'unknown', evidence: { type: [cite(notes, found, 'unknown')] } };
}

/** Says that a type is told in words that nobody knows, be they the page's or the config's. */
export function sayTypeUnknown(notes: Notes, found: Found, name: string): void {
  const meaning = unknownMeaning(notes.words, found.value);
  if (meaning === undefined) {
    sayUnknown(notes, found, `The type of ${name}`, 'Say what the words mean in `words: types` of the dialect.');
    return;
  }
  tell(notes, 'taught-words-unknown', `The config says that “${found.value}” means “${meaning}”, which is not known.`, found, {
    help: 'Mend what stands behind the words in `words: types` of the dialect: `integer`, `array of strings`, `named Boat` and the like.',
  });
}

const sayUnknown = (notes: Notes, found: Found, what: string, help: string): void =>
  tell(notes, 'taught-words-unknown', `${what} is told in words that are not known: “${found.value}”.`, found, { help });

/** One of two: the value, or null. */
function orNull(schema: Schema, evidence: Evidence): Schema {
  const type = [evidence];
  return { kind: 'union', mode: 'one-of', members: [schema, { kind: 'null', evidence: { type } }], evidence: { type } };
}

/** Allowed values go to the type that has them, be it that of a list's items. */
function withValues(notes: Notes, region: Region, { values: spec }: RowFacts, schema: Schema): Schema {
  const found = factsIn(notes, region, spec, 'values');
  const texts = found.length > 1 ? found.map(({ value }) => value) : (found[0]?.value.split(/\s*[,|;]\s*/) ?? []);
  const plain = [...new Set(texts.map((text) => text.trim().replace(/^["'“‘`](.*)["'”’`]$/, '$1')))].filter(
    (text) => text !== '',
  );
  if (plain.length === 0) return schema;
  return onKind(schema, (inner) => {
    if (inner.kind !== 'string' && inner.kind !== 'integer' && inner.kind !== 'number') return undefined;
    const choices = inner.kind === 'string' ? plain : plain.map(Number);
    if (choices.some((one) => typeof one === 'number' && !Number.isFinite(one))) return undefined;
    const evidence = { ...inner.evidence, enum: found.map((one) => cite(notes, one)) };
    return { kind: 'enum', type: inner.kind, values: choices, evidence };
  });
}

/** Facts in numbers, and the kinds of value that have them. */
const bounds = {
  minimum: ['integer', 'number'],
  maximum: ['integer', 'number'],
  minLength: ['string'],
  maxLength: ['string'],
  minItems: ['array'],
  maxItems: ['array'],
} as const;

function withBounds(notes: Notes, region: Region, facts: RowFacts, schema: Schema, name: string): Schema {
  let made = schema;
  const set = (found: Found, fact: string, value: Json, kinds: readonly string[]): void => {
    const evidence = { [fact]: [cite(notes, found)] };
    const next = onKind(made, (inner) =>
      kinds.includes(inner.kind)
        ? ({ ...inner, [fact]: value, evidence: { ...inner.evidence, ...evidence } } as Schema)
        : undefined,
    );
    if (next === made) tell(notes, 'part-unplaced', `${name} has a ${fact}, which its type has no place for.`, found);
    made = next;
  };
  for (const [fact, kinds] of Object.entries(bounds)) {
    const found = factIn(notes, region, facts[fact as keyof typeof bounds], fact);
    const value = numberIn(found?.value);
    if (found && value !== undefined) set(found, fact, value, kinds);
  }
  for (const fact of ['pattern', 'format'] as const) {
    const found = factIn(notes, region, facts[fact], fact);
    if (found) set(found, fact, found.value, fact === 'pattern' ? ['string'] : ['string', 'integer', 'number', 'binary', 'enum']);
  }
  return made;
}

function withShown(notes: Notes, region: Region, facts: RowFacts, schema: Schema): Schema {
  const evidence: MutableEvidence = {};
  const add = <T>(fact: string, found: Found | undefined, value: T | undefined): { [key: string]: T } => {
    if (!found || value === undefined) return {};
    evidence[fact] = [cite(notes, found)];
    return { [fact]: value };
  };
  const fallback = factIn(notes, region, facts.default, 'default');
  const example = factIn(notes, region, facts.example, 'example');
  const deprecated = factIn(notes, region, facts.deprecated, 'deprecated');
  if (deprecated) cite(notes, deprecated);
  const shown = example && valueFor(schema, example.value);
  const said = {
    ...add('default', fallback, fallback && valueFor(schema, fallback.value)),
    ...add('examples', example, shown === undefined ? undefined : [shown]),
    ...add('deprecated', deprecated, deprecated && isYes(notes, deprecated.value) ? true : undefined),
  };
  return { ...schema, ...said, evidence: { ...schema.evidence, ...evidence } } as Schema;
}

export interface Described {
  readonly fact: { readonly description?: string };
  readonly evidence: { readonly description?: readonly Evidence[] };
}

/** Everything that describes a region, a line a paragraph. Read last, for it takes the lines that nothing else did. */
export function describedIn(notes: Notes, region: Region, { description }: Pick<RowFacts, 'description'>): Described {
  const found = factsIn(notes, region, description, 'description');
  if (found.length === 0) return { fact: {}, evidence: {} };
  const evidence = found.map((one) => cite(notes, one));
  return { fact: { description: found.map(({ value }) => value).join('\n') }, evidence: { description: evidence.slice(0, 1) } };
}

/** A mark says yes by being there, unless it says no. */
export const isYes = (notes: Notes, text: string): boolean => requirementOf(notes.words, text)?.required !== false;

/** The words as a value of the type; nothing where they are none. */
function valueFor(schema: Schema, text: string): Json | undefined {
  if (schema.kind === 'string' || (schema.kind === 'enum' && schema.type === 'string')) return text.replace(/^"(.*)"$/, '$1');
  const value = jsonIn(text);
  switch (schema.kind) {
    case 'integer':
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'array':
      return Array.isArray(value) ? value : undefined;
    default:
      return value;
  }
}

export function jsonIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function numberIn(text: string | undefined): number | undefined {
  const digits = /-?\d[\d,_ ]*(?:\.\d+)?/.exec((text ?? '').slice(0, 200))?.[0].replace(/[,_ ]/g, '');
  const value = digits === undefined ? Number.NaN : Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

/** Changes the schema, or what is in its list or map, or one of its alternatives; the same schema where nothing fits. */
function onKind(schema: Schema, change: (schema: Schema) => Schema | undefined): Schema {
  const own = change(schema);
  if (own) return own;
  switch (schema.kind) {
    case 'array': {
      const items = onKind(schema.items, change);
      return items === schema.items ? schema : { ...schema, items };
    }
    case 'map': {
      const values = onKind(schema.values, change);
      return values === schema.values ? schema : { ...schema, values };
    }
    case 'union': {
      const members = schema.members.map((member) => onKind(member, change));
      return members.every((member, index) => member === schema.members[index]) ? schema : { ...schema, members };
    }
    default:
      return schema;
  }
}
