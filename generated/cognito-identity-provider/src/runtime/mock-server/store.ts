import { setProperty } from './schema.js';

/**
 * What calls leave behind: records in named collections, and counters. Records are plain JSON; they are copied on their way in and
 * out, so that a record changes only by `put`.
 */
export interface MockStore {
  /**
   * The record under the key; `undefined` where there is none, or where its time is over.
   * The type is the caller's word: nothing is checked.
   */
  get<Value = unknown>(collection: string, key: string): Value | undefined;
  /**
   * Sets the record under the key.
   * @throws {TypeError} for what is not JSON: `undefined`, functions, big integers, circles
   */
  put(collection: string, key: string, value: unknown, options?: PutOptions): void;
  /**
   * Sets properties of the record, and leaves its others, and its time where none is given. Where there is no record, or one that
   * has no properties, this is `put`.
   * @throws {TypeError} as `put` does
   */
  merge(collection: string, key: string, properties: object, options?: PutOptions): void;
  /** @returns whether there was one */
  delete(collection: string, key: string): boolean;
  /** The collection's records in the order in which their keys were first put. */
  list<Value = unknown>(collection: string): readonly StoredRecord<Value>[];
  /** @returns what the counter stands at now; counters begin at 0 */
  increment(counter: string, by?: number): number;
  /** What the counter stands at. */
  count(counter: string): number;
  /** Everything, as plain JSON for `restore`, and for the `store` option of another server. */
  snapshot(): StoreSnapshot;
  /** Makes the store what the snapshot says; whatever else it held is gone. */
  restore(snapshot: StoreSnapshot): void;
  clear(): void;
}

export interface PutOptions {
  /** Milliseconds, by the server's clock, until the record is gone. Default: it stays. */
  readonly expiresIn?: number;
}

export interface StoredRecord<Value = unknown> {
  readonly key: string;
  readonly value: Value;
}

/** A store as plain JSON; what is not given is empty. */
export interface StoreSnapshot {
  /** Records by collection and key: `{ users: { ada: { email: 'ada@example.com' } } }`. */
  readonly records?: { readonly [collection: string]: { readonly [key: string]: unknown } };
  readonly counters?: { readonly [counter: string]: number };
  /** When records go, by collection and key: milliseconds since 1970, by the server's clock. */
  readonly expires?: { readonly [collection: string]: { readonly [key: string]: number } };
}

interface Kept {
  /** JSON text: the cheapest way to keep a value that nobody else can reach into. */
  readonly text: string;
  /** Infinity where it stays. */
  readonly until: number;
}

export class Store implements MockStore {
  readonly #now: () => number;
  readonly #collections = new Map<string, Map<string, Kept>>();
  readonly #counters = new Map<string, number>();

  constructor(now: () => number, seed: StoreSnapshot = {}) {
    this.#now = now;
    this.restore(seed);
  }

  get<Value = unknown>(collection: string, key: string): Value | undefined {
    const kept = this.#kept(collection, key);
    return kept === undefined ? undefined : JSON.parse(kept.text);
  }

  put(collection: string, key: string, value: unknown, options: PutOptions = {}): void {
    this.#set(collection, key, value, this.#end(options) ?? Number.POSITIVE_INFINITY);
  }

  merge(collection: string, key: string, properties: object, options: PutOptions = {}): void {
    const kept = this.#kept(collection, key);
    const before: unknown = kept === undefined ? undefined : JSON.parse(kept.text);
    const value = isRecord(before) && isRecord(properties) ? { ...before, ...properties } : properties;
    this.#set(collection, key, value, this.#end(options) ?? kept?.until ?? Number.POSITIVE_INFINITY);
  }

  delete(collection: string, key: string): boolean {
    const existed = this.#kept(collection, key) !== undefined;
    this.#collections.get(collection)?.delete(key);
    return existed;
  }

  list<Value = unknown>(collection: string): readonly StoredRecord<Value>[] {
    return this.#live(collection).map(([key, { text }]) => ({ key, value: JSON.parse(text) }));
  }

  increment(counter: string, by = 1): number {
    const count = this.count(counter) + by;
    this.#counters.set(counter, count);
    return count;
  }

  count(counter: string): number {
    return this.#counters.get(counter) ?? 0;
  }

  snapshot(): StoreSnapshot {
    const records: Record<string, Record<string, unknown>> = {};
    const expires: Record<string, Record<string, number>> = {};
    for (const collection of this.#collections.keys()) {
      const values: Record<string, unknown> = {};
      const ends: Record<string, number> = {};
      for (const [key, { text, until }] of this.#live(collection)) {
        setProperty(values, key, JSON.parse(text));
        if (until !== Number.POSITIVE_INFINITY) setProperty(ends, key, until);
      }
      if (Object.keys(values).length > 0) setProperty(records, collection, values);
      if (Object.keys(ends).length > 0) setProperty(expires, collection, ends);
    }
    const counters: Record<string, number> = {};
    for (const [counter, count] of this.#counters) setProperty(counters, counter, count);
    return { records, counters, expires };
  }

  restore(snapshot: StoreSnapshot): void {
    this.clear();
    const expires = new Map(Object.entries(snapshot.expires ?? {}));
    for (const [collection, records] of Object.entries(snapshot.records ?? {})) {
      const ends = new Map(Object.entries(expires.get(collection) ?? {}));
      for (const [key, value] of Object.entries(records)) {
        this.#set(collection, key, value, ends.get(key) ?? Number.POSITIVE_INFINITY);
      }
    }
    for (const [counter, count] of Object.entries(snapshot.counters ?? {})) this.#counters.set(counter, count);
  }

  clear(): void {
    this.#collections.clear();
    this.#counters.clear();
  }

  #end({ expiresIn }: PutOptions): number | undefined {
    return expiresIn === undefined ? undefined : this.#now() + expiresIn;
  }

  #set(collection: string, key: string, value: unknown, until: number): void {
    const text = JSON.stringify(value);
    if (text === undefined) throw new TypeError(`Only JSON can be stored; ${collection}/${key} is ${typeof value}.`);
    const records = this.#collections.get(collection);
    if (records === undefined) this.#collections.set(collection, new Map([[key, { text, until }]]));
    else records.set(key, { text, until });
  }

  #kept(collection: string, key: string): Kept | undefined {
    const kept = this.#collections.get(collection)?.get(key);
    return kept !== undefined && kept.until > this.#now() ? kept : undefined;
  }

  /** Those whose time is not over; the others are thrown away on this occasion. */
  #live(collection: string): readonly [string, Kept][] {
    const records = this.#collections.get(collection);
    if (records === undefined) return [];
    const now = this.#now();
    for (const [key, { until }] of records) {
      if (until <= now) records.delete(key);
    }
    return [...records];
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
