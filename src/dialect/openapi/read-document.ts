import type { ApiError, NamedType, Operation, Server } from '../../model/api.js';
import type { Document } from './document.js';
import { survey } from './left-out.js';
import { isObject, member, type Node, rootOf, textAt } from './node.js';
import type { Notes } from './notes.js';
import { operationsOf } from './operation.js';
import { Reader } from './reader.js';
import type { Library } from './references.js';
import { inlineSchema } from './schema.js';
import { serversOf } from './servers.js';
import { serversOfTwo } from './swagger-two.js';
import { TypeNames } from './type-names.js';

/** What documents say, all of one page together. */
export interface ReadDocuments {
  readonly apiTitle?: string;
  readonly servers: readonly Server[];
  readonly operations: readonly Operation[];
  readonly types: readonly NamedType[];
  readonly errors: readonly ApiError[];
}

export function readDocuments(documents: readonly Document[], library: Library, notes: Notes): ReadDocuments {
  const types = new TypeNames();
  const reader = new Reader(notes, library, types);
  const roots = documents.map(rootOf);
  for (const root of roots) types.shelve(root);
  const read = roots.map((root) => ({ servers: serversIn(reader, root), ...operationsOf(reader, root) }));
  for (const root of roots) passInfo(reader, root);
  const named: NamedType[] = [];
  for (let next = types.next(); next; next = types.next()) named.push(typeOf(reader, next.name, next.node));
  const title = roots.map((root) => textAt(member(root, 'info') ?? root, 'title')?.trim() ?? '').find((text) => text !== '');
  return {
    ...(title === undefined ? {} : { apiTitle: title }),
    servers: read.flatMap(({ servers }) => servers),
    operations: read.flatMap(({ operations }) => operations),
    types: named,
    errors: read.flatMap(({ errors }) => errors),
  };
}

const serversIn = (reader: Reader, root: Node): readonly Server[] =>
  member(root, 'swagger') ? serversOfTwo(reader, root) : serversOf(reader, root);

function typeOf(reader: Reader, name: string, node: Node): NamedType {
  const isAlias = isObject(node.value) && member(node, '$ref') !== undefined;
  const told = reader.notes.cite(
    node,
    isAlias ? 'a type that is only another’s name has that type’s schema' : 'a schema has the name that it stands under',
  );
  return { name, schema: inlineSchema(reader, node), evidence: { name: [told] } };
}

function passInfo(reader: Reader, root: Node): void {
  survey(reader, root, 'document');
  const info = member(root, 'info');
  if (info) reader.notes.passAll(info, 'a document tells about its API');
}
