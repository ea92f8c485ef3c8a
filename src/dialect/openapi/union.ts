import type { Schema, UnionSchema } from '../../model/api.js';
import { type Layer, layersOf, limitsOf, valueIn } from './layer.js';
import { isObject, items, member, type Node } from './node.js';
import type { Reader } from './reader.js';
import { refOf } from './references.js';
import { buildSchema, schemaAt } from './schema.js';

const keywords = ['oneOf', 'anyOf'] as const;

/** Alternatives, each with what has to hold besides; `undefined` where the layers hold none. */
export function unionOf(
  reader: Reader,
  layers: readonly Layer[],
  type: string | undefined,
  nullable: Node | undefined,
  depth: number,
): Schema | undefined {
  const found = layers.flatMap((layer) =>
    keywords.flatMap((keyword) => {
      const node = valueIn(layer, keyword);
      return node && items(node).length > 0 ? [{ layer, keyword, node }] : [];
    }),
  );
  const telling = found.filter(({ node }) => {
    const tells = !items(node).every(onlyRequires);
    if (!tells) reader.notes.leaveOut('a choice of which fields are required', node);
    return tells;
  });
  const [chosen, ...others] = telling;
  if (!chosen) return undefined;
  for (const { node } of others) reader.notes.leaveOut('a second list of alternatives beside the first', node);
  const besides = layers.map(
    (layer): Layer => ({ node: layer.node, own: false, without: [...(layer.without ?? []), ...keywords] }),
  );
  const restricts = besides.some(({ node }) =>
    limitsOf(node).some((key) => ![...keywords, 'type', 'allOf', '$ref'].includes(key)),
  );
  const alternatives = items(chosen.node).map((node) => {
    if (!restricts && (type === undefined || saysType(node))) return schemaAt(reader, node, depth + 1);
    const own = layersOf(node, reader.library, (circle) => reader.notes.leaveOut('schemas that are made of themselves', circle));
    return isNull(node) ? schemaAt(reader, node, depth + 1) : buildSchema(reader, [...besides, ...own], node, depth + 1);
  });
  const type0 = [reader.notes.cite(chosen.node, 'a schema lists alternatives')];
  const hasNull = alternatives.some(({ kind }) => kind === 'null');
  const empty: readonly Schema[] =
    nullable && !hasNull ? [{ kind: 'null', evidence: { type: [reader.notes.cite(nullable, 'a schema says its type')] } }] : [];
  const all = [...alternatives, ...empty];
  return { kind: 'union', mode: modeOf(chosen.keyword, all), members: all, evidence: { type: type0 } };
}

/** One thing or null is the same whether it is called one of them or any of them. */
function modeOf(keyword: (typeof keywords)[number], all: readonly Schema[]): UnionSchema['mode'] {
  if (keyword === 'anyOf') return 'any-of';
  return all.length === 2 && all.filter(({ kind }) => kind === 'null').length === 1 ? 'any-of' : 'one-of';
}

const onlyRequires = (node: Node): boolean => {
  const limits = limitsOf(node);
  return limits.length > 0 && limits.every((key) => key === 'required' || key === 'not');
};

const isNull = (node: Node): boolean => isObject(node.value) && member(node, 'type')?.value === 'null';

/** Whether an alternative is a whole by itself. */
const saysType = (node: Node): boolean =>
  refOf(node) !== undefined || ['type', 'allOf', 'oneOf', 'anyOf', 'properties'].some((key) => member(node, key) !== undefined);
