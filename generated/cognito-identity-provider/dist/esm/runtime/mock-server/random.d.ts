/** Repeatable choices: the same key gives the same sequence, on every machine. */
export declare class Random {
    #private;
    constructor(key: string);
    /** A number in [0, 1), one step of mulberry32. */
    next(): number;
    /** An integer from `low` to `high`, both included. */
    between(low: number, high: number): number;
    /** One of the items; `undefined` only where there are none. */
    pick<T>(items: readonly T[]): T | undefined;
    /** As many lower-case hexadecimal digits as asked. */
    hex(digits: number): string;
}
/** FNV-1a over UTF-16 units, 32 bits. */
export declare function hashText(text: string): number;
//# sourceMappingURL=random.d.ts.map