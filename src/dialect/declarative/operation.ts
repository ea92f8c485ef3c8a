import type { ApiError, Evidence, HttpMethod, Operation, Schema, Server } from '../../model/api.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import { answersIn } from './answers.js';
import { bodyIn } from './body.js';
import { cite, citeHead, type Found, factIn, headOf, tell } from './fact.js';
import { find, list, type SectionOf, startsOf } from './find.js';
import type { Notes } from './notes.js';
import { piecesOf, type Region, without } from './region.js';
import { besideRows, parametersOf, parametersOfPath, rowsIn } from './rows.js';
import { describedIn, isYes, requirementIn } from './schema.js';
import { securityIn } from './security.js';
import type { FinderSpec, OperationSpec } from './spec.js';
import { methodIn } from './words.js';

export interface ReadOperation {
  readonly operation: Operation;
  readonly errors: readonly ApiError[];
}

/** Reads what a region says of one operation; nothing, said to be so, where it has no method or path. */
export function operationIn(
  notes: Notes,
  spec: OperationSpec,
  region: Region,
  security: Operation['security'],
): ReadOperation | undefined {
  const { sheet, notebook } = notes;
  const finders = sectionsOf(spec);
  const stops = startsOf(sheet, finders, region);
  const sections = finders.flatMap((finder) => find(sheet, finder, region, 'begins a section', stops));
  const around = without(region, sections);
  const unsectioned = [
    ...list(spec.parameters),
    ...[spec.request, ...list(spec.responses)].map((part) => (part?.section ? undefined : part?.fields)),
  ];
  const own = besideRows(
    notes,
    around,
    unsectioned.filter((rows) => rows !== undefined && rows.section === undefined),
  );
  const sectionOf: SectionOf = ({ section }) =>
    section === undefined ? [around] : find(sheet, section, region, 'begins a section', stops);
  for (const section of sections) passHead(notes, section);

  const place = factIn(notes, own, spec.path, 'path');
  const address = addressOf(place?.value ?? '');
  const said = factIn(notes, own, spec.method, 'method');
  const method = said && methodIn(notes.words, said.value);
  if (!place || !said || !method || !address) {
    const missing = !method ? (said ? `has a method that is none: “${said.value}”` : 'has no method') : 'has no path';
    tell(notes, 'taught-fact-missing', `What is found as an operation ${missing} (${region.rule}).`, headOf(notes, region));
    return undefined;
  }
  const method_ = [cite(notes, said)];
  const path = [cite(notes, place)];
  const title = factIn(notes, own, spec.title, 'title');
  const titled: { readonly title?: readonly Evidence[] } = title ? { title: [cite(notes, title)] } : {};
  const named = factIn(notes, own, spec.id, 'id');
  const id = idOf(notes, named, title, method, address.path, own);
  const rows = list(spec.parameters).flatMap((one) =>
    sectionOf(one).flatMap((section) => rowsIn(notes, one, section, 'a parameter')),
  );
  const { parameters, body } = parametersOf(notes, rows, address.path);
  const request = requestIn(notes, spec, sectionOf, body);
  const answers = answersIn(notes, spec, sectionOf);
  const deprecated = factIn(notes, own, spec.deprecated, 'deprecated');
  const isDeprecated = deprecated !== undefined && isYes(notes, deprecated.value);
  const says: { readonly deprecated?: readonly Evidence[] } = deprecated ? { deprecated: [cite(notes, deprecated)] } : {};
  const described = describedIn(notes, own, spec);
  const servers: readonly Server[] = address.server === undefined ? [] : [{ url: address.server, evidence: { url: path } }];
  const operation: Operation = {
    id: id.value,
    ...(title ? { title: title.value } : {}),
    ...described.fact,
    method,
    path: address.path,
    servers,
    parameters: [...parametersOfPath(address.path, parameters, cite(notes, place)), ...parameters],
    ...(request ? { requestBody: request.body } : {}),
    responses: answers.responses,
    errors: answers.operationErrors,
    examples: [...(request?.examples ?? []), ...answers.examples],
    samples: [],
    security: [...securityIn(notes, spec.security, own), ...security],
    deprecated: isDeprecated,
    source: notebook.source,
    evidence: { id: [id.evidence], method: method_, path, ...titled, ...says, ...described.evidence },
  };
  return { operation, errors: answers.errors };
}

/** Every section that some part of an operation stands in. */
const sectionsOf = (spec: OperationSpec): readonly FinderSpec[] => {
  const parts = [...list(spec.parameters), ...list(spec.request), ...list(spec.responses), ...list(spec.errors)];
  return parts.flatMap(({ section }) => (section === undefined ? [] : [section]));
};

/** Words that begin a section are read by being found; a box around it is not. */
function passHead(notes: Notes, section: Region): void {
  const name = section.element?.node.name ?? '';
  const isHead = section.element === undefined || /^(?:h[1-6]|dt)$/.test(name) || section.to > section.head.to;
  if (isHead) notes.read(piecesOf(notes.sheet, section.head), section.rule);
}

interface Address {
  readonly path: string;
  readonly server?: string;
}

/** `https://host/path`, `/orders/:id`, `/orders/<id>`; nothing where it is no path. */
function addressOf(text: string): Address | undefined {
  const found = /^([a-z][a-z\d+.-]{0,20}:\/\/[^/\s?#]+)?(\/[^\s?#]*)?(?:[?#]\S*)?$/iu.exec(text.trim());
  if (!found || (found[1] === undefined && found[2] === undefined)) return undefined;
  const [, server, path = '/'] = found;
  const template = path.replace(/(?<=\/):([\p{L}_][\p{L}\p{N}_]*)/gu, '{$1}').replace(/<([\p{L}_][\p{L}\p{N}_-]*)>/gu, '{$1}');
  return { path: template, ...(server === undefined ? {} : { server }) };
}

function idOf(
  notes: Notes,
  named: Found | undefined,
  title: Found | undefined,
  method: HttpMethod,
  path: string,
  region: Region,
): { readonly value: string; readonly evidence: Evidence } {
  if (named && /^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(named.value)) return { value: named.value, evidence: cite(notes, named) };
  const source = notes.notebook.source;
  const chosen = chooseOperationId({
    ...(title ? { title: title.value } : named ? { title: named.value } : {}),
    method,
    path,
    facts: [],
    prose: [],
    source,
  });
  const place = title ?? named ?? { ...citeHead(notes, region, chosen.rule), ...headOf(notes, region) };
  const evidence = cite(
    notes,
    { line: place.line ?? 1, quote: chosen.quote, rule: chosen.rule, value: chosen.id, pieces: [] },
    chosen.standing,
  );
  if (chosen.standing !== 'documented') {
    tell(
      notes,
      'operation-id-inferred',
      `The operation was named ${chosen.id}, because ${chosen.rule}.`,
      { ...place, quote: chosen.quote },
      { fact: `${chosen.id} id` },
    );
  }
  return { value: chosen.id, evidence };
}

function requestIn(
  notes: Notes,
  { request }: OperationSpec,
  sectionOf: SectionOf,
  more: Parameters<typeof bodyIn>[4] = [],
): { readonly body: NonNullable<Operation['requestBody']>; readonly examples: Operation['examples'] } | undefined {
  const [region] = request ? sectionOf(request) : more.flatMap((row) => row.region);
  if (!region) return undefined;
  const { contents, examples } = bodyIn(notes, region, request ?? {}, 'the request', more);
  if (contents.length === 0) return undefined;
  const requirement = request ? requirementIn(notes, region, request, 'the request') : { required: false, evidence: {} };
  const described = describedIn(notes, besideRows(notes, region, [request?.fields]), request ?? {});
  const needed = !('required' in requirement.evidence) && contents.some(({ schema }) => asksForFields(schema));
  return {
    body: {
      ...described.fact,
      required: requirement.required || needed,
      contents,
      evidence: { ...requirement.evidence, ...described.evidence },
    },
    examples,
  };
}

/** A body some of whose fields are needed is needed itself. */
const asksForFields = (schema: Schema): boolean => schema.kind === 'object' && schema.properties.some(({ required }) => required);

/** Operations, in the page's order. */
export const operationsIn = (
  notes: Notes,
  spec: OperationSpec,
  region: Region,
  security: Operation['security'],
): readonly ReadOperation[] =>
  find(notes.sheet, spec.each, region, 'is an operation').flatMap((one) => operationIn(notes, spec, one, security) ?? []);
