import type { Content } from '../../model/api.js';
import { type Answer, statusOf } from '../../notation/answer.js';
import type { Node } from '../../page/node.js';
import { childrenOf, findFirst, named, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { contentFor, kindOf } from './body.js';
import { contentOf } from './content.js';
import { parameterRows } from './parameters.js';
import { contents, type Part, tablesOf } from './part.js';
import type { Shown } from './shown.js';
import { paragraphs } from './type-detail.js';

export function answersOf(paper: Paper, parts: readonly Part[], shown: readonly Shown[]): readonly Answer[] {
  return parts.flatMap((part, index): readonly Answer[] => {
    const { head } = part;
    if (head?.kind !== 'status') return [];
    const strong = findFirst(head.node, named('strong'));
    const status = strong && statusOf(textIn(strong));
    if (!strong || status === undefined) return [];
    pass(paper, head.node, 'a button holds a status and what it means');
    const rest = childrenOf(head.node).filter((node) => node !== strong && node.name !== 'svg');
    const description = rest.map(paragraphs).join('\n').trim();
    const next = parts.findIndex(
      (one, at) =>
        at > index &&
        (one.head?.kind === 'status' ||
          (one.head?.kind === 'head' && /^Response(?:s| samples)$|^Callbacks$/i.test(one.head.text))),
    );
    const own = parts.slice(index, next < 0 ? parts.length : next);
    const sample = shown.find(({ tab }) => tab === textIn(strong));
    const told = own.flatMap((one) => responseContent(paper, one, sample));
    const contentsOf = told.length > 0 || !head.opens ? told : folded(paper, head.node, sample);
    const headers = own
      .flatMap(({ steps }) => tablesOf(steps))
      .filter((table) => childrenOf(table).some((one) => one.name === 'caption'));
    return [
      {
        status,
        ...(description === '' ? {} : { description }),
        contents: contentsOf,
        headers: headers.flatMap((table) => parameterRows(paper, table, 'header', table)),
        evidence: {
          status: [cite(paper, strong, 'a button holds a status and what it means')],
          ...(description === '' || !rest[0]
            ? {}
            : { description: [cite(paper, rest[0], 'a button holds a status and what it means')] }),
        },
      },
    ];
  });
}

function responseContent(paper: Paper, { head, steps }: Part, sample: Shown | undefined): readonly Content[] {
  if (head?.kind !== 'head' || !/^Response Schema/i.test(head.text)) return [];
  pass(paper, head.node, 'a heading tells the media type of a body');
  const schema = contentOf(paper, contents(steps), sample?.value);
  const content = contentFor(paper, head.node, schema, sample?.value);
  return content ? [content] : [];
}

/** A response that could be opened but is not: the page shows at most an example of it. */
function folded(paper: Paper, node: Node, sample: Shown | undefined): readonly Content[] {
  const at = paper.elements.atOf(node);
  paper.notebook.say('fields-missing', `The response “${textIn(node)}” is folded away and not on the page.`, { at });
  if (!sample) return [];
  const mediaType = sample.mediaType ? textIn(sample.mediaType).toLowerCase() : 'application/json';
  const cited = cite(
    paper,
    sample.mediaType ?? sample.node,
    'the media type of an example is that of its body',
    sample.mediaType ? 'documented' : 'inferred',
  );
  return [{ mediaType, schema: kindOf(paper, sample.node, sample.value), evidence: { mediaType: [cited] } }];
}
