import type { EvidenceMap, Schema } from '../../model/api.js';
import { uniqueIdentifier } from '../escape/index.js';
import type { ApiView, InputView, TypeView } from '../view.js';
import { type BytePlace, bytePlaces } from './byte-places.js';
import { exportedNames } from './exported-names.js';
import { childrenOf } from './schema-kinds.js';
import { withoutIdleCycles } from './union-cycles.js';

/** One type that the package declares: a named type, an operation's input, or an anonymous part that deserves a name. */
export interface Declaration {
  readonly name: string;
  /** What a reader of responses gets, where that differs: the same type with open enums. */
  readonly receivedName?: string;
  readonly schema: Schema;
  readonly direction: TypeView['direction'];
  readonly origin: 'model' | 'input' | 'derived';
  /** In words, where the schema itself has none. */
  readonly summary?: string;
  readonly evidence: EvidenceMap;
  /** Names of the declarations made of anonymous objects and enums inside this one. */
  readonly parts: ReadonlyMap<Schema, string>;
  /** Whether an enum that may grow stands in it, or in anything that it refers to. */
  readonly holdsEnum: boolean;
}

export interface Declarations {
  /** Named types in the view's order, each followed by its parts; then inputs. */
  readonly all: readonly Declaration[];
  /** By the declared TypeScript name. */
  readonly byName: ReadonlyMap<string, Declaration>;
  /** By the model's name, as references have it. */
  readonly byReference: ReadonlyMap<string, Declaration>;
  /** Where bytes travel. */
  readonly bytes: ReadonlyMap<Schema, BytePlace>;
}

type Draft = Omit<Declaration, 'holdsEnum' | 'receivedName'>;

/** By the view's types: views of one package in several versions share them. */
const made = new WeakMap<ApiView['types'], Declarations>();

/** Every type of the package with its name. Asking again for the same view costs nothing. */
export function declarationsOf(view: ApiView): Declarations {
  const known = made.get(view.types) ?? makeDeclarations(view);
  made.set(view.types, known);
  return known;
}

/** The name under which values of a type are received: `X`, or `XReceived` where `X` is also sent and holds enums. */
export function receivedTypeName(view: ApiView, typeName: string): string {
  return declarationsOf(view).byName.get(typeName)?.receivedName ?? typeName;
}

function makeDeclarations(view: ApiView): Declarations {
  const taken = exportedNames(view);
  const types = new Map(view.types.map((typeView) => [typeView.type.name, typeView.type.schema]));
  const drafts = [
    ...view.types.flatMap((typeView) => draftsOf(rootOfType(typeView, types), taken)),
    ...view.operations.flatMap((operation) =>
      operation.input.kind === 'members' ? draftsOf(rootOfInput(operation.input, operation.functionName), taken) : [],
    ),
  ];
  const typeNames = new Map(view.types.map((typeView) => [typeView.type.name, typeView.typeName]));
  const holders = enumHolders(drafts, typeNames);
  const all = drafts.map((draft): Declaration => {
    const holdsEnum = holders.has(draft.name);
    if (!holdsEnum || draft.direction !== 'both') return { ...draft, holdsEnum };
    const receivedName = uniqueIdentifier(`${draft.name}Received`, taken);
    taken.add(receivedName);
    return { ...draft, holdsEnum, receivedName };
  });
  const byName = new Map(all.map((declaration) => [declaration.name, declaration]));
  const byReference = new Map<string, Declaration>();
  for (const [wireName, typeName] of typeNames) {
    const declaration = byName.get(typeName);
    if (declaration !== undefined) byReference.set(wireName, declaration);
  }
  return { all, byName, byReference, bytes: bytePlaces(view) };
}

type Root = Omit<Draft, 'parts'>;

function rootOfType({ type, typeName, direction }: TypeView, types: ReadonlyMap<string, Schema>): Root {
  const schema = withoutIdleCycles(type, types);
  return { name: typeName, schema, direction, origin: 'model', evidence: { ...type.evidence, ...type.schema.evidence } };
}

function rootOfInput(input: Extract<InputView, { kind: 'members' }>, functionName: string): Root {
  const properties = input.members.map((member) => ({
    name: member.name,
    required: member.required,
    schema: member.description === undefined ? member.schema : { description: member.description, ...member.schema },
    evidence: {},
  }));
  const summary = `What \`${functionName}\` takes.`;
  const schema: Schema = { kind: 'object', properties, evidence: {} };
  return { name: input.typeName, schema, direction: 'sent', origin: 'input', summary, evidence: {} };
}

/** A declaration and those of its parts, which are named after the way to them: `CodeDeliveryDetailsTypeDeliveryMedium`. */
function draftsOf(root: Root, taken: Set<string>): readonly Draft[] {
  const parts = new Map<Schema, string>();
  const inner: Draft[] = [];
  const visit = (schema: Schema, path: string): void => {
    for (const child of childrenOf(schema)) {
      const wanted = `${path}${capitalized(child.step)}`;
      if (!deservesName(child.schema)) {
        visit(child.schema, wanted);
      } else if (!parts.has(child.schema)) {
        const name = uniqueIdentifier(wanted, taken);
        taken.add(name);
        parts.set(child.schema, name);
        const { direction } = root;
        const part: Root = { name, schema: child.schema, direction, origin: 'derived', evidence: child.schema.evidence };
        inner.push(...draftsOf(part, taken));
      }
    }
  };
  visit(root.schema, root.name);
  return [{ ...root, parts }, ...inner];
}

/** Anonymous objects, and enums of more than one word or number: what users would otherwise reach by index types. */
const deservesName = (schema: Schema): boolean =>
  schema.kind === 'object' || (schema.kind === 'enum' && mayGrow(schema) && schema.values.length > 1);

/** Whether a later version of the API may add values; true and false are all there is. */
export const mayGrow = (schema: Schema): boolean => schema.kind === 'enum' && schema.type !== 'boolean';

const capitalized = (step: string): string =>
  step
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Names of the drafts that an enum can be reached from. */
function enumHolders(drafts: readonly Draft[], typeNames: ReadonlyMap<string, string>): ReadonlySet<string> {
  const users = new Map<string, Set<string>>();
  const holders = new Set<string>();
  for (const draft of drafts) {
    const visit = (schema: Schema): void => {
      if (mayGrow(schema)) holders.add(draft.name);
      const used = schema.kind === 'reference' ? typeNames.get(schema.name) : draft.parts.get(schema);
      if (used !== undefined) users.set(used, (users.get(used) ?? new Set()).add(draft.name));
      if (!draft.parts.has(schema)) for (const child of childrenOf(schema)) visit(child.schema);
    };
    visit(draft.schema);
  }
  const queue = [...holders];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    for (const user of users.get(name) ?? []) {
      if (!holders.has(user)) queue.push(user);
      holders.add(user);
    }
  }
  return holders;
}
