import { answersBytes } from '../emit/client/rest-definition.js';
import { destinations } from '../emit/client/servers.js';
import type { ApiView, OperationView } from '../emit/view.js';
import type { Schema } from '../model/api.js';
import { blame, type Comparison, type Found } from './comparison.js';
import type { Surface } from './exported.js';

/**
 * What code says to get at an operation: what its function takes and gives, and what a client is made with. Parts tell for
 * themselves whether code breaks by them; this is for what only shows in the whole: an answer that is another one, an input
 * that may no longer be left out, a server's new variable.
 */
export function compareSignatures(comparison: Comparison, before: Surface, after: Surface): void {
  const newer = new Map(after.view.operations.map((view) => [view.operation.id, view]));
  for (const older of before.view.operations) {
    const now = newer.get(older.operation.id);
    if (now !== undefined) tellDisplaced(comparison, older, now);
    if (now === undefined || !breaks(comparison, older, now, before.view, after.view)) continue;
    const { id } = older.operation;
    const found = comparison.told.filter(({ change }) => change.operations.includes(id));
    if (!found.some(isBroken)) blameFor(comparison, found, id);
  }
  if (optionsBreak(before.view, after.view)) blameForOptions(comparison);
}

/**
 * Parameters of one name in several places share the name between them: a newcomer may take it from the one that had it, and
 * what callers write under it goes elsewhere from then on. Their code compiles all the same.
 */
function tellDisplaced(comparison: Comparison, { operation, input }: OperationView, newer: OperationView): void {
  if (input.kind !== 'members' || newer.input.kind !== 'members') return;
  const now = newer.input.members;
  for (const { name, in: place, wireName } of input.members) {
    const taker = now.find((member) => member.name === name);
    const kept = now.some((member) => member.in === place && member.wireName === wireName && member.name !== name);
    if (taker === undefined || !kept) continue;
    for (const found of comparison.told) {
      const { change } = found;
      if (change.kind === 'parameter-added' && change.operations.includes(operation.id) && change.name === taker.wireName)
        found.circumstances = { ...found.circumstances, displaces: true };
    }
  }
}

const isBroken = ({ circumstances }: Found): boolean => circumstances.compile;

function breaks(comparison: Comparison, older: OperationView, newer: OperationView, before: ApiView, after: ApiView): boolean {
  const [had, has] = [inputOf(older, before), inputOf(newer, after)];
  if ((had === undefined) !== (has === undefined)) return true;
  if (had !== undefined && has !== undefined) {
    if (had.optional && !has.optional) return true;
    if (comparison.breaksCode(had.schema, has.schema, { seen: 'sent' })) return true;
  }
  const [gave, gives] = [outputOf(older, before), outputOf(newer, after)];
  if (gave === undefined) return gives !== undefined;
  // Nothing passes for what is unknown, and for no more.
  return comparison.breaksCode(gave, gives ?? { kind: 'unknown', evidence: {} }, { seen: 'received' });
}

interface Input {
  readonly schema: Schema;
  readonly optional: boolean;
}

function inputOf({ input }: OperationView, view: ApiView): Input | undefined {
  if (input.kind === 'none') return undefined;
  if (input.kind === 'members') {
    const properties = input.members.map(({ name, required, schema }) => ({ name, required, schema, evidence: {} }));
    return { schema: { kind: 'object', properties, evidence: {} }, optional: properties.every(({ required }) => !required) };
  }
  const schema = typeNamed(input.typeName, view);
  const type = view.types.find(({ typeName }) => typeName === input.typeName)?.type.schema;
  const idle = type?.kind === 'object' && type.properties.every(({ required }) => !required);
  return { schema, optional: !input.required || idle };
}

function outputOf(operation: OperationView, view: ApiView): Schema | undefined {
  const { output } = operation;
  if (output.kind === 'none') return undefined;
  // Whatever the page says of what stands in them.
  return answersBytes(operation, view) ? { kind: 'binary', evidence: {} } : typeNamed(output.typeName, view);
}

/** By the model's own name where it has one, so that the same name means what it means to code: the newer type. */
function typeNamed(typeName: string, view: ApiView): Schema {
  const type = view.types.find((one) => one.typeName === typeName)?.type;
  if (type === undefined) return { kind: 'unknown', evidence: {} };
  return view.model.types.includes(type) ? { kind: 'reference', name: type.name, evidence: {} } : type.schema;
}

/** What most likely makes a signature another one comes first. */
const suspects: readonly Found['change']['kind'][] = [
  'response-removed',
  'response-added',
  'transport-changed',
  'parameter-removed',
  'parameter-added',
  'requirement-changed',
  'type-changed',
  'field-removed',
  'field-added',
  'constraint-changed',
  'enum-value-removed',
  'enum-value-added',
];

/** Marks the likeliest change as what code breaks by; says so by itself where none is likely. */
function blameFor(comparison: Comparison, found: readonly Found[], id: string): void {
  const likely = suspects.flatMap((kind) => found.filter(({ change }) => change.kind === kind));
  const protocol = comparison.told.find(
    ({ change }) => change.kind === 'transport-changed' && change.where.startsWith('protocol '),
  );
  const [culprit = protocol] = likely;
  if (culprit !== undefined) blame(culprit);
  else {
    const place = { root: { kind: 'operation', id }, steps: [], side: 'both', seen: 'both', operations: [id] } as const;
    comparison.tell(place, undefined, { kind: 'output-changed' }, { compile: true });
  }
}

/** Whether what a client was made with is not what it is made with now. */
function optionsBreak(before: ApiView, after: ApiView): boolean {
  const [had, has] = [optionsOf(before), optionsOf(after)];
  if (had.prefix !== has.prefix) return true;
  if (!had.complete) return false;
  return !has.complete || had.variables.join() !== has.variables.join();
}

interface Options {
  /** Whether requests go somewhere without an `endpoint`. */
  readonly complete: boolean;
  readonly variables: readonly string[];
  /** Whether a client has to be told what stands before the dot in `X-Amz-Target`. */
  readonly prefix: boolean;
}

function optionsOf(view: ApiView): Options {
  const { complete, variables } = destinations(view);
  const { protocol } = view.model;
  return {
    complete,
    variables: complete ? variables.map(({ optionKey }) => optionKey).sort() : [],
    prefix: protocol.kind === 'aws-json' && protocol.targetPrefix === undefined,
  };
}

function blameForOptions(comparison: Comparison): void {
  const likely = comparison.told.filter(
    ({ change }) =>
      change.kind === 'server-removed' ||
      change.kind === 'server-added' ||
      (change.kind === 'transport-changed' && ['protocol targetPrefix', 'protocol kind', 'servers'].includes(change.where)),
  );
  const [
    culprit = comparison.told.find(({ change }) => change.kind === 'operation-added' || change.kind === 'operation-removed'),
  ] = likely;
  if (likely.some(isBroken)) return;
  if (culprit !== undefined) blame(culprit);
}
