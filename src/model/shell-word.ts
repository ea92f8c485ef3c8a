/** Characters that mean nothing to any shell, wherever in a word they stand. */
const bare = /^[A-Za-z0-9_./:@+,-]+$/;

/** A text as one word of a shell's command line, whatever is in it; bare where that is the same. */
export function shellWord(text: string): string {
  return bare.test(text) ? text : shellQuoted(text);
}

/** The same, always in quotes. No word of a shell can hold NUL: it is left out. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}
