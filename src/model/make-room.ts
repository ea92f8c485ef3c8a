import type { ApiModel, Content, Evidence, EvidenceMap, Parameter, Property, RequestBody, Response, Schema } from './api.js';
import type { FactPath } from './fact-path.js';
import { type Located, locate } from './locate.js';
import { placesIn } from './places.js';
import { setIn } from './write-fact.js';

/**
 * The model with an empty place for a node that no page has, so that the fact of a path can be written there; `undefined`
 * where nothing is added by writing that fact, or what the node belongs to is not there either.
 *
 * A `type` adds a property, a parameter, a response header, or a body; words add a response of that status; a number adds an
 * error that an operation answers with.
 */
export function makeRoom(model: ApiModel, path: FactPath, because: Evidence): ApiModel | undefined {
  const said = [because];
  const last = path.steps.at(-1);
  if (last !== undefined) return last.kind === 'property' ? withProperty(model, path, last.name, said) : undefined;
  const { root } = path;
  switch (root.kind) {
    case 'parameter': {
      const { operation, keys } = operationAt(model, root.id);
      if (operation === undefined || path.fact !== 'type') return undefined;
      const inPath = root.in === 'path';
      if (inPath && !operation.path.includes(`{${root.name}}`)) return undefined;
      const added = parameter(root.in, root.name, inPath, said);
      return setIn(model, [...keys, 'parameters'], [...operation.parameters, added]);
    }
    case 'request': {
      const { operation, keys } = operationAt(model, root.id);
      if (operation === undefined || path.fact !== 'type') return undefined;
      const body = operation.requestBody ?? { required: false, contents: [], evidence: evidence(['required'], said) };
      return withContent(model, [...keys, 'requestBody'], body, root.select, said);
    }
    case 'response':
      return withResponse(model, path, root.id, root.select, said);
    case 'response-header': {
      const answer = locate(model, { root: { kind: 'response', id: root.id, ...select(root.select) }, steps: [] });
      const [layer] = 'layers' in answer ? answer.layers : [];
      if (layer?.node !== 'response' || path.fact !== 'type') return undefined;
      const added = parameter('header', root.name, false, said);
      return setIn(model, [...layer.keys, 'headers'], [...layer.value.headers, added]);
    }
    case 'operation-error':
      return path.fact === 'documentedStatus' ? withError(model, root.id, root.name, because) : undefined;
    default:
      return undefined;
  }
}

/** Only an object that is there takes another property: what else a path may lead through is a typo sooner than an addition. */
function withProperty(model: ApiModel, path: FactPath, name: string, said: readonly Evidence[]): ApiModel | undefined {
  if (path.fact !== 'type') return undefined;
  const holder = locate(model, { root: path.root, steps: path.steps.slice(0, -1) });
  const object = objectIn(holder);
  if (object === undefined) return undefined;
  const added: Property = { name, required: false, schema: undecided, evidence: evidence(['name', 'required'], said) };
  return setIn(model, [...object.keys, 'properties'], [...object.value.properties, added]);
}

/** An error that is new to the API counts as the caller's until a correction of its own says which status it has on the wire. */
function withError(model: ApiModel, id: string, name: string, because: Evidence): ApiModel | undefined {
  const { operation, keys } = operationAt(model, id);
  if (operation === undefined || name.trim() === '') return undefined;
  const named = evidence(['name'], [because]);
  const answering = setIn(model, [...keys, 'errors'], [...operation.errors, { name, evidence: named }]);
  if (placesIn(model).errors.has(name)) return answering;
  const unnumbered: Evidence = { ...because, rule: 'an error without a number counts as the caller’s', standing: 'unknown' };
  return setIn(answering, ['errors'], [...model.errors, { name, status: 400, evidence: { ...named, status: [unnumbered] } }]);
}

function objectIn(located: Located) {
  const layers = 'layers' in located ? located.layers : [];
  return layers.flatMap((layer) =>
    layer.node === 'schema' && layer.value.kind === 'object' ? [{ keys: layer.keys, value: layer.value }] : [],
  )[0];
}

/** A status that an operation answers with, or what comes with a status that has nothing yet. */
function withResponse(
  model: ApiModel,
  path: FactPath,
  id: string,
  selected: string | undefined,
  said: readonly Evidence[],
): ApiModel | undefined {
  const { operation, keys } = operationAt(model, id);
  if (operation === undefined) return undefined;
  const [, words, mediaType] = /^([1-5]\d\d|default)?\s*(.*)$/s.exec(selected ?? '') ?? [];
  if (path.fact === 'type') {
    const answer = locate(model, { root: { kind: 'response', id, ...select(words) }, steps: [] });
    const [layer] = 'layers' in answer ? answer.layers : [];
    if (layer?.node !== 'response') return undefined;
    return withContent(model, layer.keys, layer.value, mediaType, said);
  }
  if (words === undefined || mediaType !== '' || (path.fact !== 'description' && path.fact !== 'title')) return undefined;
  const status = words === 'default' ? words : Number(words);
  if (errorWithStatus(model, id, status) !== undefined) return undefined;
  const added: Response = { status, contents: [], headers: [], evidence: evidence(['status'], said) };
  return setIn(model, [...keys, 'responses'], [...operation.responses, added]);
}

/** Name of the error that an operation already has for a status, be it the one on its page or the one on the wire. */
export function errorWithStatus(model: ApiModel, id: string, status: Response['status']): string | undefined {
  const { errors } = placesIn(model);
  const onTheWire = (name: string): number | undefined => model.errors[errors.get(name) ?? -1]?.status;
  const { operation } = operationAt(model, id);
  return operation?.errors.find(({ name, documentedStatus }) => documentedStatus === status || onTheWire(name) === status)?.name;
}

function operationAt(model: ApiModel, id: string) {
  const at = placesIn(model).operations.get(id) ?? -1;
  return { operation: model.operations[at], keys: ['operations', at] } as const;
}

const undecided: Schema = { kind: 'unknown', evidence: {} };

const parameter = (place: Parameter['in'], name: string, required: boolean, said: readonly Evidence[]): Parameter => ({
  in: place,
  name,
  required,
  deprecated: false,
  schema: undecided,
  examples: [],
  evidence: evidence(['name', 'in', 'required'], said),
});

/** JSON, where the path does not say of which media type the content is. */
function withContent(
  model: ApiModel,
  keys: readonly (string | number)[],
  body: Response | RequestBody,
  selected: string | undefined,
  said: readonly Evidence[],
): ApiModel | undefined {
  const mediaType = selected === undefined || selected === '' ? 'application/json' : selected;
  if (!/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(mediaType)) return undefined;
  const added: Content = { mediaType, schema: undecided, evidence: evidence(['mediaType'], said) };
  return setIn(model, keys, { ...body, contents: [...body.contents, added] });
}

const evidence = (facts: readonly string[], said: readonly Evidence[]): EvidenceMap =>
  Object.fromEntries(facts.map((fact) => [fact, said]));

const select = (selected: string | undefined): { readonly select?: string } =>
  selected === undefined || selected === '' ? {} : { select: selected };
