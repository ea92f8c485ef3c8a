/** Whether two values of JSON are alike; the order of members does not count, that of items does. */
export function same(a: unknown, b: unknown): boolean {
  return alike(a, b, false);
}

/** The same, whatever pages said it where. */
export function sameFacts(a: unknown, b: unknown): boolean {
  return alike(a, b, true);
}

/** Plain loops: whole models come through here. A member that is set to nothing is not there, as in JSON. */
function alike(a: unknown, b: unknown, factsOnly: boolean): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && alikeLists(a, b, factsOnly);
  let members = 0;
  for (const key of Object.keys(a)) {
    if (factsOnly && key === 'evidence') continue;
    const value: unknown = Reflect.get(a, key);
    if (value === undefined) continue;
    if (!Object.hasOwn(b, key) || !alike(value, Reflect.get(b, key), factsOnly)) return false;
    members += 1;
  }
  for (const key of Object.keys(b)) {
    if (!(factsOnly && key === 'evidence') && Reflect.get(b, key) !== undefined) members -= 1;
  }
  return members === 0;
}

function alikeLists(a: readonly unknown[], b: readonly unknown[], factsOnly: boolean): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) {
    if (!alike(a[index], b[index], factsOnly)) return false;
  }
  return true;
}
