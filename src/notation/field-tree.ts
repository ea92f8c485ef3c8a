import type { EvidenceMap, Property, Schema } from '../model/api.js';

/**
 * Flat rows as the tree that they stand for. Tables print nested fields one below the other and tell what is whose by
 * depth (`» name`, indentation) or by paths (`user.name`, `users[].name`); here they become properties within properties.
 */
export interface FieldNode<Row> {
  readonly row: Row;
  /** The field's own name, without its parents'; empty for the row of an array's items (`tags[]` below `tags`). */
  readonly name: string;
  /** How many `[]` stand behind the name. */
  readonly lists: number;
  readonly children: readonly FieldNode<Row>[];
}

interface OpenNode<Row> extends FieldNode<Row> {
  readonly children: OpenNode<Row>[];
}

export interface DepthRow {
  readonly name: string;
  readonly depth: number;
}

/** Each row belongs to the last one above it that is less deep. */
export function nestByDepth<Row extends DepthRow>(rows: readonly Row[]): readonly FieldNode<Row>[] {
  const roots: OpenNode<Row>[] = [];
  const open: OpenNode<Row>[] = [];
  for (const row of rows) {
    while ((open.at(-1)?.row.depth ?? -1) >= row.depth) open.pop();
    const node = { row, name: row.name, lists: 0, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

export interface PathStep {
  readonly name: string;
  /** How many `[]` (also `[*]`, `[0]`, `[n]`) stand behind it. */
  readonly lists: number;
}

/** `users[].name` → users (one list), name. Names with other signs than a path has are one step. */
export function pathSteps(path: string): readonly PathStep[] {
  return path.split('.').map((part) => {
    const brackets = /(?:\[(?:\d+|\*|n|i|index)?\])+$/.exec(part)?.[0] ?? '';
    return { name: part.slice(0, part.length - brackets.length), lists: brackets.split('[').length - 1 };
  });
}

/**
 * Each row belongs to the row that its path begins with. Where that is missing `parentOf` may make one up;
 * without it the row keeps its whole path as its name, for names may hold dots.
 */
export function nestByPath<Row extends { readonly name: string }>(
  rows: readonly Row[],
  parentOf?: (path: string, child: Row) => Row,
): readonly FieldNode<Row>[] {
  const roots: OpenNode<Row>[] = [];
  const byPath = new Map<string, OpenNode<Row>>();
  const place = (row: Row, path: string): OpenNode<Row> => {
    const steps = pathSteps(path);
    const own = steps.at(-1);
    const plain = keyOf(steps);
    const items = own && own.lists > 0 ? byPath.get(plain) : undefined;
    if (items) return add(items.children, { row, name: '', lists: own?.lists ?? 0, children: [] }, `${plain}[]`);
    const above = steps.slice(0, -1);
    const known = above.length > 0 ? parentNode(above) : undefined;
    const made = known ?? (above.length > 0 && parentOf ? place(parentOf(textOf(above), row), textOf(above)) : undefined);
    if (above.length > 0 && !made) return add(roots, { row, name: path, lists: 0, children: [] }, path);
    const node = { row, name: own?.name ?? path, lists: own?.lists ?? 0, children: [] };
    return add(made?.children ?? roots, node, plain);
  };
  const parentNode = (steps: readonly PathStep[]): OpenNode<Row> | undefined => {
    const key = keyOf(steps);
    return (steps.at(-1)?.lists ? byPath.get(`${key}[]`) : undefined) ?? byPath.get(key);
  };
  const add = (among: OpenNode<Row>[], node: OpenNode<Row>, key: string): OpenNode<Row> => {
    among.push(node);
    if (!byPath.has(key)) byPath.set(key, node);
    return node;
  };
  for (const row of rows) place(row, row.name);
  return roots;
}

/** A path without the brackets, by which a parent is found however its children write it. */
const keyOf = (steps: readonly PathStep[]): string => steps.map(({ name }) => name).join('.');

const textOf = (steps: readonly PathStep[]): string => steps.map(({ name, lists }) => name + '[]'.repeat(lists)).join('.');

/** What a row says of its field, but for the fields within it. */
export type FieldFacts = Omit<Property, 'name'>;

/** The tree as properties: what stands below a field is put into its object, or into its array's or map's. */
export function propertiesOf<Row>(
  nodes: readonly FieldNode<Row>[],
  factsOf: (row: Row, node: FieldNode<Row>) => FieldFacts,
): readonly Property[] {
  return nodes.map((node) => {
    const facts = factsOf(node.row, node);
    const item = node.children.find(({ name }) => name === '');
    const below = [...node.children.filter(({ name }) => name !== ''), ...(item?.children ?? [])];
    return { name: node.name, ...facts, schema: withProperties(facts.schema, propertiesOf(below, factsOf)) };
  });
}

/**
 * A schema with the fields that stand below it. A reference becomes the named object itself, an undecided schema an
 * object; values that have no fields (a string, a number) are left as they are.
 */
export function withProperties(schema: Schema, properties: readonly Property[]): Schema {
  if (properties.length === 0) return schema;
  switch (schema.kind) {
    case 'object': {
      const { partial: _, ...whole } = schema;
      return { ...whole, properties: [...schema.properties, ...properties] };
    }
    case 'array':
      return { ...schema, items: withProperties(schema.items, properties) };
    case 'map':
      return { ...schema, values: withProperties(schema.values, properties) };
    case 'reference': {
      const { of: _, ...named } = schema;
      return { ...named, kind: 'object', properties };
    }
    case 'unknown':
      return { ...schema, kind: 'object', properties, evidence: objectEvidence(schema.evidence, properties) };
    case 'union': {
      const at = schema.members.findIndex((member) => withProperties(member, properties) !== member);
      return at < 0
        ? schema
        : { ...schema, members: schema.members.map((one, index) => (index === at ? withProperties(one, properties) : one)) };
    }
    default:
      return schema;
  }
}

/** Fields are evidence of an object. */
function objectEvidence(evidence: EvidenceMap, [first]: readonly Property[]): EvidenceMap {
  const said = first?.evidence['name']?.[0];
  const rule = 'what has fields is an object';
  return said === undefined ? evidence : { ...evidence, type: [{ ...said, rule, standing: 'inferred' }] };
}
