/** Words of the page that say one thing about a field. */
export interface Saying {
  readonly text: string;
  readonly at: number;
  readonly rule: string;
}

export interface RequirementSaying extends Saying {
  /** `undefined` where it depends on something else. */
  readonly required: boolean | undefined;
  readonly standing: 'documented' | 'inferred';
}

/** A field as a row of a table, an item of a list or some lines tell it, before it is known where the field belongs. */
export interface Field {
  readonly name: string;
  readonly at: number;
  readonly rule: string;
  readonly type?: Saying & { readonly href?: string };
  readonly format?: Saying;
  readonly requirement?: RequirementSaying;
  readonly place?: Saying & { readonly in: Place };
  readonly default?: Saying;
  readonly nullable?: Saying;
  readonly deprecated?: Saying;
  readonly description?: Saying;
  /** What is about nothing but the values that are allowed. */
  readonly constraints: readonly Saying[];
  /** Allowed values, each by itself. */
  readonly values?: Saying & { readonly list: readonly string[] };
  readonly children: readonly Field[];
}

export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body';

/** Fields that one table, list or run of lines tells. */
export interface FieldGroup {
  readonly fields: readonly Field[];
  /** Where it begins. */
  readonly at: number;
  /** Whether a column is about nothing but what is required. */
  readonly column: boolean;
  /** Whether nothing could show which fields are within others: lines of text one below the other. */
  readonly flat?: boolean;
}

/** What a name looks like: `amount`, `created_at`, `X-Request-Id`, `user.name`, `items[].sku`, `filter[status]`, `$top`. */
const fieldName = /^[\p{L}_$@][\p{L}\p{N}_$@.:/-]*(?:\[[\w*.-]*\][\p{L}\p{N}_$.-]*)*(?:\.\*)?$/u;

export const isFieldName = (text: string): boolean =>
  text.length <= 120 && fieldName.test(text) && !/[.:/-]$|\/\/|^\/|::/.test(text);
