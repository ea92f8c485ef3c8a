import type { Evidence, Json } from '../model/api.js';

/** How much a change asks of a package's users, and so how its version moves. Mildest first. */
export const severities = ['patch', 'minor', 'breaking'] as const;

export type Severity = (typeof severities)[number];

/**
 * What a change does to one kind of user.
 * - `breaks`: what worked before is refused, or no longer there.
 * - `breaks-closed`: whoever takes what was documented for all there is meets something else; the generated types are open here.
 * - `adds`: something new can be done; nothing old is lost.
 * - `none`: nothing that a program could notice.
 */
export type Effect = 'breaks' | 'breaks-closed' | 'adds' | 'none';

/** Who meets the changed part. */
export type Side =
  /** Callers write it: parameters, request bodies. */
  | 'sent'
  /** Callers read it: responses, headers, errors. */
  | 'received'
  /** A type of both. */
  | 'both'
  /** Nobody: a type that no operation uses. */
  | 'none';

export interface Impact {
  readonly severity: Severity;
  /** On those who send requests; `none` where the part is never sent. */
  readonly callers: Effect;
  /** On those who read responses; `none` where the part is never received. */
  readonly readers: Effect;
  /** Code that compiled against the package before may no longer compile. Other breaks show when the program runs. */
  readonly compile: boolean;
}

/** Why the model is another one. */
export type Cause =
  /** The page says something else. */
  | 'page'
  /** The page says the same, and the generator reads it otherwise. */
  | 'extractor'
  /** A correction was written, changed or removed. */
  | 'correction'
  /** The config names other pages, or asks for something else. */
  | 'settings'
  /** More than one of these changed, and what the pages said before is no longer at hand. */
  | 'undecided';

/** What a model says at a place, and the words that it has it from. */
export interface Told {
  /** Absent where the words are there and decide nothing. */
  readonly value?: Json;
  readonly evidence?: Evidence;
}

/** What examples are of: a parameter's or a field's own, an operation's, where those of responses may tell their status, or requests in code. */
export type ExamplesOf = 'value' | 'request' | 'response' | 'sample';

/** How a set of allowed values moved: what was allowed still is, or what is allowed was before. */
export type Width = 'wider' | 'narrower' | 'other';

interface ChangeBase {
  /** Fact path of what changed, in the newer model where it is there, else in the older: `UpdateUser.request.Name maxLength`. */
  readonly where: string;
  /** Operations whose requests or responses hold the part, sorted; empty for what belongs to the API as a whole. */
  readonly operations: readonly string[];
  readonly side: Side;
  /** Absent where the part is new. */
  readonly before?: Told;
  /** Absent where the part is gone. */
  readonly after?: Told;
  readonly impact: Impact;
  readonly cause: Cause;
}

/** A part that has come or gone. */
type Parted<Part extends string> = ChangeBase & {
  readonly kind: `${Part}-added` | `${Part}-removed`;
  /** As people call it: the operation's id, the field's name, the error's name, the value as JSON. */
  readonly name: string;
  /** Whether callers must send it, or can count on receiving it. */
  readonly required?: boolean;
};

/** One difference between two models. Closed: whoever prints or judges changes handles every kind. */
export type Change =
  | Parted<'operation'>
  | Parted<'parameter'>
  | Parted<'field'>
  | Parted<'response'>
  | Parted<'error'>
  | Parted<'enum-value'>
  | Parted<'server'>
  /** A name that the package exports: of a type, an error's class, a function. It may move without its content. */
  | Parted<'export'>
  /** Method or path of an operation; it keeps its id. */
  | (ChangeBase & { readonly kind: 'endpoint-changed'; readonly fact: 'method' | 'path' })
  /** What requests are made of is sent in another way: protocol, media type, target prefix. */
  | (ChangeBase & { readonly kind: 'transport-changed'; readonly fact: string })
  | (ChangeBase & { readonly kind: 'requirement-changed'; readonly became: 'required' | 'optional' })
  | (ChangeBase & { readonly kind: 'type-changed'; readonly width: Width })
  | (ChangeBase & { readonly kind: 'constraint-changed'; readonly constraint: string; readonly width: Width })
  | (ChangeBase & { readonly kind: 'default-changed' })
  | (ChangeBase & { readonly kind: 'status-changed' })
  | (ChangeBase & { readonly kind: 'security-changed' })
  | (ChangeBase & { readonly kind: 'deprecation-changed'; readonly became: 'deprecated' | 'current' })
  /** Titles, descriptions, modification dates. */
  | (ChangeBase & { readonly kind: 'description-changed'; readonly fact: string })
  | (ChangeBase & { readonly kind: 'example-changed'; readonly of: ExamplesOf; readonly status?: number })
  /** The same facts, from other words, another place, or with another standing. */
  | (ChangeBase & { readonly kind: 'evidence-changed'; readonly fact: string })
  /** Other files are made of the model, by the generator, its config or a plugin, than the model itself tells. */
  | (ChangeBase & { readonly kind: 'output-changed' });

export type ChangeKind = Change['kind'];

/** All that is different between two models of one API. */
export interface ModelDiff {
  /** Severest first, then by place. Line numbers that merely moved are told once for a page, not for each fact. */
  readonly changes: readonly Change[];
  /** Of the severest change; absent where there is none. */
  readonly severity?: Severity;
}

/** Those worth telling: that words stand elsewhere is worth a line only where nothing else is. */
export function telling(changes: readonly Change[]): readonly Change[] {
  const told = changes.filter(({ kind }) => kind !== 'evidence-changed');
  return told.length > 0 ? told : changes;
}

/** The severest of some; `undefined` of none. */
export function severest(all: Iterable<Severity>): Severity | undefined {
  const found = new Set(all);
  return severities.findLast((severity) => found.has(severity));
}
