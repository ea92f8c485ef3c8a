import type { Evidence, Json, Schema } from '../../model/api.js';
import { constrained, patterned, readConstraint } from '../../notation/constraint-chips.js';
import type { Node } from '../../page/node.js';
import { childrenOf, named, rawText, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { withDetail } from './type-detail.js';
import { readTypeWords } from './type-words.js';

/** What a cell beside a name says, or a type that stands by itself. */
export function typeCellSchema(paper: Paper, cell: Node, sample: Json | undefined): Schema {
  const inner = unwrapped(cell);
  const [line, ...details] = childrenOf(inner);
  if (!line) return { kind: 'unknown', evidence: {} };
  const typed = typeLineSchema(paper, line, sample);
  return details.reduce<Schema>((schema, detail) => withDetail(paper, schema, detail), typed);
}

/** Wrappers without words of their own. */
function unwrapped(node: Node): Node {
  const [only, ...others] = childrenOf(node);
  const isLine = only !== undefined && childrenOf(only).every(named('span'));
  return only && others.length === 0 && only.name === 'div' && !isLine ? unwrapped(only) : node;
}

/** `Array of` `strings` ` <uuid> ` ` (Name) ` ` [ 1 .. 5 ] items ` `^\d+$` `[ items … ]`: each in a span of its own. */
function typeLineSchema(paper: Paper, line: Node, sample: Json | undefined): Schema {
  const [prefix, type, ...chips] = childrenOf(line).filter(named('span'));
  if (!prefix) return { kind: 'unknown', evidence: {} };
  const words = `${textIn(prefix)} ${type ? textIn(type) : ''}`.trim();
  const cited = cite(paper, line, 'the type stands first beside the name');
  const read = readTypeWords(words, cited);
  pass(paper, line, cited.rule);
  if (!read) {
    paper.notebook.say('type-unknown', `A type is written as “${words}”.`, { at: paper.elements.atOf(line), quote: words });
    return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  }
  const nested = nestedAs(read.schema, sample, cited);
  return chips.reduce<Schema>((schema, chip) => withChip(paper, schema, chip), nested);
}

/** Newer versions print lists of lists as lists; the example shows how deep they go. */
function nestedAs(schema: Schema, sample: Json | undefined, cited: Evidence): Schema {
  if (schema.kind !== 'array' || !Array.isArray(sample)) return schema;
  const [first] = sample;
  if (schema.items.kind === 'array') return { ...schema, items: nestedAs(schema.items, first, cited) };
  if (!Array.isArray(first)) return schema;
  const rule = 'an example with brackets in brackets is a list of lists';
  const items: Schema = { kind: 'array', items: schema.items, evidence: { type: [{ ...cited, rule, standing: 'inferred' }] } };
  return { ...schema, items: nestedAs(items, first, cited) };
}

function withChip(paper: Paper, schema: Schema, chip: Node): Schema {
  const words = textIn(chip);
  const cited = cite(paper, chip, 'what stands behind a type is its format, name, constraints or pattern');
  const format = /^<(.+)>$/.exec(words)?.[1]?.trim();
  if (format !== undefined) return formatted(schema, format, cited);
  const name = /^\((.+)\)$/.exec(words)?.[1]?.trim();
  if (name !== undefined && !readConstraint(words)) return titled(schema, name, cited);
  const items = /^\[ items(.*)\]$/s.test(words);
  if (items)
    return schema.kind === 'array'
      ? { ...schema, items: childrenOf(chip).reduce<Schema>((one, inner) => withChip(paper, one, inner), schema.items) }
      : schema;
  const parts = childrenOf(chip).filter(named('span'));
  const single = readConstraint(words);
  if (single) return constrained(schema, single.constraint, { ...cited, rule: single.rule });
  if (parts.length > 0) return parts.reduce<Schema>((one, part) => withChip(paper, one, part), schema);
  if (words === '' || /^(?:Recursive|Deprecated|decimal places)/i.test(words)) return schema;
  return patterned(schema, rawText(chip).trim(), { ...cited, rule: 'a pattern stands behind its type' });
}

function formatted(schema: Schema, format: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'string':
      return {
        ...schema,
        kind: format === 'binary' ? 'binary' : 'string',
        format,
        evidence: { ...schema.evidence, format: [cited] },
      };
    case 'integer':
    case 'number':
    case 'binary':
      return { ...schema, format, evidence: { ...schema.evidence, format: [cited] } };
    case 'array':
      return { ...schema, items: formatted(schema.items, format, cited) };
    case 'union':
      return { ...schema, members: schema.members.map((one) => formatted(one, format, cited)) };
    default:
      return schema;
  }
}

/** Objects are called by the name of their schema; names of other types are titles. */
function titled(schema: Schema, name: string, cited: Evidence): Schema {
  switch (schema.kind) {
    case 'object':
      return { kind: 'reference', name, of: 'object', evidence: { type: [...(schema.evidence['type'] ?? [cited])] } };
    case 'array':
      return { ...schema, items: titled(schema.items, name, cited) };
    case 'union': {
      const at = schema.members.findIndex(({ kind }) => kind !== 'null');
      return { ...schema, members: schema.members.map((one, index) => (index === at ? titled(one, name, cited) : one)) };
    }
    default:
      return schema;
  }
}
