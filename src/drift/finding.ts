import type { Json } from '../model/api.js';
import type { FactPath } from '../model/fact-path.js';
import type { Shape } from './observe.js';

/** What traffic shows and the model does not have. Closed: whoever prints or proposes has an answer for each. */
export type Drift =
  /** A field of an object. The finding's path is the field's. */
  | { readonly kind: 'field'; readonly shape: Shape }
  /** A parameter in the query or a header, or a field of a form. */
  | { readonly kind: 'parameter'; readonly shape: Shape }
  /** A call to the API that no operation is for. The path has its variables taken out. */
  | { readonly kind: 'operation'; readonly method: string; readonly path: string }
  | { readonly kind: 'status'; readonly status: number; readonly title: string | undefined }
  | { readonly kind: 'error'; readonly name: string; readonly status: number }
  /** A body where the page has none. */
  | { readonly kind: 'body'; readonly mediaType: string; readonly shape: Shape }
  | { readonly kind: 'type'; readonly shape: Shape }
  | { readonly kind: 'enum'; readonly values: Set<string | number | boolean> }
  /** A length, range, format or pattern; `set` is the nearest that all values seen would keep. */
  | { readonly kind: 'constraint'; readonly fact: string; set: Json }
  /** Required, and absent from what was taken or answered as a success. */
  | { readonly kind: 'absent' }
  /** Null where the page does not say that there may be null. */
  | { readonly kind: 'null' };

export type DriftKind = Drift['kind'];

/** All that was found of one kind at one place. */
export interface Finding {
  readonly path: FactPath;
  readonly drift: Drift;
  count: number;
  readonly first: Sighting;
  readonly secret: boolean;
}

/** Where something was seen first. */
export interface Sighting {
  /** The recording's file, as given. */
  readonly source: string;
  /** Its number in words: `entry 12`. */
  readonly called: string;
  /** `entries[12].response.content`. */
  readonly place: string;
  /** JSON pointer in the body; empty for the whole. */
  readonly pointer: string;
  /** The value, cut and with secrets left out; absent where there is none. */
  readonly sample?: string;
}
