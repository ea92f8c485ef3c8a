import type { ApiError, Example, HttpMethod, Operation, SecurityRequirement, Server } from '../../model/api.js';
import { sortAnswers, statusOf } from '../../notation/answer.js';
import { methodOf } from '../../notation/endpoint.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import type { Node } from '../../page/node.js';
import { attribute, childrenOf, findAll, findFirst, named, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { bodyOf } from './body.js';
import type { Panel } from './panel.js';
import { parametersOf } from './parameters.js';
import { type Part, partsOf } from './part.js';
import { answersOf } from './responses.js';
import { type Scheme, schemeOf } from './security.js';
import { type Shown, shownIn } from './shown.js';
import { paragraphs } from './type-detail.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

export function readOperation(paper: Paper, panel: Panel, schemes: readonly Scheme[]): ReadOperation {
  const parts = partsOf(panel.steps);
  const shown = shownIn(panel.section);
  const [intro] = parts;
  const method = methodOf(textIn(panel.verb).toUpperCase()) ?? 'GET';
  const path = (textIn(panel.path).split('#')[0] || '/').trim();
  const callbacksAt = parts.findIndex(({ head }) => head?.kind === 'head' && /^Callbacks$/i.test(head.text));
  const samplesAt = parts.findIndex(({ head }) => head?.kind === 'head' && /^(?:Request|Response) samples$/i.test(head.text));
  const end = [callbacksAt, samplesAt].filter((at) => at >= 0).reduce((least, at) => Math.min(least, at), parts.length);
  const told = parts.slice(0, end);
  if (callbacksAt >= 0)
    paper.notebook.say('part-unplaced', 'An operation has callbacks, for which a model has no place.', { at: 0 });
  const { responses, operationErrors, errors } = sortAnswers(answersOf(paper, told, shown));
  const id = idOf(paper, panel, method, path);
  const requestBody = bodyOf(paper, told, shown);
  const prose = intro?.steps.find(({ kind }) => kind === 'prose');
  const description = prose && prose.kind === 'prose' ? paragraphs(prose.node) : '';
  if (prose) pass(paper, prose.node, 'words below the title describe the operation');
  const badge =
    panel.heading &&
    findFirst(panel.heading, (node) => attribute(node, 'type') === 'warning' && /^deprecated$/i.test(textIn(node)));
  const operation: Operation = {
    id: id.id,
    ...(panel.heading ? { title: titleOf(panel.heading, badge) } : {}),
    ...(description === '' ? {} : { description }),
    method,
    path,
    servers: serversOf(paper, panel, path),
    parameters: parametersOf(paper, told),
    ...(requestBody ? { requestBody } : {}),
    responses,
    errors: operationErrors,
    examples: shown.flatMap((one) => exampleOf(paper, one)),
    samples: [],
    security: securityOf(paper, told, schemes),
    deprecated: badge !== undefined,
    source: paper.notebook.source,
    evidence: {
      id: [id.evidence],
      method: [cite(paper, panel.verb, 'a button holds method and path')],
      path: [cite(paper, panel.path, 'a button holds method and path')],
      ...(panel.heading ? { title: [cite(paper, panel.heading, 'a heading titles the operation')] } : {}),
      ...(prose && description !== ''
        ? { description: [cite(paper, prose.node, 'words below the title describe the operation')] }
        : {}),
      ...(badge ? { deprecated: [cite(paper, badge, 'a badge behind the title says “Deprecated”')] } : {}),
    },
  };
  return { operation, errors };
}

function titleOf(heading: Node, badge: Node | undefined): string {
  const text = textIn(heading);
  return badge ? text.replace(/\s*deprecated\s*$/i, '') : text;
}

function idOf(paper: Paper, panel: Panel, method: HttpMethod, path: string) {
  const own = /(?:^|\/)operation\/(.+)$/.exec(panel.id)?.[1];
  if (own !== undefined) return { id: own, evidence: cite(paper, panel.section, 'the id of a section names its operation') };
  const title = panel.heading ? textIn(panel.heading) : '';
  const found = chooseOperationId({ title, method, path, facts: [], prose: [], source: '' });
  paper.notebook.say('operation-id-inferred', `The operation ${method} ${path} was named ${found.id}: ${found.rule}.`, {
    at: paper.elements.atOf(panel.verb),
  });
  return { id: found.id, evidence: { ...cite(paper, panel.heading ?? panel.verb, found.rule, 'inferred'), quote: found.quote } };
}

function exampleOf(paper: Paper, { tab, value, node, mediaType }: Shown): readonly Example[] {
  const status = statusOf(tab);
  const role = /^payload$/i.test(tab) ? 'request' : status === undefined ? undefined : 'response';
  pass(paper, node, 'an example stands in a tab');
  if (!role) return [];
  return [
    {
      role,
      ...(typeof status === 'number' ? { status } : {}),
      ...(mediaType ? { mediaType: textIn(mediaType).toLowerCase() } : {}),
      value,
      evidence: { value: [cite(paper, node, 'an example stands in a tab')] },
    },
  ];
}

/** Servers stand below the address, each with the path behind it. */
function serversOf(paper: Paper, panel: Panel, path: string): readonly Server[] {
  return findAll(
    panel.section,
    (node) => attribute(node, 'role') === 'button' && attribute(node, 'tabindex') !== undefined,
  ).flatMap((node): readonly Server[] => {
    const line = findFirst(node, named('span'));
    const url = line ? textIn(line).replace(/(?<=.)\/$/, '') : '';
    if (!line || !/^(?:https?:)?\/\/|^\/./.test(url) || !textIn(node).includes(path)) return [];
    pass(paper, node, 'an address below the path holds a server');
    const siblings = childrenOf(node.parent ?? node);
    const before = siblings[siblings.indexOf(node) - 1];
    const description = before ? textIn(before) : '';
    if (before) pass(paper, before, 'words above a server describe it');
    return [
      {
        url,
        ...(description === '' ? {} : { description }),
        evidence: {
          url: [cite(paper, line, 'an address below the path holds a server')],
          ...(before && description !== '' ? { description: [cite(paper, before, 'words above a server describe it')] } : {}),
        },
      },
    ];
  });
}

function securityOf(paper: Paper, parts: readonly Part[], schemes: readonly Scheme[]): readonly SecurityRequirement[] {
  const part = parts.find(({ head }) => head?.kind === 'head' && /^Authorizations:?$/i.test(head.text));
  if (part?.head?.kind !== 'head') return [];
  pass(paper, part.head.node, 'names of schemes stand below “Authorizations”');
  const nodes = part.steps.flatMap((step) => (step.kind === 'content' || step.kind === 'prose' ? [step.node] : []));
  const names = nodes.flatMap((node) => (node.name === 'i' ? [node] : findAll(node, named('i'))));
  const seen = new Set<string>();
  return names.flatMap((node) => {
    const name = textIn(node);
    if (name === '' || /^none$/i.test(name) || seen.has(name)) return [];
    seen.add(name);
    return [schemeOf(paper, node, name, schemes)];
  });
}
