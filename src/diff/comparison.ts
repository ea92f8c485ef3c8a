import type { ApiModel, Evidence, EvidenceMap, Json, Schema } from '../model/api.js';
import type { PathRoot } from '../model/fact-path.js';
import { placesIn } from '../model/places.js';
import type { Cause, Change, Side, Told, Width } from './change.js';
import { type Circumstances, impactOf, type Unjudged } from './impact.js';
import { overlaps } from './overlap.js';
import { type Place, wherePlace } from './place.js';
import { joinIds, Uses } from './uses.js';
import { breaksCode, type Looked, type Meant, widthOf } from './width.js';

type Without<Kind, Keys extends PropertyKey> = Kind extends unknown ? Omit<Kind, Keys> : never;

/** What is known of a change beside its place. */
export type Finding = Without<Unjudged, 'where' | 'operations' | 'side'>;

/** Two models being compared, and what was found so far. */
export class Comparison {
  readonly before: ApiModel;
  readonly after: ApiModel;
  readonly moves: EvidenceMoves = new Map();
  private readonly cause: Cause;
  private readonly found: Found[] = [];
  private readonly uses: { readonly before: Uses; readonly after: Uses };
  /** Pairs of types of different names whose shapes are being compared, or are compared already. */
  readonly pairs = new Set<string>();

  constructor(before: ApiModel, after: ApiModel, cause: Cause) {
    this.before = before;
    this.after = after;
    this.cause = cause;
    this.uses = { before: new Uses(before), after: new Uses(after) };
  }

  tell(place: Place, fact: string | undefined, finding: Finding, circumstances: Partial<Circumstances> = {}): void {
    this.tellAt(wherePlace(place, fact), place, finding, circumstances);
  }

  tellAt(
    where: string,
    { side, operations }: Pick<Place, 'side' | 'operations'>,
    finding: Finding,
    circumstances: Partial<Circumstances> = {},
  ): void {
    const change: Unjudged = { ...finding, where, operations, side };
    this.found.push({ change, circumstances: { compile: false, ...circumstances } });
  }

  /** What was told so far; a later finding may show that code breaks by it. */
  get told(): readonly Found[] {
    return this.found;
  }

  changes(): readonly Change[] {
    return this.found.map(
      ({ change, circumstances }): Change => ({ ...change, impact: impactOf(change, circumstances), cause: this.cause }),
    );
  }

  /** Where a named type stands; one that was there before, maybe under a name that it gave up, is met by those who met it then. */
  typePlace(name: string, formerName = name): Place {
    const [older, newer] = [this.uses.before.ofType(formerName), this.uses.after.ofType(name)];
    const wasThere = placesIn(this.before).types.has(formerName);
    return {
      root: { kind: 'type', name },
      steps: [],
      side: older.side === 'none' ? newer.side : older.side,
      seen: wasThere ? older.seen : newer.seen,
      operations: joinIds(older.operations, newer.operations),
    };
  }

  usesOf(model: 'before' | 'after'): Uses {
    return this.uses[model];
  }

  errorPlace(name: string): Place {
    const operations = joinIds(this.uses.before.ofError(name), this.uses.after.ofError(name));
    return { root: { kind: 'error', name }, steps: [], side: 'received', seen: 'received', operations };
  }

  /** Whether there certainly are values of the older that are values of the newer, too. */
  overlaps(before: Schema, after: Schema): boolean {
    return overlaps({ schema: before, of: this.before }, { schema: after, of: this.after });
  }

  widthOf(before: Schema, after: Schema, looked?: Looked): Width | undefined {
    return widthOf(
      { schema: before, of: this.before, lookup: [this.before] },
      { schema: after, of: this.after, lookup: [this.after] },
      looked,
    );
  }

  /** Types that code of the older package speaks of by name are what the newer one makes of them. */
  breaksCode(before: Schema, after: Schema, { seen, root }: Pick<Place, 'seen'> & Partial<Place>): boolean {
    const closed = root !== undefined && this.isClosed(root);
    return breaksCode({ ...this.meantBefore(before), closed }, { ...this.meantAfter(after), closed }, seen);
  }

  /** Whether lists of values in it are all there are: they are open in what functions give, and they gave none of it. */
  isClosed(root: PathRoot): boolean {
    if (root.kind !== 'type' || !placesIn(this.before).types.has(root.name)) return false;
    return this.uses.before.shownSide(root.name) === 'none' && this.uses.after.shownSide(root.name) !== 'received';
  }

  meantBefore(schema: Schema): Meant {
    const isClosed = (name: string): boolean => {
      const [was, is] = [this.uses.before.shownSide(name), this.uses.after.shownSide(name)];
      return is !== 'received' && !(is === 'both' && was === 'both');
    };
    return { schema, of: this.before, lookup: [this.after, this.before], isClosed };
  }

  meantAfter(schema: Schema): Meant {
    return { schema, of: this.after, lookup: [this.after, this.before] };
  }

  /** Whether a type gave way to another one: the one name is gone, the other is new. */
  gaveWay(older: string, newer: string): boolean {
    return !placesIn(this.after).types.has(older) && !placesIn(this.before).types.has(newer);
  }
}

export interface Found {
  readonly change: Unjudged;
  circumstances: Circumstances;
}

/** Code no longer compiles by it, as only a later look at the whole shows. */
export function blame(found: Found): void {
  found.circumstances = { ...found.circumstances, compile: true };
}

/** Facts whose evidence moved, by page and kind of move. */
export type EvidenceMoves = Map<string, Moved>;

export interface Moved {
  readonly source: string;
  readonly kind: string;
  side: Side;
  readonly operations: Set<string>;
  readonly before?: Evidence;
  readonly after?: Evidence;
}

/** What is said at a place, in the words of one of its facts. */
export function told(value: Json | undefined, evidence: EvidenceMap, ...facts: readonly string[]): Told {
  const [words] = facts.flatMap((fact) => (Object.hasOwn(evidence, fact) ? (evidence[fact] ?? []) : []));
  return { ...(value === undefined ? {} : { value }), ...(words === undefined ? {} : { evidence: words }) };
}

/** `before` and `after` of a fact that may be absent on either side. */
export function beforeAfter(
  older: { readonly value: Json | undefined; readonly evidence: EvidenceMap },
  newer: { readonly value: Json | undefined; readonly evidence: EvidenceMap },
  ...facts: readonly string[]
): { readonly before?: Told; readonly after?: Told } {
  return {
    ...(older.value === undefined ? {} : { before: told(older.value, older.evidence, ...facts) }),
    ...(newer.value === undefined ? {} : { after: told(newer.value, newer.evidence, ...facts) }),
  };
}
