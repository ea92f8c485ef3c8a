import type { Schema } from './api.js';
import { type Conflict, type Gap, joinSchemas, type SameTarget } from './join-schema.js';
import { decodeReference, type Telling } from './lift.js';
import { byText, groupBy } from './order.js';
import { mapChildren, schemasIn } from './walk.js';

/** Tellings of one name that agree with each other. */
export interface Cluster {
  readonly members: readonly number[];
  readonly schema: Schema;
  readonly gaps: readonly Gap[];
  /** What pages of another kind say otherwise. */
  readonly overruled: readonly Conflict[];
}

/** Splits clusters until none holds tellings whose references mean different types. Splits only, so it ends. */
export function settleClusters(
  tellings: readonly Telling[],
  names: readonly string[],
  groups: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly Cluster[]> {
  const clusterOf = new Map<number, string>();
  const sameTarget: SameTarget = (a, b) => {
    const [left, right] = [decodeReference(a), decodeReference(b)];
    if (left.name !== right.name) return false;
    if (left.telling === undefined || right.telling === undefined) return true;
    return clusterOf.get(left.telling) === clusterOf.get(right.telling);
  };
  const found = new Map<string, readonly Cluster[]>();
  for (let open = names; open.length > 0; ) {
    const split = open.filter((name) => {
      const before = found.get(name)?.length ?? 1;
      found.set(name, clusterTellings(groups.get(name) ?? [], tellings, clusterOf, sameTarget));
      return found.get(name)?.length !== before;
    });
    for (const name of split)
      for (const [number, cluster] of (found.get(name) ?? []).entries())
        for (const index of cluster.members) clusterOf.set(index, `${number} ${name}`);
    open = split.length === 0 ? [] : names.filter(concerns(new Set(split), tellings, groups));
  }
  return found;
}

/** Whether tellings of a name look otherwise once the tellings of some names mean different types: they are these, or refer to them. */
function concerns(
  split: ReadonlySet<string>,
  tellings: readonly Telling[],
  groups: ReadonlyMap<string, readonly number[]>,
): (name: string) => boolean {
  const refers = (schema: Schema): boolean => schema.kind === 'reference' && split.has(decodeReference(schema.name).name);
  const isConcerned = (index: number): boolean => [...schemasIn(at(tellings, index).schema)].some(refers);
  return (name) => split.has(name) || (groups.get(name) ?? []).some(isConcerned);
}

/**
 * Pages of one kind first: what those of another kind call alike is the same type, even where they tell it otherwise.
 * Where one kind tells a name in several ways, another kind's word goes to the way of the same operation.
 */
function clusterTellings(
  group: readonly number[],
  tellings: readonly Telling[],
  clusterOf: ReadonlyMap<number, string>,
  sameTarget: SameTarget,
): readonly Cluster[] {
  const order = (a: Cluster, b: Cluster): number => compareClusters(a, b, tellings);
  const alike = (own: readonly number[]): readonly Cluster[] =>
    [...clusterAlike(own, tellings, clusterOf, sameTarget)].sort(order);
  const alone = ([first]: readonly Cluster[]): number => Number(first === undefined || !isAlone(first, tellings));
  const kinds = [...groupBy(group, (index) => at(tellings, index).dialect).values()].map((own) => ({
    own,
    clusters: alike(own),
  }));
  const [first, ...others] = kinds.sort(
    ({ clusters: a }, { clusters: b }) =>
      alone(a) - alone(b) || b.length - a.length || (a[0] === undefined || b[0] === undefined ? 0 : order(a[0], b[0])),
  );
  const was = ({ members: [member] }: Cluster): string | undefined => (member === undefined ? undefined : clusterOf.get(member));
  const joined = [...(first?.clusters ?? [])];
  const several = joined.length > 1;
  for (const { own, clusters } of others) {
    const parts = several ? [...groupBy(own, placesByOperation(joined, tellings))] : [];
    const told = several
      ? parts.flatMap(([place, part]) => alike(part).map((other) => ({ other, place })))
      : clusters.map((other) => ({ other, place: '' }));
    for (const { other, place } of told) {
      const homes = joined.filter((cluster) => was(cluster) === was(other));
      const beside = joined[place === '' ? -1 : Number(place)];
      const fitting = homes.find(({ schema }) => joinSchemas(schema, other.schema, sameTarget).conflicts.length === 0);
      const home = (beside !== undefined && homes.includes(beside) ? beside : undefined) ?? fitting ?? homes[0];
      if (home === undefined) joined.push(other);
      else joined[joined.indexOf(home)] = united(home, other, sameTarget);
    }
  }
  return joined;
}

/** For a telling the place of the one cluster in which another page tells of the same side of the same operation; empty where there is none. */
function placesByOperation(clusters: readonly Cluster[], tellings: readonly Telling[]): (index: number) => string {
  const key = ({ operation, side }: Telling): string => `${side ?? ''} ${operation ?? ''}`;
  const places = new Map<string, Set<number>>();
  for (const [place, { members }] of clusters.entries())
    for (const telling of members.map((member) => at(tellings, member)))
      places.set(key(telling), (places.get(key(telling)) ?? new Set()).add(place));
  return (index) => {
    const telling = at(tellings, index);
    const [place, ...others] = telling.operation === undefined ? [] : (places.get(key(telling)) ?? []);
    return place === undefined || others.length > 0 ? '' : String(place);
  };
}

function united(home: Cluster, other: Cluster, sameTarget: SameTarget): Cluster {
  const { value, conflicts, gaps } = joinSchemas(home.schema, other.schema, sameTarget);
  return {
    members: [...home.members, ...other.members],
    schema: value,
    gaps: [...home.gaps, ...other.gaps, ...gaps],
    overruled: [...home.overruled, ...other.overruled, ...conflicts],
  };
}

function clusterAlike(
  group: readonly number[],
  tellings: readonly Telling[],
  clusterOf: ReadonlyMap<number, string>,
  sameTarget: SameTarget,
): readonly Cluster[] {
  const clusters: { members: number[]; schema: Schema; gaps: Gap[]; overruled: Conflict[]; was: string | undefined }[] = [];
  for (const index of [...group].sort((a, b) => compareTellings(at(tellings, a), at(tellings, b)))) {
    const telling = at(tellings, index);
    const was = clusterOf.get(index);
    const home = clusters.find((cluster) => {
      if (cluster.was !== was) return false;
      const joined = joinSchemas(cluster.schema, telling.schema, sameTarget);
      if (joined.conflicts.length > 0) return false;
      const again = cluster.members.some((member) => tellsAgain(at(tellings, member), telling));
      if (joined.omissions.length > 0 && !again) return false;
      cluster.schema = joined.value;
      cluster.gaps.push(...joined.gaps);
      cluster.members.push(index);
      return true;
    });
    if (home === undefined) clusters.push({ members: [index], schema: telling.schema, gaps: [], overruled: [], was });
  }
  return clusters;
}

/** Another page about the same operation: what it leaves out, the first one says. */
function tellsAgain(a: Telling, b: Telling): boolean {
  return a.operation !== undefined && a.operation === b.operation && a.evidence?.source !== b.evidence?.source;
}

/** Fullest first, then by where it stands: the same order whatever order the pages came in. */
function compareTellings(a: Telling, b: Telling): number {
  return (
    size(b.schema) - size(a.schema) ||
    byText(a.operation ?? '', b.operation ?? '') ||
    byText(a.side ?? '', b.side ?? '') ||
    byText(a.evidence?.source ?? '', b.evidence?.source ?? '') ||
    (a.evidence?.line ?? 0) - (b.evidence?.line ?? 0) ||
    byText(JSON.stringify(shape(a.schema)), JSON.stringify(shape(b.schema)))
  );
}

function size(schema: Schema): number {
  if (schema.kind !== 'object') return 1;
  return schema.partial === true ? 0 : schema.properties.length + 1;
}

/** The schema with references by plain name: what is compared must not hold numbers that depend on the order of pages. */
function shape(schema: Schema): Schema {
  return schema.kind === 'reference' ? { ...schema, name: decodeReference(schema.name).name } : mapChildren(schema, shape);
}

/** Whose type keeps the plain name: one documented by itself, then the one most operations tell. */
export function compareClusters(a: Cluster, b: Cluster, tellings: readonly Telling[]): number {
  const alone = (cluster: Cluster): number => Number(!isAlone(cluster, tellings));
  const [left, right] = [operationsOf(a, tellings), operationsOf(b, tellings)];
  return (
    alone(a) - alone(b) ||
    right.length - left.length ||
    byText(left[0] ?? '', right[0] ?? '') ||
    byText(JSON.stringify(shape(a.schema)), JSON.stringify(shape(b.schema)))
  );
}

/** Whether a page documents the type by itself. */
const isAlone = (cluster: Cluster, tellings: readonly Telling[]): boolean =>
  cluster.members.some((index) => at(tellings, index).operation === undefined);

export const operationsOf = (cluster: Cluster, tellings: readonly Telling[]): readonly string[] =>
  [...new Set(cluster.members.map((index) => at(tellings, index).operation ?? ''))].sort(byText);

export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}
