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
    readonly records?: {
        readonly [collection: string]: {
            readonly [key: string]: unknown;
        };
    };
    readonly counters?: {
        readonly [counter: string]: number;
    };
    /** When records go, by collection and key: milliseconds since 1970, by the server's clock. */
    readonly expires?: {
        readonly [collection: string]: {
            readonly [key: string]: number;
        };
    };
}
export declare class Store implements MockStore {
    #private;
    constructor(now: () => number, seed?: StoreSnapshot);
    get<Value = unknown>(collection: string, key: string): Value | undefined;
    put(collection: string, key: string, value: unknown, options?: PutOptions): void;
    merge(collection: string, key: string, properties: object, options?: PutOptions): void;
    delete(collection: string, key: string): boolean;
    list<Value = unknown>(collection: string): readonly StoredRecord<Value>[];
    increment(counter: string, by?: number): number;
    count(counter: string): number;
    snapshot(): StoreSnapshot;
    restore(snapshot: StoreSnapshot): void;
    clear(): void;
}
//# sourceMappingURL=store.d.ts.map