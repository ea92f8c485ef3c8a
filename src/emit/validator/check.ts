/**
 * What a value must satisfy, ready to be printed twice: as a test that says yes or no, and as a walk that collects issues.
 * Conditions are expressions that are true where the value *fails*.
 */
export type Check =
  /** Everything passes. */
  | { readonly kind: 'anything' }
  /** A value of one type, then its constraints, then what is inside. */
  | TypedCheck
  /** Another function's work. */
  | { readonly kind: 'call'; readonly target: CallTarget }
  /** Null, or else. */
  | { readonly kind: 'nullable'; readonly check: Check }
  | {
      readonly kind: 'union';
      readonly mode: 'one-of' | 'any-of';
      readonly options: readonly Check[];
      /** The options in words. */
      readonly expected: string;
    };

export interface TypedCheck {
  readonly kind: 'typed';
  /** With its article: `a string`. */
  readonly expected: string;
  readonly wrongType: Condition;
  readonly constraints: readonly Constraint[];
  readonly inside?: Inside;
}

export type Inside =
  | { readonly kind: 'items'; readonly check: Check }
  | { readonly kind: 'entries'; readonly check: Check }
  | { readonly kind: 'members'; readonly members: readonly Member[] };

export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly check: Check;
}

export interface Constraint {
  readonly keyword: string;
  readonly fails: Condition;
  /** Set where the condition reads `open`. */
  readonly usesOpen?: boolean;
  /** `must have at most 32 characters` */
  readonly message: string;
  /** An expression. */
  readonly expected?: string;
}

/** An expression over the value's variable; `open` is one that is true where unknown enum values are accepted. */
export type Condition = (value: string, open: string) => string;

/** The two functions of a declared type. */
export interface CallTarget {
  /** `isAttributeType`, or `matchesAttributeType` where it takes `open`. */
  readonly test: string;
  readonly collect: string;
  readonly open: boolean;
}

/** Whether it matters to a check that unknown enum values are accepted. */
export function needsOpen(check: Check): boolean {
  switch (check.kind) {
    case 'anything':
      return false;
    case 'call':
      return check.target.open;
    case 'nullable':
      return needsOpen(check.check);
    case 'union':
      return check.options.some(needsOpen);
    case 'typed':
      return check.constraints.some((constraint) => constraint.usesOpen === true) || needsOpenInside(check.inside);
  }
}

function needsOpenInside(inside: Inside | undefined): boolean {
  if (inside === undefined) return false;
  if (inside.kind === 'members') return inside.members.some((member) => needsOpen(member.check));
  return needsOpen(inside.check);
}
