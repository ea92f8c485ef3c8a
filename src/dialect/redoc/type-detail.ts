import type { Json, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import type { Node } from '../../page/node.js';
import { childrenOf, findAll, named, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';

/** `Default: 20`, `Enum: "a" "b"`, `Example: x`, `Deprecated`, or the description. */
export function withDetail(paper: Paper, schema: Schema, detail: Node): Schema {
  const words = textIn(detail);
  if (words === '') return schema;
  const label = /^(Items )?(Default|Enum|Value|Const|Examples?|Deprecated)\b:?/i.exec(words);
  const [head, ...values] = childrenOf(detail).filter(named('span'));
  if (!label || !head) return withDescription(paper, schema, detail);
  pass(paper, detail, `“${label[2]}” stands below a type`);
  switch (label[2]?.toLowerCase()) {
    case 'deprecated':
      return {
        ...schema,
        deprecated: true,
        evidence: { ...schema.evidence, deprecated: [cite(paper, detail, '“Deprecated” stands below a type')] },
      };
    case 'enum':
    case 'value':
    case 'const': {
      if (/\bmore$/.test(words)) {
        const doubt = cite(paper, detail, 'some of the allowed values are folded away', 'unknown');
        return { ...schema, evidence: { ...schema.evidence, enum: [doubt] } };
      }
      const cited = cite(paper, detail, '“Enum” stands before all allowed values');
      return allowedSchema(
        schema,
        values.map((value) => unquoted(textIn(value))),
        [cited],
      );
    }
    case 'default': {
      const [value] = values;
      const told = value ? defaultOf(schema, textIn(value)) : undefined;
      if (told === undefined) return schema;
      return {
        ...schema,
        default: told,
        evidence: { ...schema.evidence, default: [cite(paper, detail, '“Default” stands before the default')] },
      };
    }
    default:
      return schema;
  }
}

function withDescription(paper: Paper, schema: Schema, detail: Node): Schema {
  const rule = 'words below a type describe the field';
  pass(paper, detail, rule);
  const text = paragraphs(detail);
  if (text === '' || schema.description !== undefined) return schema;
  return { ...schema, description: text, evidence: { ...schema.evidence, description: [cite(paper, detail, rule)] } };
}

/** Words of a description, a block a line. */
export function paragraphs(node: Node): string {
  const blocks = findAll(node, named('p', 'li', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'tr'));
  return blocks.length === 0
    ? textIn(node)
    : blocks
        .map(textIn)
        .filter((text) => text !== '')
        .join('\n');
}

/** `"free"` → free. */
function unquoted(words: string): string {
  if (!words.startsWith('"')) return words;
  try {
    const value: unknown = JSON.parse(words);
    return typeof value === 'string' ? value : words;
  } catch {
    return words;
  }
}

function defaultOf(schema: Schema, words: string): Json | undefined {
  try {
    return JSON.parse(words) as Json;
  } catch {
    return schema.kind === 'string' || schema.kind === 'enum' ? words : undefined;
  }
}
