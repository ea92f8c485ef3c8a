import type { ApiError, Content, Evidence, EvidenceMap, NamedType, Operation, Response, Schema } from './api.js';
import { onlyFacts } from './evidence.js';
import { pascal } from './names.js';
import { byText } from './order.js';
import { mapChildren } from './walk.js';

/** Rules of names that no page gives. A renamed operation takes the names made of its id along. */
export const operationNameRule =
  'a body without a name is named after its operation, and what is inside it after its place there';
const holderNameRule = 'an object without a name is named after the type that holds it and its place there';

/** Everything with a schema, each body and each nested object under a name. */
export interface Described {
  readonly operations: readonly Operation[];
  readonly errors: readonly ApiError[];
  /** Sorted by name. */
  readonly types: readonly NamedType[];
}

/** Where a schema stands: what its name is made of. */
interface Path {
  /** `UpdateUserAttributes`, `Response`, `Items`, `Item`. */
  readonly words: readonly string[];
  /** The id or type name that the first word is made of. */
  readonly root: string;
  readonly rule: string;
  readonly evidence: EvidenceMap;
}

interface Derived {
  readonly path: Path;
  readonly schema: Schema;
}

/** Gives request and response bodies and nested objects names made of their path, which do not depend on other operations. */
export function deriveTypes(given: Described): Described {
  const derived: Derived[] = [];
  /** The name stays open until all are known: a key stands for it. */
  const claim = (path: Path, schema: Schema): Schema => {
    const key = derived.push({ path, schema }) - 1;
    return { kind: 'reference', name: `${key}\0`, evidence: onlyFacts(schema.evidence, ['type']) };
  };

  const nested = (schema: Schema, path: Path): Schema =>
    schema.kind === 'union'
      ? schema // Members without a title have only their position to be named after, and positions move.
      : mapChildren(schema, (child, step) => nameNested(child, below(path, wordOf(schema, step))));
  const nameNested = (schema: Schema, path: Path): Schema => {
    const inner = nested(schema, path);
    return inner.kind === 'object' && inner.properties.length > 0 ? claimNested(inner, path) : inner;
  };
  const claimNested = (schema: Schema, path: Path): Schema => {
    const { title: _title, description, deprecated, default: preset, examples: _examples, ...itself } = schema;
    const reference = claim(path, itself);
    return {
      ...reference,
      ...(description === undefined ? {} : { description }),
      ...(deprecated === undefined ? {} : { deprecated }),
      ...(preset === undefined ? {} : { default: preset }),
      evidence: onlyFacts(schema.evidence, ['type', 'description', 'deprecated', 'default']),
    };
  };
  const nameBody = (schema: Schema, path: Path): Schema =>
    schema.kind === 'reference' ? schema : claim(path, nested(schema, path));

  const operations = given.operations.map((operation) => nameOperation(operation, nameBody, nameNested));
  const errors = given.errors.map((error) => {
    if (error.schema === undefined) return error;
    const path: Path = { words: [pascal(error.name), 'Body'], root: error.name, rule: holderNameRule, evidence: error.evidence };
    return { ...error, schema: nameBody(error.schema, path) };
  });
  const types = given.types.map((type): NamedType => {
    const path: Path = { words: [pascal(type.name)], root: type.name, rule: holderNameRule, evidence: type.evidence };
    return { ...type, schema: nested(type.schema, path) };
  });

  const names = chooseNames(derived, new Set(types.map((type) => type.name)));
  const settle = (schema: Schema): Schema => {
    if (schema.kind !== 'reference') return mapChildren(schema, settle);
    return schema.name.endsWith('\0') ? { ...schema, name: names[Number(schema.name.slice(0, -1))] ?? schema.name } : schema;
  };
  const own = derived.map(({ path, schema }, key): NamedType => {
    const because = path.evidence['id'] ?? path.evidence['name'] ?? [];
    const evidence = because
      .slice(0, 1)
      .map((one): Evidence => ({ ...one, quote: path.root, rule: path.rule, standing: 'inferred' }));
    return { name: names[key] ?? '', schema: settle(schema), evidence: { name: evidence } };
  });
  return {
    operations: operations.map((operation) => settleOperation(operation, settle)),
    errors: errors.map((error) => (error.schema === undefined ? error : { ...error, schema: settle(error.schema) })),
    types: [...types.map((type) => ({ ...type, schema: settle(type.schema) })), ...own].sort((a, b) => byText(a.name, b.name)),
  };
}

type Name = (schema: Schema, path: Path) => Schema;

function nameOperation(operation: Operation, nameBody: Name, nameNested: Name): Operation {
  const base: Path = {
    words: [pascal(operation.id)],
    root: operation.id,
    rule: operationNameRule,
    evidence: operation.evidence,
  };
  const contents = (items: readonly Content[], path: Path): readonly Content[] => {
    const [main] = items;
    if (main === undefined) return items;
    const named = nameBody(main.schema, path);
    const same = facts(main.schema);
    return items.map((item) => {
      if (item === main || facts(item.schema) === same) return { ...item, schema: named };
      return { ...item, schema: nameBody(item.schema, below(path, pascal(item.mediaType.split('/').at(-1) ?? ''))) };
    });
  };
  const main = mainResponse(operation.responses);
  const { requestBody } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => ({
      ...parameter,
      schema: nameNested(parameter.schema, below(base, pascal(parameter.name))),
    })),
    ...(requestBody === undefined
      ? {}
      : { requestBody: { ...requestBody, contents: contents(requestBody.contents, below(base, 'Request')) } }),
    responses: operation.responses.map((response) => ({
      ...response,
      contents: contents(
        response.contents,
        below(base, response === main ? 'Response' : `Response${pascal(String(response.status))}`),
      ),
    })),
  };
}

function settleOperation(operation: Operation, settle: (schema: Schema) => Schema): Operation {
  const content = (item: Content): Content => ({ ...item, schema: settle(item.schema) });
  const { requestBody } = operation;
  return {
    ...operation,
    parameters: operation.parameters.map((parameter) => ({ ...parameter, schema: settle(parameter.schema) })),
    ...(requestBody === undefined ? {} : { requestBody: { ...requestBody, contents: requestBody.contents.map(content) } }),
    responses: operation.responses.map((response) => ({ ...response, contents: response.contents.map(content) })),
  };
}

/** The response that the operation is called for: the lowest success, else the first there is. */
export function mainResponse(responses: readonly Response[]): Response | undefined {
  const successes = responses.filter(({ status }) => status !== 'default' && status >= 200 && status < 300);
  const [lowest] = successes.sort((a, b) => Number(a.status) - Number(b.status));
  return lowest ?? responses[0];
}

const below = (path: Path, word: string): Path => ({ ...path, words: [...path.words, word] });

function wordOf(parent: Schema, step: string): string {
  if (parent.kind === 'array') return 'Item';
  return parent.kind === 'map' ? 'Value' : pascal(step);
}

const facts = (schema: Schema): string =>
  JSON.stringify(schema, (key, value: unknown) => (key === 'evidence' ? undefined : value));

/** Ways to write a path as a name, plainest first; a way is taken when nothing else would be called the same. */
const spellings: readonly ((words: readonly string[]) => string)[] = [
  (words) => words.join(''),
  (words) => (words.length === 2 ? `${words.join('')}Body` : words.join('_')),
  (words) => words.join('_'),
  (words) => `${words.join('_')}_Type`,
];

function chooseNames(derived: readonly Derived[], documented: ReadonlySet<string>): readonly string[] {
  const names = new Map<number, string>();
  const taken = new Set(documented);
  for (const spell of spellings) {
    const open = derived.map((_, key) => key).filter((key) => !names.has(key));
    const wanted = new Map(open.map((key) => [key, spell(derived[key]?.path.words ?? [])]));
    const counts = new Map<string, number>();
    for (const name of wanted.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
    for (const [key, name] of wanted) if (counts.get(name) === 1 && !taken.has(name)) names.set(key, name);
    for (const name of names.values()) taken.add(name);
  }
  return derived.map(({ path }, key) => {
    const name = names.get(key);
    if (name !== undefined) return name;
    let last = `${path.words.join('_')}_${[...path.root].map((letter) => letter.codePointAt(0)?.toString(16)).join('_')}`;
    while (taken.has(last)) last = `${last}_`;
    taken.add(last);
    return last;
  });
}
