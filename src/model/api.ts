/**
 * The intermediate model: what an API is, whoever described it. Types only; plain JSON; never mutated.
 * Emitters, diff and exports know this file and nothing of pages.
 */

/** Moves when a reader of `model.json` would have to change. */
export const formatVersion = 1;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * How far a fact can be trusted.
 * - `documented`: the page says so in its own notation.
 * - `inferred`: concluded from an example, from prose, or from the protocol.
 * - `corrected`: a person said so in a correction.
 * - `unknown`: the page has words for it that cannot be decided; the fact itself is absent or at its weakest.
 */
export type Standing = 'documented' | 'inferred' | 'corrected' | 'unknown';

/** Why one fact is what it is. */
export interface Evidence {
  /** The page (or corrections file) as given: path, URL, or `-`. */
  readonly source: string;
  /** 1-based line in the source, where it has lines. */
  readonly line?: number;
  /** Element id or selector, or a JSON pointer, where the source has those instead of lines. */
  readonly anchor?: string;
  /** The words as they stand in the source. */
  readonly quote: string;
  /** Name of the rule that read them: a sentence. */
  readonly rule: string;
  readonly standing: Standing;
}

/**
 * Evidence per fact of one node, keyed by the fact's name (`type`, `required`, `maxLength`, `enum`, `description`, …).
 * Strongest first. A key may stand here without the fact being set: then the last word is an `unknown`.
 */
export type EvidenceMap = { readonly [fact: string]: readonly Evidence[] };

export interface ApiModel {
  readonly formatVersion: typeof formatVersion;
  /** Package-style name, kebab-case: `cognito-identity-provider`. */
  readonly name: string;
  /** As people write it: `Amazon Cognito Identity Provider`. */
  readonly title: string;
  readonly description?: string;
  readonly protocol: Protocol;
  readonly servers: readonly Server[];
  /** Sorted by id. */
  readonly operations: readonly Operation[];
  /** Sorted by name. Every `reference` in the model resolves here. */
  readonly types: readonly NamedType[];
  /** Sorted by name. Every name in `Operation.errors` resolves here. */
  readonly errors: readonly ApiError[];
  readonly sources: readonly PageSource[];
  readonly evidence: EvidenceMap;
}

/** A page that facts were read from. */
export interface PageSource {
  readonly source: string;
  /** `sha256-…` of the bytes read; of a file, with `\n` wherever it had `\r\n`. */
  readonly hash: string;
  readonly dialect: string;
  /** When the page says it was last modified, in the page's own words. */
  readonly modified?: string;
}

export type Protocol = RestJsonProtocol | AwsJsonProtocol;

interface ProtocolBase {
  /** Whether a `pattern` must match the whole value or may match anywhere in it. */
  readonly patterns: 'whole' | 'search';
  readonly evidence: EvidenceMap;
}

export interface RestJsonProtocol extends ProtocolBase {
  readonly kind: 'rest-json';
}

/** AWS JSON 1.1: every call is `POST /` and told apart by the `X-Amz-Target` header. */
export interface AwsJsonProtocol extends ProtocolBase {
  readonly kind: 'aws-json';
  readonly version: '1.1';
  /** What stands before the dot in `X-Amz-Target`; absent where no page and no correction says it. */
  readonly targetPrefix?: string;
}

export interface Server {
  /** May hold `{variables}`: `https://cognito-idp.{region}.amazonaws.com`. */
  readonly url: string;
  readonly description?: string;
  /** What is known of the variables in the URL. */
  readonly variables?: readonly ServerVariable[];
  readonly evidence: EvidenceMap;
}

export interface ServerVariable {
  readonly name: string;
  readonly default?: string;
  readonly values?: readonly string[];
  readonly description?: string;
}

export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS' | 'TRACE';

export interface Operation {
  /** Unique in the API, as documented: `UpdateUserAttributes`, `getCrossMarginSymbols`. */
  readonly id: string;
  readonly title?: string;
  readonly description?: string;
  readonly method: HttpMethod;
  /** Path template: `/users/{id}`. Never holds scheme or host. */
  readonly path: string;
  /** Servers of this operation, where the page gives its URL whole. */
  readonly servers: readonly Server[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  /** What is not an error: 2xx, 3xx and unnamed statuses. In the page's order. */
  readonly responses: readonly Response[];
  /** In the page's order. */
  readonly errors: readonly OperationError[];
  readonly examples: readonly Example[];
  /** Languages or tools that the page offers request samples for, as its tabs are titled. */
  readonly samples: readonly RequestSample[];
  readonly security: readonly SecurityRequirement[];
  readonly deprecated: boolean;
  readonly modified?: string;
  /** The page it was first read from. */
  readonly source: string;
  readonly evidence: EvidenceMap;
}

export interface Parameter {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly name: string;
  readonly description?: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Told once for all operations of the path. */
  readonly shared?: true;
  readonly schema: Schema;
  readonly examples: readonly Json[];
  readonly evidence: EvidenceMap;
}

export interface RequestBody {
  readonly description?: string;
  readonly required: boolean;
  readonly contents: readonly Content[];
  readonly evidence: EvidenceMap;
}

export interface Response {
  readonly status: number | 'default';
  /** The status stands for all of its hundred: 400 for `4XX`. */
  readonly range?: true;
  /** The status's name as the page prints it: `Success`, `OK`. */
  readonly title?: string;
  readonly description?: string;
  readonly contents: readonly Content[];
  readonly headers: readonly Parameter[];
  readonly evidence: EvidenceMap;
}

export interface Content {
  /** Lower case, without parameters: `application/json`, `multipart/form-data`. */
  readonly mediaType: string;
  readonly schema: Schema;
  readonly evidence: EvidenceMap;
}

/** An error as one operation documents it. */
export interface OperationError {
  /** Name of an `ApiError`. */
  readonly name: string;
  /** The number that this operation's page prints; may be one that no server sends. */
  readonly documentedStatus?: number;
  readonly evidence: EvidenceMap;
}

/** An error of the API, whichever operations answer with it. */
export interface ApiError {
  /** `ResourceNotFoundException`. */
  readonly name: string;
  readonly description?: string;
  /** The status on the wire. */
  readonly status: number;
  /** Shape of the error's body, where a page gives one. */
  readonly schema?: Schema;
  readonly evidence: EvidenceMap;
}

export interface Example {
  readonly role: 'request' | 'response';
  /** As the page titles it: `200 - Example 1`. */
  readonly title?: string;
  readonly status?: number;
  readonly mediaType?: string;
  readonly value: Json;
  readonly evidence: EvidenceMap;
}

export interface RequestSample {
  /** `Shell`, `JavaScript`, `Java`, `Swift`, `http.client`. */
  readonly label: string;
  /** The sample's own text, where the page shows it. */
  readonly code?: string;
  readonly evidence: EvidenceMap;
}

export type SecurityRequirement = { readonly name?: string; readonly evidence: EvidenceMap } & (
  | { readonly kind: 'bearer'; readonly format?: string }
  | { readonly kind: 'basic' }
  | { readonly kind: 'apiKey'; readonly in: 'query' | 'header' | 'cookie'; readonly key: string }
  | { readonly kind: 'oauth2' }
  | { readonly kind: 'unknown'; readonly label: string }
);

/** A type with a name of its own, documented (`AttributeType`) or derived (`UpdateUserAttributesRequest`). */
export interface NamedType {
  readonly name: string;
  /** Never a bare `reference`. */
  readonly schema: Schema;
  readonly evidence: EvidenceMap;
}

export type Schema =
  | StringSchema
  | IntegerSchema
  | NumberSchema
  | BooleanSchema
  | EnumSchema
  | ArraySchema
  | MapSchema
  | ObjectSchema
  | UnionSchema
  | ReferenceSchema
  | NullSchema
  | BinarySchema
  | UnknownSchema;

export type SchemaKind = Schema['kind'];

interface SchemaBase {
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: Json;
  readonly examples?: readonly Json[];
  readonly evidence: EvidenceMap;
}

export interface StringSchema extends SchemaBase {
  readonly kind: 'string';
  readonly format?: string;
  /** In code points. */
  readonly minLength?: number;
  /** In code points. */
  readonly maxLength?: number;
  /** As documented, unanchored; `Protocol.patterns` tells how it applies. */
  readonly pattern?: string;
}

interface NumericSchema extends SchemaBase {
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface IntegerSchema extends NumericSchema {
  readonly kind: 'integer';
}

export interface NumberSchema extends NumericSchema {
  readonly kind: 'number';
}

export interface BooleanSchema extends SchemaBase {
  readonly kind: 'boolean';
}

export interface EnumSchema extends SchemaBase {
  readonly kind: 'enum';
  readonly type: 'string' | 'integer' | 'number' | 'boolean';
  readonly format?: string;
  /** Told beside the values, which say more. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  /** Told as the one value that there is, not as a list of one. */
  readonly constant?: true;
  /** In the page's order, unique, never empty. */
  readonly values: readonly (string | number | boolean)[];
}

export interface ArraySchema extends SchemaBase {
  readonly kind: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

export interface MapSchema extends SchemaBase {
  readonly kind: 'map';
  readonly values: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

export interface ObjectSchema extends SchemaBase {
  readonly kind: 'object';
  /**
   * Documented name of the type (`AttributeType`), on objects as a dialect reads them.
   * `model/build` moves such objects to `ApiModel.types` and leaves a `reference`.
   */
  readonly name?: string;
  /** In the page's order. */
  readonly properties: readonly Property[];
  /** True where the page names the object but shows none or not all of its properties. */
  readonly partial?: boolean;
}

export interface Property {
  readonly name: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly evidence: EvidenceMap;
}

export interface UnionSchema extends SchemaBase {
  readonly kind: 'union';
  readonly mode: 'one-of' | 'any-of';
  readonly members: readonly Schema[];
}

export interface ReferenceSchema extends SchemaBase {
  readonly kind: 'reference';
  /** Name of a `NamedType`. */
  readonly name: string;
  /** What the page calls the type where it refers to it: what is known of a type that no page describes. */
  readonly of?: 'object';
}

export interface NullSchema extends SchemaBase {
  readonly kind: 'null';
}

export interface BinarySchema extends SchemaBase {
  readonly kind: 'binary';
  readonly format?: string;
}

export interface UnknownSchema extends SchemaBase {
  readonly kind: 'unknown';
}
