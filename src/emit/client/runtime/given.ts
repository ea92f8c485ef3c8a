/** An option that there is no doing without; its type says so too, but not everyone asks a type checker. */
export function given(name: string, value: string | undefined): string {
  if (!value) throw new TypeError(`the client was given no \`${name}\``);
  return value;
}
