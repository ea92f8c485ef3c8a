import type { Evidence, Json, Property } from '../model/api.js';
import type { FactPath } from '../model/fact-path.js';

/** What of a type a value can contradict. */
export type ValueFact =
  | 'type'
  | 'enum'
  | 'format'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf'
  | 'minItems'
  | 'maxItems'
  | 'uniqueItems'
  | 'minProperties'
  | 'maxProperties';

interface MisfitBase {
  /** The node whose fact is contradicted: inside a named type, under the type's own path. */
  readonly path: FactPath;
  /** Where the fact was read. */
  readonly told: Evidence | undefined;
}

/** A value that is not what a fact of its type says. */
export interface WrongValue extends MisfitBase {
  readonly kind: 'wrong-value';
  readonly fact: ValueFact;
  /** The part that does not fit, as it is written there: `"Name": "x"`. */
  readonly shown: string;
  /** What is the matter with it, after “which”: `is longer than 32 characters`. */
  readonly problem: string;
  /** Whether one of the two has to be wrong: null may stand for what is not there. */
  readonly sure: boolean;
  /** What a correction of the fact would set, if the value is right; null takes the fact away. Absent where none can say it. */
  readonly set?: Json;
}

/** An object without a field that is always there. */
export interface LackingField extends MisfitBase {
  readonly kind: 'lacking-field';
  readonly property: Property;
}

/** An object with a field that is not documented. */
export interface UnknownField extends MisfitBase {
  readonly kind: 'unknown-field';
  readonly name: string;
  readonly value: Json;
}

/** How a value, or a part of one, is not what its type says. */
export type Misfit = WrongValue | LackingField | UnknownField;
