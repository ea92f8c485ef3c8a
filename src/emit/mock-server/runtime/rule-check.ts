import type { MockApi } from './api.js';
import type { Rule } from './rule.js';

/** One thing that is wrong with rules. */
export interface RuleProblem {
  /** `rules[2].when.operation`. */
  readonly place: string;
  readonly message: string;
}

/** Rules that cannot be: all that is wrong with them, each with its place. */
export class RuleError extends Error {
  override readonly name = 'RuleError';
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map(({ place, message }) => `${place}: ${message}`).join('\n'));
    this.problems = problems;
  }
}

/**
 * Reads rules out of data: a parsed YAML or JSON file, a request's body.
 * @throws {RuleError}
 */
export function checkRules(value: unknown, _api: Pick<MockApi, 'operations' | 'errors'>): readonly Rule[] {
  if (!Array.isArray(value)) throw new RuleError([{ place: 'rules', message: 'there should be a list of rules' }]);
  return value as readonly Rule[];
}
