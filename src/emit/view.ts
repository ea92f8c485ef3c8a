import type { ApiError, ApiModel, HttpMethod, NamedType, Operation, Schema } from '../model/api.js';

/**
 * The model as emitters want it: flat, every TypeScript name decided once, nothing left to decide in a template.
 * Names here are valid identifiers and unique in the package; `wireName`s are the page's own.
 */
export interface ApiView {
  readonly model: ApiModel;
  /** `cognito-identity-provider`: folder and default package name. */
  readonly packageName: string;
  readonly version: string;
  /** `CognitoIdentityProvider`: prefix of the client's and the errors' class names. */
  readonly className: string;
  readonly types: readonly TypeView[];
  readonly operations: readonly OperationView[];
  readonly errors: readonly ErrorView[];
}

export interface TypeView {
  readonly type: NamedType;
  /** `AttributeType`. */
  readonly typeName: string;
  /** Who handles values of it: the caller writes what is sent, reads what is received. */
  readonly direction: 'sent' | 'received' | 'both' | 'none';
}

export interface OperationView {
  readonly operation: Operation;
  /** `updateUserAttributes`. */
  readonly functionName: string;
  readonly method: HttpMethod;
  readonly path: string;
  /** What the caller passes: `body` is the whole input in aws-json; else one member per parameter, and `body`. */
  readonly input: InputView;
  readonly output: OutputView;
  /** In the page's order. */
  readonly errors: readonly ErrorView[];
}

export type InputView =
  /** The operation takes nothing. */
  | { readonly kind: 'none' }
  /** The request body is the input. `typeName` is a `TypeView`'s. */
  | { readonly kind: 'body'; readonly typeName: string; readonly mediaType: string; readonly required: boolean }
  /** Parameters and maybe a body, gathered in one object type `typeName` that the types emitter declares. */
  | {
      readonly kind: 'members';
      readonly typeName: string;
      readonly members: readonly InputMember[];
      readonly mediaType?: string;
    };

export interface InputMember {
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
  /** Property of the input object; the wire name wherever that is free, else with `In…` appended. */
  readonly name: string;
  readonly wireName: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
}

export type OutputView =
  | { readonly kind: 'none'; readonly status: number }
  | { readonly kind: 'body'; readonly status: number; readonly mediaType: string; readonly typeName: string };

export interface ErrorView {
  readonly error: ApiError;
  /** `ResourceNotFoundException`: class exported by the client. */
  readonly className: string;
}
