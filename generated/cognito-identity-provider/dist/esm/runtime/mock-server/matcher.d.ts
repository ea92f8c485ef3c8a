import type { RuleCondition } from './rule.js';
import { type Scope } from './scope.js';
/** What is known of the input when rules are asked; a call of no operation has none to be judged. */
export type InputState = 'valid' | 'invalid' | 'none';
export type Matcher = (scope: Scope, input: InputState) => boolean;
/** Reads a rule's `when`. The cheap questions come first. */
export declare function matcherOf(when?: RuleCondition): Matcher;
//# sourceMappingURL=matcher.d.ts.map