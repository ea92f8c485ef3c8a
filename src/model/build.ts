import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import {
  type ApiModel,
  type Evidence,
  formatVersion,
  type NamedType,
  type Operation,
  type OperationError,
  type Schema,
  type Server,
} from './api.js';
import { deriveTypes } from './derive-types.js';
import { collectErrors } from './errors.js';
import { anyEvidence, joinEvidenceMaps, placeOf } from './evidence.js';
import { formatFactPath } from './fact-path.js';
import { parameterKey } from './join-operations.js';
import { fullerText } from './join-schema.js';
import { lift } from './lift.js';
import { describeKeptApart, type KeptApart, mergeTypes } from './merge.js';
import { mergeOperations } from './merge-operations.js';
import { walkNodes } from './nodes.js';
import { byText, groupBy, sortedBy } from './order.js';
import { placeOperations } from './place-operations.js';
import type { Reading } from './reading.js';
import { recoverEnums } from './recover-enums.js';
import { titleOf } from './title.js';
import { reachableTypes } from './uses.js';
import { mapOperationSchemas, operationSchemas, schemasIn } from './walk.js';

/**
 * Joins what the pages say into one API. The order of `readings` does not matter.
 * The protocol is the plainest there is; `protocol/` decides it afterwards.
 */
export function buildModel(
  readings: readonly Reading[],
  given: { readonly name?: string; readonly title?: string } = {},
): Outcome<ApiModel> {
  const sorted = sortedBy(readings, (reading) => reading.source);
  const dialects = new Map(sorted.map(({ source, dialect }) => [source, dialect]));
  const dialectOf = (source: string): string | undefined => dialects.get(source);
  const placed = placeOperations(sorted, dialectOf);
  const lifted = lift(placed.readings);
  const merged = mergeTypes(lifted.tellings);
  const repeats: Diagnostic[] = lifted.repeated.map((property) => repeatedField(property.name, anyEvidence(property.evidence)));
  const settled = lifted.operations.map((operation) => mapOperationSchemas(onceEach(operation, repeats), merged.settle));
  const documentedErrors = lifted.errors.map((error) =>
    error.schema === undefined ? error : { ...error, schema: merged.settle(error.schema) },
  );
  const joined = mergeOperations(settled, dialectOf);
  const types = withoutLeftovers(merged.types, merged.keptApart, joined.operations);
  const recovered = recoverEnums(joined.operations, types);
  const errors = collectErrors(recovered.operations, documentedErrors);
  const described = deriveTypes({ operations: recovered.operations, errors, types: recovered.types });
  const missing = missingTypes(described.operations, described.types);
  const { servers, operations } = commonServers(joinServers(sorted), described.operations);
  const title = titleOf(sorted, servers, given);
  const model: ApiModel = {
    formatVersion,
    name: title.name,
    title: title.title,
    protocol: { kind: 'rest-json', patterns: 'search', evidence: {} },
    servers,
    operations,
    types: sortedBy([...described.types, ...missing.types], (type) => type.name),
    errors: described.errors,
    sources: sorted.map(({ source, hash, dialect, modified }) => ({
      source,
      hash,
      dialect,
      ...(modified === undefined ? {} : { modified }),
    })),
    evidence: title.evidence,
  };
  return {
    value: model,
    diagnostics: [
      ...repeats,
      ...placed.diagnostics,
      ...sayKeptApart(model, merged.keptApart),
      ...merged.diagnostics,
      ...joined.diagnostics,
      ...recovered.diagnostics,
      ...missing.diagnostics,
    ],
  };
}

/** A parameter stands once in its place, and an error once: the first telling counts. */
function onceEach(operation: Operation, repeats: Diagnostic[]): Operation {
  const seen = new Set<string>();
  const parameters = operation.parameters.filter((parameter) => {
    const key = parameterKey(parameter);
    if (!seen.has(key)) return seen.add(key);
    repeats.push(repeatedField(`${operation.id}.${parameter.in}.${parameter.name}`, anyEvidence(parameter.evidence)));
    return false;
  });
  return { ...operation, parameters, errors: errorsByName(operation.errors) };
}

/** Pages list one error under several numbers; the further numbers stay as evidence. */
function errorsByName(errors: readonly OperationError[]): readonly OperationError[] {
  const byName = new Map<string, OperationError>();
  for (const error of errors) {
    const known = byName.get(error.name);
    byName.set(
      error.name,
      known === undefined ? error : { ...error, ...known, evidence: joinEvidenceMaps(known.evidence, error.evidence) },
    );
  }
  return [...byName.values()];
}

function repeatedField(name: string, evidence: Evidence | undefined): Diagnostic {
  const where = placeOf(evidence);
  return diagnostic('fact-doubtful', `${name} stands more than once in one place; the first counts.`, {
    ...(where === undefined ? {} : { where }),
    ...(evidence === undefined ? {} : { quote: evidence.quote }),
  });
}

/** A telling of its own goes where another page's word on the same operation was taken instead. */
function withoutLeftovers(
  types: readonly NamedType[],
  keptApart: readonly KeptApart[],
  operations: readonly Operation[],
): readonly NamedType[] {
  if (keptApart.length === 0) return types;
  const used = reachableTypes(types, operations.flatMap(operationSchemas));
  const own = new Set(keptApart.map((one) => one.own));
  return types.filter(({ name }) => used.has(name) || !own.has(name));
}

function sayKeptApart(model: ApiModel, keptApart: readonly KeptApart[]): readonly Diagnostic[] {
  if (keptApart.length === 0) return [];
  const sought = new Set(keptApart.map((one) => one.own));
  const fields = new Map<string, string>();
  for (const { path, layer } of walkNodes(model)) {
    if (layer.node === 'schema' && layer.value.kind === 'reference' && sought.delete(layer.value.name))
      fields.set(layer.value.name, formatFactPath(path));
    if (sought.size === 0) break;
  }
  return keptApart.map((one) => describeKeptApart(one, fields.get(one.own)));
}

/** Types that pages refer to and none describes: kept by name, so that a later page or a correction can fill them. */
function missingTypes(
  operations: readonly Operation[],
  types: readonly NamedType[],
): { readonly types: readonly NamedType[]; readonly diagnostics: readonly Diagnostic[] } {
  const known = new Set(types.map((type) => type.name));
  const roots: Schema[] = [...types.map((type) => type.schema), ...operations.flatMap(operationSchemas)];
  const references = roots.flatMap((root) => [...schemasIn(root)]).filter((schema) => schema.kind === 'reference');
  const missing = groupBy(
    references.filter((reference) => !known.has(reference.name)),
    (reference) => reference.name,
  );
  const found = [...missing].sort(([a], [b]) => byText(a, b));
  return {
    types: found.map(([name, [first]]): NamedType => {
      const said = first?.evidence['type'] ?? [];
      if (first?.of === 'object')
        return {
          name,
          schema: { kind: 'object', properties: [], partial: true, evidence: { type: said } },
          evidence: { name: said },
        };
      const evidence = said.map((one) => ({ ...one, standing: 'unknown' as const }));
      return { name, schema: { kind: 'unknown', evidence: { type: evidence } }, evidence: { name: evidence } };
    }),
    diagnostics: found.map(([name, [first]]) => {
      const evidence = first === undefined ? undefined : anyEvidence(first.evidence);
      const where = placeOf(evidence, `types.${name}`);
      return diagnostic('type-missing', `No page describes the type ${name}; its values go unchecked.`, {
        ...(where === undefined ? {} : { where }),
        ...(evidence === undefined ? {} : { quote: evidence.quote }),
      });
    }),
  };
}

function joinServer(a: Server, b: Server): Server {
  const description = fullerText(a.description, b.description);
  return { ...a, ...(description === undefined ? {} : { description }), evidence: joinEvidenceMaps(a.evidence, b.evidence) };
}

function joinServers(readings: readonly Reading[]): readonly Server[] {
  const groups = groupBy(
    readings.flatMap((reading) => reading.servers),
    (server) => server.url,
  );
  return [...groups.values()].map((told) => told.reduce(joinServer));
}

/** Where pages give each operation's URL whole and all have one server, it is the API's. */
function commonServers(
  servers: readonly Server[],
  operations: readonly Operation[],
): { readonly servers: readonly Server[]; readonly operations: readonly Operation[] } {
  const [first] = operations;
  const url = first?.servers[0]?.url;
  if (servers.length > 0 || url === undefined) return { servers, operations };
  if (!operations.every((operation) => operation.servers.length === 1 && operation.servers[0]?.url === url))
    return { servers, operations };
  const shared = operations.flatMap((operation) => operation.servers);
  return {
    servers: [shared.reduce(joinServer)],
    operations: operations.map((operation) => ({ ...operation, servers: [] })),
  };
}
