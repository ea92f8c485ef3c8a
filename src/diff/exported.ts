import { buildView } from '../emit/build-view.js';
import { pagedOperations } from '../emit/client/paginators-view.js';
import { publicNames } from '../emit/client/public-names.js';
import { type Declaration, declarationsOf } from '../emit/types/declarations.js';
import type { ApiView, OperationView } from '../emit/view.js';
import type { ApiModel, Schema } from '../model/api.js';
import type { PathRoot, PathStep } from '../model/fact-path.js';
import { wherePlace } from './place.js';

/** A name that a package exports. */
export interface Exported {
  readonly name: string;
  /** Fact path of what it is named after. */
  readonly where: string;
  readonly of:
    | { readonly kind: 'type'; readonly wireName: string }
    | { readonly kind: 'operation'; readonly id: string }
    | { readonly kind: 'error'; readonly wireName: string }
    | { readonly kind: 'api' };
  /** Made up for a part that the model has no name for. */
  readonly derived: boolean;
  /** The export without which it is not there. */
  readonly partOf?: string;
  /** What it declares, where that is a type. */
  readonly schema?: Schema;
}

/** What the package of a model shows to code: its view, its types, and every name that it exports, validators and their like aside. */
export interface Surface {
  readonly view: ApiView;
  readonly declarations: readonly Declaration[];
  readonly names: ReadonlyMap<string, Exported>;
}

export function surfaceOf(model: ApiModel): Surface {
  const view = buildView(model, { version: '0.0.0' });
  const declarations = declarationsOf(view).all;
  const all = [...typeNames(view, declarations), ...clientNames(view)];
  return { view, declarations, names: new Map(all.map((exported) => [exported.name, exported])) };
}

function clientNames(view: ApiView): readonly Exported[] {
  const names = publicNames(view);
  const api = [
    names.client,
    names.clientOptions,
    names.safeClient,
    names.createClient,
    names.serviceException,
    names.error,
    names.isError,
  ];
  return [
    ...api.map((name): Exported => ({ name, where: 'api name', of: { kind: 'api' }, derived: false })),
    ...view.operations.flatMap(({ operation: { id }, functionName }) =>
      [functionName, names.operationError(functionName), names.streamer(functionName) ?? []]
        .flat()
        .map((name): Exported => ofOperation(id, name)),
    ),
    ...pagedOperations(view, names).flatMap(({ operation: { operation }, name, pagination: { items } }) => [
      ofOperation(operation.id, name),
      // Without the one list that holds them, there are pages, and no items to walk through.
      ...(items === undefined ? [] : [{ ...ofOperation(operation.id, `${name}()[Symbol.asyncIterator]`), partOf: name }]),
    ]),
    ...view.errors.map(
      ({ error, className }): Exported => ({
        name: className,
        where: wherePlace({ root: { kind: 'error', name: error.name }, steps: [] }),
        of: { kind: 'error', wireName: error.name },
        derived: false,
      }),
    ),
  ];
}

const ofOperation = (id: string, name: string): Exported => ({
  name,
  where: wherePlace({ root: { kind: 'operation', id }, steps: [] }),
  of: { kind: 'operation', id },
  derived: false,
});

/** Types, each followed by what is declared of its parts: in the order in which they were declared. */
function typeNames(view: ApiView, declarations: readonly Declaration[]): readonly Exported[] {
  const owners = ownersOf(view);
  const byName = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const found: Exported[] = [];
  const add = (declaration: Declaration, owner: Owner): void => {
    const { name, receivedName, schema, parts, origin } = declaration;
    const where = wherePlace(owner);
    for (const one of receivedName === undefined ? [name] : [name, receivedName]) {
      found.push({ name: one, where, of: owner.of, derived: origin === 'derived', schema });
    }
    for (const inner of placesInside(schema, owner, parts)) {
      const part = byName.get(inner.name);
      if (part !== undefined) add(part, inner.owner);
    }
  };
  for (const declaration of declarations) {
    const owner = owners.get(declaration.name);
    if (owner !== undefined) add(declaration, owner);
  }
  return found;
}

interface Owner {
  readonly root: PathRoot;
  readonly steps: readonly PathStep[];
  readonly of: Exported['of'];
  /** Where the members of an operation's input come from. */
  readonly operation?: OperationView;
}

/** Of the types that are named after something in the model, or after an operation. */
function ownersOf(view: ApiView): ReadonlyMap<string, Owner> {
  const named = new Set(view.model.types.map(({ name }) => name));
  const owners = new Map<string, Owner>();
  for (const { type, typeName } of view.types) {
    if (named.has(type.name)) {
      const root: PathRoot = { kind: 'type', name: type.name };
      owners.set(typeName, { root, steps: [], of: { kind: 'type', wireName: type.name } });
    }
  }
  for (const operation of view.operations) {
    const { id } = operation.operation;
    const { input, output } = operation;
    const own = (root: PathRoot): Owner => ({ root, steps: [], of: { kind: 'operation', id } });
    if (input.kind === 'members') owners.set(input.typeName, { ...own({ kind: 'operation', id }), operation });
    if (input.kind === 'body' && !owners.has(input.typeName)) owners.set(input.typeName, own({ kind: 'request', id }));
    if (output.kind === 'body' && !owners.has(output.typeName)) owners.set(output.typeName, own({ kind: 'response', id }));
  }
  return owners;
}

/** The parts of a declaration that are declared by themselves, with their places. */
function placesInside(
  schema: Schema,
  owner: Owner,
  parts: ReadonlyMap<Schema, string>,
): readonly { readonly name: string; readonly owner: Owner }[] {
  return below(schema, owner).flatMap((child) => {
    const name = parts.get(child.schema);
    return name === undefined ? placesInside(child.schema, child.owner, parts) : [{ name, owner: child.owner }];
  });
}

function below(schema: Schema, owner: Owner): readonly { readonly schema: Schema; readonly owner: Owner }[] {
  const step = (one: PathStep): Owner => ({ ...owner, steps: [...owner.steps, one] });
  switch (schema.kind) {
    case 'array':
      return [{ schema: schema.items, owner: step({ kind: 'items' }) }];
    case 'map':
      return [{ schema: schema.values, owner: step({ kind: 'values' }) }];
    case 'union':
      return schema.members.map((member, index) => ({ schema: member, owner: step({ kind: 'member', index }) }));
    case 'object':
      return schema.properties.map(({ name, schema: inner }) => ({
        schema: inner,
        owner: memberOf(owner, name) ?? step({ kind: 'property', name }),
      }));
    default:
      return [];
  }
}

/** A member of an operation's input is a parameter, or the body. */
function memberOf({ operation, of }: Owner, name: string): Owner | undefined {
  if (operation?.input.kind !== 'members') return undefined;
  const member = operation.input.members.find((one) => one.name === name);
  if (member === undefined) return undefined;
  const { id } = operation.operation;
  const root: PathRoot =
    member.in === 'body' ? { kind: 'request', id } : { kind: 'parameter', id, in: member.in, name: member.wireName };
  return { root, steps: [], of };
}
