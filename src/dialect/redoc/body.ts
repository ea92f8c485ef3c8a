import type { Content, Json, RequestBody, Schema } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { findFirst, named, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { contentOf } from './content.js';
import { contents, type Part } from './part.js';
import type { Shown } from './shown.js';
import { paragraphs } from './type-detail.js';

export function bodyOf(paper: Paper, parts: readonly Part[], shown: readonly Shown[]): RequestBody | undefined {
  const part = parts.find(({ head }) => head?.kind === 'head' && /^Request Body schema/i.test(head.text));
  if (part?.head?.kind !== 'head') return undefined;
  const { node } = part.head;
  const required = findFirst(node, (one) => one.name === 'div' && textIn(one) === 'required');
  const sample = shown.find(({ tab }) => /^payload$/i.test(tab));
  const schema = contentOf(paper, contents(part.steps), sample?.value);
  pass(paper, node, 'a heading tells the media type of a body');
  const prose = part.steps.find(({ kind }) => kind === 'prose');
  const description = prose?.kind === 'prose' ? paragraphs(prose.node) : '';
  if (prose) pass(paper, prose.node, 'words below the heading describe the body');
  const content = contentFor(paper, node, schema, sample?.value);
  return {
    ...(description === '' ? {} : { description }),
    required: required !== undefined,
    contents: content ? [content] : [],
    evidence: {
      required: [
        cite(
          paper,
          required ?? node,
          required ? '“required” stands behind the media type of a body' : 'what is not called required may be left out',
        ),
      ],
      ...(prose && description !== ''
        ? { description: [cite(paper, prose.node, 'words below the heading describe the body')] }
        : {}),
    },
  };
}

/** The media type of a head, and the schema below it; an example tells at least the kind where nothing is shown. */
export function contentFor(paper: Paper, head: Node, schema: Schema | undefined, sample: Json | undefined): Content | undefined {
  const type =
    /([\w.+-]+\/[\w.+*-]+)/.exec(textIn(findFirst(head, named('span')) ?? head))?.[1] ??
    /([\w.+-]+\/[\w.+-]+)/.exec(textIn(head))?.[1];
  const cited = cite(paper, head, 'a heading tells the media type of a body', type === undefined ? 'inferred' : 'documented');
  const own = schema ?? kindOf(paper, head, sample);
  return { mediaType: (type ?? 'application/json').toLowerCase(), schema: own, evidence: { mediaType: [cited] } };
}

export function kindOf(paper: Paper, node: Node, sample: Json | undefined): Schema {
  const evidence = {
    type: [
      cite(paper, node, 'where no field is shown, an example tells the kind', sample === undefined ? 'unknown' : 'inferred'),
    ],
  };
  if (Array.isArray(sample)) return { kind: 'array', items: kindOf(paper, node, sample[0]), evidence };
  if (typeof sample === 'object' && sample !== null) return { kind: 'object', properties: [], partial: true, evidence };
  return typeof sample === 'string' ? { kind: 'string', evidence } : { kind: 'unknown', evidence };
}
