import { codeOf, isBracketed, split } from '../layout/code.js';

/** Past this length a line is broken, and a statement without braces would hang below its condition. */
export const roomy = 110;

/** An `if` with one statement: on one line where it fits, with braces where it does not. */
export function when(condition: string, statement: string): string {
  const asked = open(condition);
  return asked.length + statement.length > roomy ? `if (${asked}) {\n${statement}\n}` : `if (${asked}) ${statement}`;
}

/** Two conditions that hold together; brackets stand where it takes them. */
export const and = (first: string, second: string): string =>
  `${first} && ${isEither(open(second)) || isChoice(open(second)) ? `(${open(second)})` : open(second)}`;

/** Conditions of which one is enough. */
export const or = (conditions: readonly string[]): string =>
  conditions.length === 1
    ? conditions.join('')
    : conditions.map((condition) => (isBoth(condition) || isChoice(condition) ? `(${condition})` : condition)).join(' || ');

/** The opposite of a condition. */
export function not(condition: string): string {
  const asked = open(condition);
  if ([isEither, isBoth, isChoice, isComparison, isSum].some((holds) => holds(asked))) return `!(${asked})`;
  return asked.startsWith('!') && !asked.startsWith('!(') ? asked.slice(1) : `!${asked}`;
}

/** A condition without brackets around all of it. */
function open(condition: string): string {
  return /^[([{]/u.test(condition) && isBracketed(codeOf(condition)) ? condition.slice(1, -1) : condition;
}

const isEither = (condition: string): boolean => isParted(condition, ' || ');

const isBoth = (condition: string): boolean => isParted(condition, ' && ');

/** What `!` and `&&` would tear apart. */
const isChoice = (condition: string): boolean => isParted(condition, ' ? ');

const isSum = (condition: string): boolean => isParted(condition, ' + ');

const isParted = (condition: string, sign: string): boolean =>
  condition.includes(sign) && split(codeOf(condition), sign).length > 1;

const isComparison = (condition: string): boolean => /^[^(]* (?:[!=]==|[<>]=?) /u.test(codeOf(condition).bare);
