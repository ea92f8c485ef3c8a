/** A name for the error that a status of 400 or more stands for: its title if that is one, else the title's words, joined. */
export function errorName(title: string | undefined, status: number): { readonly name: string; readonly derived: boolean } {
  if (title !== undefined && /^[\p{L}_$][\p{L}\p{N}_$.-]*$/u.test(title)) return { name: title, derived: false };
  const words = (title ?? '').match(/[\p{L}\p{N}]+/gu) ?? [];
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return { name: /^\p{L}/u.test(joined) ? joined : `Status${status}`, derived: true };
}
