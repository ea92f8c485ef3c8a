/** The same value, with whatever it holds besides what is documented: `undocumented(user)['nickname']`. Nothing is copied. */
export function undocumented(value: object): { readonly [name: string]: unknown } {
  return value as { readonly [name: string]: unknown };
}
