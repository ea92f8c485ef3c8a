/** Component keys may hold few characters; others are written by their code point, so that no two names meet. */
export function componentKey(name: string): string {
  return name.replace(/_(?=u[0-9a-f]+_)|[^A-Za-z0-9._-]/gu, (letter) => `_u${letter.codePointAt(0)?.toString(16)}_`);
}
