/**
 * What stands between `${` and `}`: where a value is found, and what to take where nothing is there. Read, never run.
 *
 *     input.UserAttributes[0].Name          by name and place
 *     input.Attributes['custom:tier']       any name, quoted
 *     input.UserAttributes[Name='email']    the first item of a list that has such a property
 *     store.users[input.Username].email     by what another path leads to
 *     input.Limit or 10                     the first that there is
 */
export type Placeholder = readonly Choice[];
export type Choice = Path | {
    readonly kind: 'literal';
    readonly value: string | number | boolean | null;
};
export interface Path {
    readonly kind: 'path';
    readonly root: string;
    readonly steps: readonly Step[];
}
export type Step = {
    readonly kind: 'key';
    readonly key: string | number;
} | {
    readonly kind: 'computed';
    readonly path: Path;
} | {
    readonly kind: 'item';
    readonly property: string;
    readonly value: Choice;
};
/** A text in pieces: what stands there, and placeholders. */
export type Piece = {
    readonly kind: 'text';
    readonly text: string;
} | {
    readonly kind: 'placeholder';
    readonly placeholder: Placeholder;
};
/** A text with something between `${` and `}` that cannot be read. */
export declare class PlaceholderError extends Error {
    readonly name = "PlaceholderError";
}
export declare function readPieces(text: string): readonly Piece[];
//# sourceMappingURL=placeholder.d.ts.map