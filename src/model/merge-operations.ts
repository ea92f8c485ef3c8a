import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Content, Evidence, Operation, OperationError, Parameter, RequestBody, Response, Schema } from './api.js';
import { anyEvidence, joinEvidence, joinEvidenceMaps, placeOf, standingOf } from './evidence.js';
import { type Conflict, fullerText, joinExamples, joinSchemas } from './join-schema.js';
import { describeConflict } from './merge.js';
import { pascal } from './names.js';
import { byText, groupBy } from './order.js';

export interface MergedOperations {
  /** Sorted by id; ids are unique. */
  readonly operations: readonly Operation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Joins what several pages say of one operation; different operations under one id get ids of their own. */
export function mergeOperations(operations: readonly Operation[]): MergedOperations {
  const diagnostics: Diagnostic[] = [];
  const merged: Operation[] = [];
  for (const [, told] of groupBy(operations, (operation) => operation.id)) {
    const [first, ...others] = groupBySameness(told).map((group) => joinAll(group, diagnostics));
    if (first === undefined) continue;
    merged.push(...(others.length === 0 ? [first] : setApart([first, ...others], diagnostics)));
  }
  return { operations: withUniqueIds(merged).sort((a, b) => byText(a.id, b.id)), diagnostics };
}

function groupBySameness(told: readonly Operation[]): readonly (readonly Operation[])[] {
  const groups: Operation[][] = [];
  for (const operation of [...told].sort((a, b) => byText(a.source, b.source))) {
    const group = groups.find(([first]) => first !== undefined && isSameOperation(first, operation));
    if (group === undefined) groups.push([operation]);
    else group.push(operation);
  }
  return groups;
}

/** One id, method and path; and where an id is only concluded, also the same description and much the same fields. */
function isSameOperation(a: Operation, b: Operation): boolean {
  if (a.method !== b.method || a.path !== b.path) return false;
  if (standingOf(a.evidence, 'id') === 'documented' && standingOf(b.evidence, 'id') === 'documented') return true;
  if (a.description !== undefined && b.description !== undefined && a.description !== b.description) return false;
  const [left, right] = [fieldNames(a), fieldNames(b)];
  const shared = [...left].filter((name) => right.has(name)).length;
  return shared * 2 >= new Set([...left, ...right]).size;
}

function fieldNames(operation: Operation): ReadonlySet<string> {
  const fields = (schema: Schema | undefined, side: string): readonly string[] =>
    schema?.kind === 'object'
      ? schema.properties.map((property) => `${side} ${property.name}`)
      : schema
        ? [`${side} ${schema.kind}`]
        : [];
  return new Set([
    ...operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    ...fields(operation.requestBody?.contents[0]?.schema, 'request'),
    ...operation.responses.flatMap((response) => fields(response.contents[0]?.schema, `response ${response.status}`)),
  ]);
}

/** A documented id stays; concluded ones that clash are told apart by what differs: method and path, or the page. */
function setApart(clashing: readonly Operation[], diagnostics: Diagnostic[]): readonly Operation[] {
  const documented = clashing.filter((operation) => standingOf(operation.evidence, 'id') === 'documented');
  const ways = [
    (operation: Operation): string => `${pascal(operation.method.toLowerCase())}${pascal(operation.path)}`,
    (operation: Operation): string => `From${pascal(stem(operation.source))}`,
    (operation: Operation): string => `From${pascal(operation.source)}`,
    (operation: Operation): string => `From${pascal(stem(operation.source))}${fingerprint(operation)}`,
  ];
  const way = ways.find((one) => new Set(clashing.map(one)).size === clashing.length) ?? fingerprint;
  const pages = [...new Set(clashing.map(({ source }) => source))];
  return clashing.map((operation) => {
    if (documented.length === 1 && operation === documented[0]) return operation;
    const id = `${operation.id}${way(operation)}`;
    const evidence = operation.evidence['id']?.[0];
    const where = placeOf(evidence, `${id} id`);
    const read = `${clashing.length} different operations were read under the id ${operation.id}`;
    diagnostics.push(
      diagnostic(
        'operation-id-clash',
        `${read} (${pages.slice(0, 2).join(', ')}${pages.length > 2 ? ', …' : ''}); this one is called ${id}.`,
        {
          ...(where === undefined ? {} : { where }),
          ...(evidence === undefined ? {} : { quote: evidence.quote }),
          help: `Name it in a correction: where \`${id} id\`, set the operation's own name.`,
        },
      ),
    );
    return { ...operation, id };
  });
}

/** `pages/SignUp.txt` → `SignUp`. */
function stem(source: string): string {
  const last =
    source
      .replace(/[?#].*$/, '')
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return last.replace(/\.[^.]*$/, '') || source;
}

/** Letters made of all that an operation says: the same for the same operation, whatever else there is. */
function fingerprint(operation: Operation): string {
  let sum = 0;
  for (const letter of JSON.stringify(operation)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483647;
  return `X${sum.toString(36)}`;
}

/** An id made for a clash may be another operation's own: that one is older. */
function withUniqueIds(operations: readonly Operation[]): Operation[] {
  const counts = groupBy(operations, (operation) => operation.id);
  return operations.map((operation) => {
    const alone = (counts.get(operation.id)?.length ?? 0) < 2;
    return alone || standingOf(operation.evidence, 'id') === 'documented'
      ? operation
      : { ...operation, id: `${operation.id}${fingerprint(operation)}` };
  });
}

function joinAll(group: readonly Operation[], diagnostics: Diagnostic[]): Operation {
  return group.reduce((joined, operation) => {
    const conflicts: Conflict[] = [];
    const value = joinOperations(joined, operation, conflicts);
    for (const conflict of conflicts) {
      const [, second] = conflict.evidence;
      const where = placeOf(second, `${joined.id}${conflict.fact}`);
      diagnostics.push(
        diagnostic(
          'operation-conflict',
          `Two pages disagree about ${joined.id}: ${describeConflict(conflict)}. The first counts.`,
          {
            ...(where === undefined ? {} : { where }),
            ...(second === undefined ? {} : { quote: second.quote }),
            help: `Say in a correction which is right: where \`${joined.id}${conflict.fact}\`.`,
          },
        ),
      );
    }
    return value;
  });
}

const sameName = (a: string, b: string): boolean => a === b;

function joinOperations(a: Operation, b: Operation, conflicts: Conflict[]): Operation {
  const title = fullerText(a.title, b.title);
  const description = fullerText(a.description, b.description);
  const requestBody = joinBodies(a.requestBody, b.requestBody, conflicts);
  const modified = fullerText(a.modified, b.modified);
  return {
    ...a,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    servers: joinLists(
      a.servers,
      b.servers,
      (server) => server.url,
      (x, y) => ({ ...x, evidence: joinEvidenceMaps(x.evidence, y.evidence) }),
    ),
    parameters: joinLists(a.parameters, b.parameters, parameterKey, (x, y) =>
      joinParameters(x, y, `.${x.in}.${x.name}`, conflicts),
    ),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: joinLists(
      a.responses,
      b.responses,
      (response) => String(response.status),
      (x, y) => joinResponses(x, y, conflicts),
    ),
    errors: joinLists(
      a.errors,
      b.errors,
      (error) => error.name,
      (x, y) => joinOperationErrors(x, y, conflicts),
    ),
    examples: joinLists(
      a.examples,
      b.examples,
      (example) => JSON.stringify([example.role, example.status ?? null, example.value]),
      joinEvidenceOf,
    ),
    samples: joinLists(
      a.samples,
      b.samples,
      (sample) => sample.label,
      (x, y) => ({ ...y, ...x, evidence: joinEvidenceMaps(x.evidence, y.evidence) }),
    ),
    security: joinLists(a.security, b.security, (item) => JSON.stringify({ ...item, evidence: undefined }), joinEvidenceOf),
    deprecated: a.deprecated || b.deprecated,
    ...(modified === undefined ? {} : { modified }),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

const parameterKey = (parameter: Parameter): string =>
  `${parameter.in} ${parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name}`;

const joinEvidenceOf = <T extends { readonly evidence: Parameters<typeof joinEvidenceMaps>[0] }>(a: T, b: T): T => ({
  ...a,
  evidence: joinEvidenceMaps(a.evidence, b.evidence),
});

/** The first list's order, with what only the second has behind it. */
function joinLists<T>(a: readonly T[], b: readonly T[], key: (item: T) => string, join: (x: T, y: T) => T): readonly T[] {
  const others = new Map(b.map((item) => [key(item), item]));
  const known = new Set(a.map(key));
  const joined = a.map((item) => {
    const other = others.get(key(item));
    return other === undefined ? item : join(item, other);
  });
  return [...joined, ...b.filter((item) => !known.has(key(item)))];
}

function joinParameters(a: Parameter, b: Parameter, at: string, conflicts: Conflict[]): Parameter {
  requiredConflict(a, b, at, conflicts);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(description === undefined ? {} : { description }),
    deprecated: a.deprecated || b.deprecated,
    schema: joinSchema(a.schema, b.schema, at, conflicts),
    examples: joinExamples(a.examples, b.examples) ?? [],
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

function joinBodies(a: RequestBody | undefined, b: RequestBody | undefined, conflicts: Conflict[]): RequestBody | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  requiredConflict(a, b, '.request', conflicts);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(description === undefined ? {} : { description }),
    contents: joinContents(a.contents, b.contents, '.request', conflicts),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

function joinResponses(a: Response, b: Response, conflicts: Conflict[]): Response {
  const at = `.response(${a.status})`;
  const title = fullerText(a.title, b.title);
  const description = fullerText(a.description, b.description);
  return {
    ...a,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    contents: joinContents(a.contents, b.contents, at, conflicts),
    headers: joinLists(a.headers, b.headers, parameterKey, (x, y) =>
      joinParameters(x, y, `.response-header.${x.name}`, conflicts),
    ),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

const joinContents = (a: readonly Content[], b: readonly Content[], at: string, conflicts: Conflict[]): readonly Content[] =>
  joinLists(
    a,
    b,
    (content) => content.mediaType,
    (x, y) => ({
      ...x,
      schema: joinSchema(x.schema, y.schema, at, conflicts),
      evidence: joinEvidenceMaps(x.evidence, y.evidence),
    }),
  );

function joinOperationErrors(a: OperationError, b: OperationError, conflicts: Conflict[]): OperationError {
  const documentedStatus = a.documentedStatus ?? b.documentedStatus;
  if (a.documentedStatus !== undefined && b.documentedStatus !== undefined && a.documentedStatus !== b.documentedStatus)
    conflicts.push({
      fact: `.errors.${a.name} documentedStatus`,
      values: [String(a.documentedStatus), String(b.documentedStatus)],
      evidence: [a.evidence['documentedStatus']?.[0], b.evidence['documentedStatus']?.[0]],
    });
  return {
    ...a,
    ...(documentedStatus === undefined ? {} : { documentedStatus }),
    evidence: joinEvidenceMaps(a.evidence, b.evidence),
  };
}

function joinSchema(a: Schema, b: Schema, at: string, conflicts: Conflict[]): Schema {
  const joined = joinSchemas(a, b, sameName);
  conflicts.push(...joined.conflicts.map((conflict) => ({ ...conflict, fact: `${at}${conflict.fact}` })));
  return joined.value;
}

type MayBeRequired = Pick<Parameter, 'required' | 'evidence'>;

function requiredConflict(a: MayBeRequired, b: MayBeRequired, at: string, conflicts: Conflict[]): void {
  if (a.required === b.required) return;
  const word = (item: MayBeRequired): string => (item.required ? 'required' : 'optional');
  const place = (item: MayBeRequired): Evidence | undefined => item.evidence['required']?.[0] ?? anyEvidence(item.evidence);
  conflicts.push({ fact: `${at} required`, values: [word(a), word(b)], evidence: [place(a), place(b)] });
}

/** Evidence of several operations that is the same page's counts once. */
export const joinAllEvidence = (all: readonly (readonly Evidence[])[]): readonly Evidence[] =>
  all.reduce<readonly Evidence[]>((joined, one) => joinEvidence(joined, one), []);
