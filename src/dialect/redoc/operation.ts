import type {
  ApiError,
  Content,
  Example,
  HttpMethod,
  Json,
  Operation,
  Parameter,
  RequestBody,
  Schema,
  SecurityRequirement,
  Server,
} from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { type Answer, sortAnswers, statusOf } from '../answer.js';
import { attribute, childrenOf, findAll, findFirst, named, textIn } from '../elements.js';
import { methodOf } from '../endpoint.js';
import { chooseOperationId } from '../operation-id.js';
import { cite, type Paper, pass } from '../paper.js';
import { contentOf } from './content.js';
import { fieldSchema, isRequired, paragraphs, rowsOf } from './field.js';
import type { Panel, Step } from './panel.js';
import { type Scheme, schemeOf } from './security.js';
import { type Shown, shownIn } from './shown.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

interface Part {
  readonly head: Step | undefined;
  readonly steps: readonly Step[];
}

/** Heads and statuses begin parts; what stands above the first is about the operation as a whole. */
function partsOf(steps: readonly Step[]): readonly Part[] {
  const parts: { head: Step | undefined; steps: Step[] }[] = [{ head: undefined, steps: [] }];
  for (const step of steps) {
    if (step.kind === 'head' || step.kind === 'status') parts.push({ head: step, steps: [] });
    else parts.at(-1)?.steps.push(step);
  }
  return parts;
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

function parametersOf(paper: Paper, parts: readonly Part[]): readonly Parameter[] {
  return parts.flatMap(({ head, steps }) => {
    const place =
      head?.kind === 'head' ? /^(path|query|header|cookie) Parameters$/i.exec(head.text)?.[1]?.toLowerCase() : undefined;
    if (head?.kind !== 'head' || !isPlace(place)) return [];
    pass(paper, head.node, 'a heading tells where the parameters below stand');
    return tablesOf(steps).flatMap((table) => parameterRows(paper, table, place, head.node));
  });
}

const isPlace = (word: string | undefined): word is Parameter['in'] =>
  word === 'path' || word === 'query' || word === 'header' || word === 'cookie';

const tablesOf = (steps: readonly Step[]): readonly Node[] =>
  steps.flatMap((step) => (step.kind === 'content' && step.node.name === 'table' ? [step.node] : []));

function parameterRows(paper: Paper, table: Node, place: Parameter['in'], head: Node): readonly Parameter[] {
  return rowsOf(table)
    .filter(({ kind }) => kind === 'field')
    .map((row): Parameter => {
      const { description, deprecated, evidence: all, ...plain } = fieldSchema(paper, row, undefined);
      const { description: said, deprecated: old, ...evidence } = all;
      const required = isRequired(row);
      return {
        in: place,
        name: row.name,
        ...(description === undefined ? {} : { description }),
        required: required !== undefined,
        deprecated: deprecated === true,
        schema: { ...plain, evidence } as Schema,
        examples: [],
        evidence: {
          in: [cite(paper, head, 'a heading tells where the parameters below stand')],
          name: [cite(paper, row.nameCell, 'a row of a table is a parameter')],
          required: [
            cite(
              paper,
              required ?? row.nameCell,
              required
                ? '“required” stands below the name of what has to be there'
                : 'what is not called required may be left out',
            ),
          ],
          ...(said ? { description: said } : {}),
          ...(old ? { deprecated: old } : {}),
        },
      };
    });
}

/** Nodes of the parts that tell a schema. */
const contents = (steps: readonly Step[]): readonly Node[] =>
  steps.flatMap((step) => (step.kind === 'content' && attribute(step.node, 'data-rttabs') === undefined ? [step.node] : []));

function bodyOf(paper: Paper, parts: readonly Part[], shown: readonly Shown[]): RequestBody | undefined {
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
function contentFor(paper: Paper, head: Node, schema: Schema | undefined, sample: Json | undefined): Content | undefined {
  const type =
    /([\w.+-]+\/[\w.+*-]+)/.exec(textIn(findFirst(head, named('span')) ?? head))?.[1] ??
    /([\w.+-]+\/[\w.+-]+)/.exec(textIn(head))?.[1];
  const cited = cite(paper, head, 'a heading tells the media type of a body', type === undefined ? 'inferred' : 'documented');
  const own = schema ?? kindOf(paper, head, sample);
  return { mediaType: (type ?? 'application/json').toLowerCase(), schema: own, evidence: { mediaType: [cited] } };
}

function kindOf(paper: Paper, node: Node, sample: Json | undefined): Schema {
  const evidence = {
    type: [
      cite(paper, node, 'where no field is shown, an example tells the kind', sample === undefined ? 'unknown' : 'inferred'),
    ],
  };
  if (Array.isArray(sample)) return { kind: 'array', items: kindOf(paper, node, sample[0]), evidence };
  if (typeof sample === 'object' && sample !== null) return { kind: 'object', properties: [], partial: true, evidence };
  return typeof sample === 'string' ? { kind: 'string', evidence } : { kind: 'unknown', evidence };
}

function answersOf(paper: Paper, parts: readonly Part[], shown: readonly Shown[]): readonly Answer[] {
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
