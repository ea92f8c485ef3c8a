/** Past this length the formatter breaks a line, and a statement without braces would hang below its condition. */
const roomy = 110;

/** An `if` with one statement: on one line where it fits, with braces where it does not. */
export function when(condition: string, statement: string): string {
  return condition.length + statement.length > roomy ? `if (${condition}) {\n${statement}\n}` : `if (${condition}) ${statement}`;
}
