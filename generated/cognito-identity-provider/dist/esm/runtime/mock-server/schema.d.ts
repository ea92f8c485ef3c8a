/** What a value may be, as far as writing one and reading one off a URL need to know. Plain data. */
export type SchemaNode = StringNode | NumericNode | {
    readonly kind: 'boolean';
    readonly examples?: readonly unknown[];
} | EnumNode | ArrayNode | MapNode | ObjectNode | UnionNode | {
    readonly kind: 'reference';
    readonly name: string;
    readonly examples?: readonly unknown[];
} | {
    readonly kind: 'null';
    readonly examples?: readonly unknown[];
} | {
    readonly kind: 'binary';
    readonly examples?: readonly unknown[];
} | {
    readonly kind: 'unknown';
    readonly examples?: readonly unknown[];
};
interface Exemplified {
    readonly examples?: readonly unknown[];
}
export interface StringNode extends Exemplified {
    readonly kind: 'string';
    readonly format?: string;
    /** In code points, as are all lengths. */
    readonly minLength?: number;
    readonly maxLength?: number;
    /** As documented, not anchored. */
    readonly pattern?: string;
    /** Set where matching with the pattern could take forever: text is written after it, and none is held against it. */
    readonly unmatched?: true;
}
export interface NumericNode extends Exemplified {
    readonly kind: 'integer' | 'number';
    readonly format?: 'epoch-seconds';
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly exclusiveMaximum?: number;
    readonly multipleOf?: number;
}
export interface EnumNode extends Exemplified {
    readonly kind: 'enum';
    readonly values: readonly (string | number | boolean)[];
}
export interface ArrayNode extends Exemplified {
    readonly kind: 'array';
    readonly items: SchemaNode;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly uniqueItems?: boolean;
}
export interface MapNode extends Exemplified {
    readonly kind: 'map';
    readonly values: SchemaNode;
    readonly minProperties?: number;
    readonly maxProperties?: number;
}
export interface ObjectNode extends Exemplified {
    readonly kind: 'object';
    readonly properties: readonly PropertyNode[];
}
export interface UnionNode extends Exemplified {
    readonly kind: 'union';
    readonly members: readonly SchemaNode[];
    /** Set where a value must not be of two of them. */
    readonly exactlyOne?: true;
}
export interface PropertyNode {
    readonly name: string;
    readonly required: boolean;
    readonly schema: SchemaNode;
}
/** Named types, for references to find. */
export type TypeTable = ReadonlyMap<string, SchemaNode>;
/** The schema behind a chain of references; `unknown` where the chain leads nowhere or round in a circle. */
export declare function dereference(schema: SchemaNode, types: TypeTable): SchemaNode;
/** Sets a property of that very name, be it `__proto__`. */
export declare function setProperty(target: Record<string, unknown>, name: string, value: unknown): void;
export {};
//# sourceMappingURL=schema.d.ts.map