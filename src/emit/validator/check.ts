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
  /** The runtime's function that looks at the type alone, where there is one. */
  readonly collector?: 'collectBoolean' | 'collectInteger' | 'collectNumber' | 'collectString';
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
  /** The same, of a value that has passed the constraints before; where that leaves less to ask. */
  readonly stillFails?: Condition;
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
  /** `isAttributeType`, or `matchesAttributeType` where it takes more than a value. */
  readonly test: string;
  readonly collect: string;
  /** Whether the test takes `open`. */
  readonly open: boolean;
  /** Whether nothing that is absent passes. */
  readonly present?: boolean;
  /** Whether both take `depth`: how many calls stand above. Set on whatever leads to a type that holds itself. */
  readonly depth: boolean;
}

/** Whether it matters to a check that unknown enum values are accepted. */
export const needsOpen = (check: Check): boolean =>
  some(check, (part) => {
    if (part.kind === 'call') return part.target.open;
    return part.kind === 'typed' && part.constraints.some((constraint) => constraint.usesOpen === true);
  });

/** Whether a check can go on as deep as the value does. */
export const needsDepth = (check: Check): boolean => some(check, (part) => part.kind === 'call' && part.target.depth);

function some(check: Check, holds: (part: Check) => boolean): boolean {
  return holds(check) || partsOf(check).some((part) => some(part, holds));
}

function partsOf(check: Check): readonly Check[] {
  switch (check.kind) {
    case 'anything':
    case 'call':
      return [];
    case 'nullable':
      return [check.check];
    case 'union':
      return check.options;
    case 'typed':
      if (check.inside === undefined) return [];
      return check.inside.kind === 'members' ? check.inside.members.map((member) => member.check) : [check.inside.check];
  }
}
