import { type Declaration, mayGrow } from '../emit/types/declarations.js';
import { childrenOf } from '../emit/types/schema-kinds.js';
import type { Schema } from '../model/api.js';
import { placesIn } from '../model/places.js';
import { formatType } from '../model/type-notation.js';
import { blame, type Comparison, type Found } from './comparison.js';
import type { Exported, Surface } from './exported.js';
import { type Place, wherePlace } from './place.js';
import { sameFacts } from './same.js';

/**
 * Names that come and go. What an operation, a type, a field or an error takes along when it goes is told by it, and code
 * that had the name no longer compiles for that reason.
 */
export function compareExports(comparison: Comparison, before: Surface, after: Surface): void {
  const removed = partedIn(comparison, 'removed');
  const added = partedIn(comparison, 'added');
  for (const exported of before.names.values()) {
    if (exported.partOf !== undefined && !after.names.has(exported.partOf)) continue;
    const newer = after.names.get(exported.name);
    if (newer !== undefined && !isTaken(comparison, exported, newer)) {
      if (losesValidator(exported, newer, before)) tell(comparison, 'export-removed', validatorOf(exported), true);
      continue;
    }
    if (isConsequence(comparison, exported, ({ circumstances }) => circumstances.compile)) continue;
    const teller = tellerOf(comparison, exported, removed, 'removed');
    if (teller !== undefined) blame(teller);
    else tell(comparison, 'export-removed', exported, true);
  }
  const split = splitTypes(before, after);
  for (const exported of after.names.values()) {
    if (exported.partOf !== undefined && !before.names.has(exported.partOf)) continue;
    const older = before.names.get(exported.name);
    if (older !== undefined && !isTaken(comparison, older, exported)) continue;
    const breaks = split.has(exported.name);
    if (!breaks && isConsequence(comparison, exported, () => true)) continue;
    if (tellerOf(comparison, exported, added, 'added') === undefined) tell(comparison, 'export-added', exported, breaks);
  }
  tellOpened(comparison, before, after);
  tellPackage(comparison);
  tellTypeNames(comparison);
}

/** A type that is a part of another one now: parts are validated with the whole. */
const losesValidator = (before: Exported, after: Exported, { view }: Surface): boolean =>
  !before.derived && after.derived && view.types.some(({ typeName }) => typeName === before.name);

const validatorOf = (exported: Exported): Exported => ({ ...exported, name: `validate${exported.name}` });

/** The name stands for something else now, which does not pass for what it stood for: a part with a type of its own may. */
function isTaken(comparison: Comparison, before: Exported, after: Exported): boolean {
  if (before.where === after.where || before.schema === undefined || after.schema === undefined) return false;
  if (sameFacts(before.schema, after.schema)) return false;
  return comparison.breaksCode(before.schema, after.schema, { seen: metBy(comparison, before, 'export-removed').side });
}

/** A part's name follows from its type: where that is told to have changed, and with the same effect, no more is said of it. */
function isConsequence(comparison: Comparison, exported: Exported, enough: (found: Found) => boolean): boolean {
  if (!exported.derived) return false;
  return comparison.told.some(
    (found) =>
      (found.change.kind === 'type-changed' || found.change.kind.startsWith('enum-value-')) &&
      nodeOf(found.change.where) === exported.where &&
      enough(found),
  );
}

/** A place without the fact at its end. */
const nodeOf = (where: string): string => where.replace(/ [A-Za-z-]+$/, '');

/** Parts that have come or gone, each of which may take names along. */
const partedIn = (comparison: Comparison, ending: 'added' | 'removed'): readonly Found[] =>
  comparison.told.filter(({ change: { kind } }) => kind.endsWith(`-${ending}`) && !kind.startsWith('enum-value-'));

/** The change that tells of a name's coming or going already. */
function tellerOf(
  comparison: Comparison,
  exported: Exported,
  parted: readonly Found[],
  ending: 'added' | 'removed',
): Found | undefined {
  const at = parted.find(({ change }) => contains(change.where, exported.where));
  if (at !== undefined || exported.of.kind !== 'type') return at;
  const { operations } = comparison.usesOf(ending === 'removed' ? 'before' : 'after').ofType(exported.of.wireName);
  const others = placesIn(ending === 'removed' ? comparison.after : comparison.before).operations;
  if (operations.length === 0 || operations.some((id) => others.has(id))) return undefined;
  return parted.find(
    ({ change }) => change.kind === `operation-${ending}` && change.operations.some((id) => operations.includes(id)),
  );
}

/** Whether a place is the other, or inside it. */
const contains = (outer: string, inner: string): boolean =>
  inner.startsWith(outer) && (inner.length === outer.length || /[.[{<( ]/.test(inner.charAt(outer.length)));

function tell(comparison: Comparison, kind: 'export-added' | 'export-removed', exported: Exported, compile: boolean): void {
  comparison.tellAt(exported.where, metBy(comparison, exported, kind), { kind, name: exported.name }, { compile });
}

function metBy(
  comparison: Comparison,
  { of }: Exported,
  kind: 'export-added' | 'export-removed',
): Pick<Place, 'side' | 'operations'> {
  switch (of.kind) {
    case 'type': {
      const { side, operations } = comparison.usesOf(kind === 'export-removed' ? 'before' : 'after').ofType(of.wireName);
      return { side: side === 'none' ? 'both' : side, operations };
    }
    case 'operation':
      return { side: 'both', operations: [of.id] };
    case 'error':
      return { side: 'received', operations: comparison.errorPlace(of.wireName).operations };
    case 'api':
      return { side: 'both', operations: [] };
  }
}

/**
 * Names of what is received that code had under another name, which now means something narrower: `TicketReceived`, once
 * `Ticket` is also sent and holds a list of values.
 */
function splitTypes(before: Surface, after: Surface): ReadonlySet<string> {
  const newer = new Map(after.declarations.map((declaration) => [declaration.name, declaration]));
  return new Set(
    before.declarations.flatMap(({ name, receivedName, direction }) => {
      const now = newer.get(name)?.receivedName;
      const wasRead = direction === 'received' || direction === 'both' || direction === 'none';
      return wasRead && receivedName === undefined && now !== undefined ? [now] : [];
    }),
  );
}

/**
 * Lists of values that no operation had, and that readers receive from now on: they may grow, so their types let any value through,
 * and code that took the listed ones for all of them no longer compiles.
 */
function tellOpened(comparison: Comparison, before: Surface, after: Surface): void {
  const newer = new Map(after.declarations.map((declaration) => [declaration.name, declaration]));
  for (const { name, direction, schema, parts } of before.declarations) {
    const exported = after.names.get(name);
    if (direction !== 'none' || newer.get(name)?.direction !== 'received' || exported === undefined) continue;
    if (!listsValues(schema, parts)) continue;
    const type = formatType(schema);
    comparison.tellAt(
      `${exported.where} type`,
      metBy(comparison, exported, 'export-added'),
      { kind: 'type-changed', width: 'wider', before: { value: type }, after: { value: `${type}, open` } },
      { compile: true, opened: true },
    );
  }
}

/** By itself: its parts are declared by themselves. */
const listsValues = (schema: Schema, parts: Declaration['parts']): boolean =>
  mayGrow(schema) || childrenOf(schema).some((child) => !parts.has(child.schema) && listsValues(child.schema, parts));

/** What users install. */
function tellPackage(comparison: Comparison): void {
  const [was, is] = [comparison.before.name, comparison.after.name];
  if (was === is) return;
  const met = { side: 'both', operations: [] } as const;
  comparison.tellAt('api name', met, { kind: 'export-removed', name: was, before: { value: was } });
  comparison.tellAt('api name', met, { kind: 'export-added', name: is, after: { value: is } });
}

/** Types that are called otherwise on the page and the same in code. */
function tellTypeNames(comparison: Comparison): void {
  const spoken = new Set(comparison.told.map(({ change }) => change.where));
  const { before, after } = comparison;
  for (const [model, other, side] of [
    [before, after, 'before'],
    [after, before, 'after'],
  ] as const) {
    for (const { name } of model.types) {
      if (placesIn(other).types.has(name)) continue;
      const place = comparison.typePlace(name);
      const known = spoken.has(wherePlace(place)) || place.operations.some((id) => !placesIn(other).operations.has(id));
      if (!known) comparison.tell(place, 'name', { kind: 'evidence-changed', fact: 'name', [side]: { value: name } });
    }
  }
}
