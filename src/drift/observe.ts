import type { Json } from '../model/api.js';
import { entriesOf, isObject, kindOf, kinds } from './kinds.js';

/** An object with more different keys than this is keyed by data: its keys are values, not names. */
const mostKeys = 100;
/** Deeper is not looked. */
const deepest = 12;

/** What all values seen at one place have in common. Takes one value after the other and keeps none of them. */
export class Shape {
  seen = 0;
  /** The values were text first: what reads as a number may be an accident. */
  readonly textual: boolean;
  /** In the order of their first appearance. */
  readonly properties = new Map<string, Shape>();
  items: Shape | undefined;
  /** What the values of an object that is keyed by data have in common. */
  values: Shape | undefined;

  constructor(textual = false) {
    this.textual = textual;
  }

  add(value: Json, depth = 0): void {
    this.seen |= kindOf(value);
    if (depth >= deepest) return;
    if (Array.isArray(value)) {
      this.items ??= new Shape();
      for (const item of value) this.items.add(item, depth + 1);
    } else if (isObject(value)) this.#addEntries(entriesOf(value), depth + 1);
  }

  #addEntries(entries: readonly (readonly [string, Json])[], depth: number): void {
    for (const [name, value] of entries) this.#entry(name).add(value, depth);
  }

  #entry(name: string): Shape {
    if (this.values) return this.values;
    const known = this.properties.get(name) ?? new Shape();
    this.properties.set(name, known);
    if (this.properties.size <= mostKeys) return known;
    const values = new Shape();
    for (const shape of this.properties.values()) values.#merge(shape);
    this.properties.clear();
    this.values = values;
    return values;
  }

  #merge(other: Shape): void {
    this.seen |= other.seen;
    if (other.items) {
      this.items ??= new Shape();
      this.items.#merge(other.items);
    }
    for (const [name, shape] of other.properties) this.#entry(name).#merge(shape);
    if (other.values) this.#entry('').#merge(other.values);
  }
}

/** A scalar type of each set of kinds that has one. Null alone says nothing of what else there may be. */
const scalars = new Map<number, string>([
  [kinds.boolean, 'boolean'],
  [kinds.integer, 'integer'],
  [kinds.number, 'number'],
  [kinds.integer | kinds.number, 'number'],
  [kinds.string, 'string'],
]);

/** The type of what was seen, as corrections write it; `unknown` where no one type holds all of it. Null is left out. */
export function typeOfKinds(seen: number): string {
  const kept = seen & ~kinds.null;
  if (kept === kinds.array) return 'array';
  if (kept === kinds.object) return 'object';
  return scalars.get(kept) ?? 'unknown';
}

/** The same with what is inside: `array[integer]`, `map[string | null]`. */
export function typeOfShape(shape: Shape): string {
  const known = typeOfKinds(shape.seen);
  const type = shape.textual && known === 'unknown' ? 'string' : known;
  const inner = (of: Shape | undefined): string => (of && of.seen !== 0 ? typeOfShape(of) : 'unknown');
  const isMap = type === 'object' && shape.values !== undefined;
  const whole = type === 'array' ? `array[${inner(shape.items)}]` : isMap ? `map[${inner(shape.values)}]` : type;
  return (shape.seen & kinds.null) === 0 ? whole : orNull(whole);
}

/** What holds anything holds null already. */
export const orNull = (type: string): string => (type === 'unknown' ? type : `${type} | null`);
