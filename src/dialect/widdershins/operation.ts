import type { ApiError, Evidence, Example, Operation, RequestSample } from '../../model/api.js';
import { sortAnswers } from '../../notation/answer.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import type { Code, Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { leavesOf, passParts, proseOf } from '../prose.js';
import type { Shown } from './body.js';
import { codesOf, sampledType, shownType, shownValue } from './media-type.js';
import { readParameters } from './parameters.js';
import { readAnswers } from './responses.js';
import type { KnownBlocks } from './schema.js';
import { type OperationSection, type SectionKind, sectionRules } from './sections.js';
import { readSecurity, type Scheme } from './security.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

/** What the operations of a page share. */
export interface PageContext {
  readonly notebook: Notebook;
  readonly types: KnownBlocks;
  readonly schemes: readonly Scheme[];
}

/** Reads one operation. `anchor` is the id that the page gives it in a link target, where it does. */
export function readOperation(context: PageContext, section: OperationSection, anchor: string | undefined): ReadOperation {
  const { notebook, types } = context;
  const { address } = section;
  const partsOf = (...kinds: readonly SectionKind[]): readonly Part[] =>
    section.parts.flatMap(([kind, parts]) => (kinds.includes(kind) ? parts : []));
  passHeads(notebook, section);
  const bodyCodes = codesOf(partsOf('body-example'));
  const shownBody = shownValue(bodyCodes);
  const responseExamples = examplesByStatus(notebook, partsOf('response-examples'));
  const { parameters, requestBody } = readParameters(
    notebook,
    types,
    partsOf('parameters', 'values').length > 0
      ? section.parts.flatMap(([kind, parts]) => (beforeResponses(section, kind, parts) ? parts : []))
      : [],
    partsOf('details'),
    {
      shown: shownBody,
      mediaType:
        sampledType(notebook, section.samples, 'Content-Type') ?? shownType(notebook, bodyCodes, address.paragraph.words.at),
    },
  );
  const allCodes = [...responseExamples.values()].flat();
  const answers = readAnswers(notebook, types, {
    statuses: partsOf('responses'),
    schemas: schemaParts(section),
    headers: partsOf('response-headers'),
    shown: new Map(
      [...responseExamples].flatMap(([status, codes]) => {
        const shown = shownValue(codes);
        return shown ? [[status, shown] as const] : [];
      }),
    ),
    mediaType: sampledType(notebook, section.samples, 'Accept') ?? shownType(notebook, allCodes, address.paragraph.words.at),
  });
  const { responses, operationErrors, errors } = sortAnswers(answers);
  const { title, description } = wordsOf(notebook, partsOf('description'));
  const id = idOf(notebook, section, anchor, title?.text);
  const allParts = section.parts.flatMap(([, parts]) => parts);
  const operation: Operation = {
    id: id.id,
    ...(title ? { title: title.text } : {}),
    ...(description ? { description: description.text } : {}),
    method: address.method,
    path: address.path,
    servers: [],
    parameters,
    ...(requestBody ? { requestBody } : {}),
    responses,
    errors: operationErrors,
    examples: [
      ...exampleOf(notebook, shownBody, 'request'),
      ...[...responseExamples].flatMap(([status, codes]) => exampleOf(notebook, shownValue(codes), 'response', status)),
    ],
    samples: samplesOf(notebook, section.samples),
    security: readSecurity(notebook, allParts, context.schemes),
    deprecated: false,
    source: notebook.source,
    evidence: {
      id: [id.evidence],
      method: [notebook.cite(address.paragraph.words.at, 'a line of its own is method and path')],
      path: [notebook.cite(address.paragraph.words.at, 'a line of its own is method and path')],
      ...(title ? { title: [notebook.cite(title.at, 'slanted words below the address are the summary')] } : {}),
      ...(description ? { description: [notebook.cite(description.at, 'words below the address describe the operation')] } : {}),
    },
  };
  return { operation, errors };
}

/** Tables of values stand below parameters as well as below responses. */
function beforeResponses(section: OperationSection, kind: SectionKind, parts: readonly Part[]): boolean {
  if (kind !== 'parameters' && kind !== 'values') return false;
  const at = section.parts.findIndex(([, own]) => own === parts);
  const responses = section.parts.findIndex(([one]) => one === 'responses' || one === 'response-examples');
  return responses < 0 || at < responses;
}

/** Fields of responses with the values below them. */
function schemaParts(section: OperationSection): readonly Part[] {
  const from = section.parts.findIndex(([kind]) => kind === 'response-schema');
  if (from < 0) return [];
  return section.parts.slice(from).flatMap(([kind, parts]) => (kind === 'response-schema' || kind === 'values' ? parts : []));
}

function passHeads(notebook: Notebook, section: OperationSection): void {
  passParts(notebook, [section.heading], 'a heading stands above an operation');
  for (const [kind, [head]] of section.parts) {
    const rule = sectionRules.find((one) => one.kind === kind)?.name;
    if (rule !== undefined && head) passParts(notebook, head.kind === 'heading' || head.kind === 'paragraph' ? [head] : [], rule);
    if (kind === 'callbacks' && head)
      notebook.say('part-unplaced', 'An operation has callbacks, for which a model has no place.', {
        at: leavesOf([head])[0] ?? 0,
      });
  }
  passParts(notebook, section.samples, 'calls in several languages stand below “Code samples”');
}

function wordsOf(notebook: Notebook, parts: readonly Part[]) {
  passParts(notebook, parts, 'words below the address describe the operation');
  const [first, ...rest] = parts.filter((part) => part.kind !== 'paragraph' || !isNote(part.words.text));
  const slanted = first?.kind === 'paragraph' && first.words.spans.every(({ emphasis, text }) => emphasis || text.trim() === '');
  const told = slanted ? rest : first ? [first, ...rest] : [];
  const text = proseOf(told);
  const [at] = leavesOf(told);
  return {
    title: slanted ? first.words : undefined,
    description: text === '' || at === undefined ? undefined : { text, at },
  };
}

/** Notes about authentication stand below everything, which is the description where there is nothing else. */
const isNote = (text: string): boolean =>
  /^(?:This operation does not require authentication$|To perform this operation, you must be auth)/i.test(text);

function idOf(
  notebook: Notebook,
  { heading, address }: OperationSection,
  anchor: string | undefined,
  title: string | undefined,
): { readonly id: string; readonly evidence: Evidence } {
  const { at, text } = heading.words;
  if (anchor !== undefined && anchor !== '')
    return {
      id: anchor,
      evidence: {
        ...notebook.cite(at, 'a link target names the operation', 'documented', `opId${anchor}`),
        anchor: `opId${anchor}`,
      },
    };
  const found = chooseOperationId({
    title: title ?? text,
    method: address.method,
    path: address.path,
    facts: [],
    prose: [],
    source: '',
  });
  notebook.say('operation-id-inferred', `The operation ${address.method} ${address.path} was named ${found.id}: ${found.rule}.`, {
    at,
  });
  return { id: found.id, evidence: notebook.cite(at, found.rule, 'inferred', found.quote) };
}

/** Code below `200 Response`. */
function examplesByStatus(notebook: Notebook, parts: readonly Part[]): ReadonlyMap<string, readonly Code[]> {
  const found = new Map<string, Code[]>();
  let status: string | undefined;
  for (const part of parts) {
    if (part.kind === 'paragraph') {
      const named = /^(\S+) (?:Response|响应|返回)\b/i.exec(part.words.text)?.[1];
      if (named !== undefined)
        notebook.pass(part.words.at, part.words.at + 1, 'a status stands above an example of its response');
      status = named;
    } else if (part.kind === 'code') {
      notebook.pass(part.words.at, part.words.at + 1, 'examples of responses stand below “Example responses”');
      if (status !== undefined) found.set(status, [...(found.get(status) ?? []), part]);
    }
  }
  return found;
}

function exampleOf(notebook: Notebook, shown: Shown | undefined, role: Example['role'], status?: string): readonly Example[] {
  if (!shown) return [];
  const code = /^[1-5]\d\d$/.test(status ?? '') ? { status: Number(status) } : {};
  const rule =
    role === 'request'
      ? 'code below “Body parameter” is an example of the request'
      : 'code below a status is an example of its response';
  return [{ role, ...code, value: shown.value, evidence: { value: [notebook.cite(shown.at, rule)] } }];
}

const samplesOf = (notebook: Notebook, parts: readonly Part[]): readonly RequestSample[] =>
  codesOf(parts).flatMap(({ language, words }) =>
    language === undefined
      ? []
      : [
          {
            label: language,
            code: words.text,
            evidence: { label: [notebook.cite(words.at, 'code above the address is a call in one language')] },
          },
        ],
  );
