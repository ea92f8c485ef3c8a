/** Why a text is no pattern; nothing where it is one. Whether it may be let loose on pages is asked when it is. */
export function patternProblem(pattern: string): string | undefined {
  try {
    RegExp(pattern, 'u');
  } catch (error) {
    const reason =
      error instanceof Error ? error.message.replace(/^Invalid regular expression: (?:\/.*\/u?: )?/s, '') : String(error);
    return `not a regular expression (in Unicode mode): ${reason}`;
  }
  return undefined;
}
