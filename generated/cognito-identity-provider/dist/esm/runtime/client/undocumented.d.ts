/** The same value, with whatever it holds besides what is documented: `undocumented(user)['nickname']`. Nothing is copied. */
export declare function undocumented(value: object): {
    readonly [name: string]: unknown;
};
//# sourceMappingURL=undocumented.d.ts.map