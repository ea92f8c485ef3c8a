import type { ApiError, Evidence, HttpMethod, Operation } from '../../model/api.js';
import { chooseOperationId } from '../../notation/operation-id.js';
import { bodyOf, contentsOf, described } from './body.js';
import { survey } from './left-out.js';
import { isObject, member, members, type Node } from './node.js';
import { parametersOf } from './parameters.js';
import type { Reader } from './reader.js';
import { responsesOf } from './responses.js';
import { securityOf } from './security.js';
import { serversOf } from './servers.js';
import { bodyOfTwo, contentsOfTwo } from './swagger-two.js';

const methods: ReadonlyMap<string, HttpMethod> = new Map([
  ['get', 'GET'],
  ['put', 'PUT'],
  ['post', 'POST'],
  ['delete', 'DELETE'],
  ['patch', 'PATCH'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['trace', 'TRACE'],
]);

export interface ReadOperations {
  readonly operations: readonly Operation[];
  readonly errors: readonly ApiError[];
}

/** Every operation of a document. */
export function operationsOf(reader: Reader, root: Node): ReadOperations {
  const operations: Operation[] = [];
  const errors: ApiError[] = [];
  const paths = member(root, 'paths');
  if (paths) survey(reader, paths, 'paths');
  for (const [address, own] of paths ? members(paths) : []) {
    if (address.startsWith('x-')) continue;
    const path = reader.follow(own);
    if (!path || !isObject(path.value)) {
      reader.lost(own);
      continue;
    }
    reader.notes.pass(own, 'a key of `paths` is a path');
    survey(reader, path, 'path');
    for (const [key, node] of members(path)) {
      const method = methods.get(key.toLowerCase());
      if (!method || !isObject(node.value)) continue;
      const read = operationOf(reader, { root, path, address, addressed: own, method, node });
      operations.push(read.operation);
      errors.push(...read.told);
    }
  }
  return { operations, errors };
}

interface Place {
  readonly root: Node;
  readonly path: Node;
  /** The key in `paths`, and where it stands. */
  readonly address: string;
  readonly addressed: Node;
  readonly method: HttpMethod;
  readonly node: Node;
}

function operationOf(reader: Reader, place: Place): { readonly operation: Operation; readonly told: readonly ApiError[] } {
  const { root, path, node, method, addressed } = place;
  survey(reader, node, 'operation');
  const two = member(root, 'swagger') !== undefined;
  const title = described(reader, node, 'summary', 'an operation has a title');
  const description = described(reader, node, 'description', 'an operation is described');
  const deprecated = member(node, 'deprecated');
  const isDeprecated = deprecated?.value === true;
  const address = place.address.replace(/#.*$/s, '') || '/';
  const { id, evidence: named } = idOf(reader, place, address, title?.value, description?.value);
  const body = two ? bodyOfTwo(reader, node, path, root) : bodyOf(reader, node);
  const answers = responsesOf(reader, node, (response, status) =>
    two
      ? contentsOfTwo(reader, response, node, root, status)
      : contentsOf(reader, response, { role: 'response', ...(status === undefined ? {} : { status }) }),
  );
  const ownServers = serversOf(reader, node);
  const operation: Operation = {
    id,
    ...(title ? { title: title.value } : {}),
    ...(description ? { description: description.value } : {}),
    method,
    path: address,
    servers: ownServers.length > 0 ? ownServers : serversOf(reader, path),
    parameters: parametersOf(reader, node, path),
    ...(body.body ? { requestBody: body.body } : {}),
    responses: answers.responses,
    errors: answers.errors,
    examples: [...body.examples, ...answers.examples],
    samples: [],
    security: securityOf(reader, node, root),
    deprecated: isDeprecated,
    source: node.document.source,
    evidence: {
      id: named,
      method: [reader.notes.cite(node, 'a key of a path is a method')],
      path: [reader.notes.cite(addressed, 'a key of `paths` is a path')],
      ...(title ? { title: title.evidence } : {}),
      ...(description ? { description: description.evidence } : {}),
      ...(isDeprecated ? { deprecated: [reader.notes.cite(deprecated, 'an operation is said to be deprecated')] } : {}),
    },
  };
  return { operation, told: answers.told };
}

function idOf(
  reader: Reader,
  { node, method }: Place,
  path: string,
  title: string | undefined,
  description: string | undefined,
): { readonly id: string; readonly evidence: readonly Evidence[] } {
  const told = member(node, 'operationId');
  if (typeof told?.value === 'string' && told.value.trim() !== '')
    return { id: told.value.trim(), evidence: [reader.notes.cite(told, 'an operation says its id')] };
  const choice = chooseOperationId({
    ...(title === undefined ? {} : { title }),
    method,
    path,
    facts: [],
    prose: description === undefined ? [] : [{ text: description, line: 1 }],
    // A document holds many operations: its name says nothing of one.
    source: '',
  });
  reader.notes.say(
    'operation-id-inferred',
    `${method} ${path} has no operationId; it is called ${choice.id}, because of this rule: ${choice.rule}.`,
    node,
  );
  return { id: choice.id, evidence: [{ ...reader.notes.cite(node, choice.rule, choice.standing), quote: choice.quote }] };
}
