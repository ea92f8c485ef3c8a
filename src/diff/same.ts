/** Whether two values of JSON are alike; the order of members does not count, that of items does. */
export function same(a: unknown, b: unknown): boolean {
  return alike(a, b, false);
}

/** The same, whatever pages said it where. */
export function sameFacts(a: unknown, b: unknown): boolean {
  return alike(a, b, true);
}

function alike(a: unknown, b: unknown, factsOnly: boolean): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => alike(item, b[index], factsOnly));
  }
  if (Array.isArray(b)) return false;
  const [ours, theirs] = [keysOf(a, factsOnly), keysOf(b, factsOnly)];
  return (
    ours.length === theirs.length &&
    ours.every((key) => Object.hasOwn(b, key) && alike(Reflect.get(a, key), Reflect.get(b, key), factsOnly))
  );
}

/** A member that is set to nothing is not there, as in JSON. */
const keysOf = (value: object, factsOnly: boolean): readonly string[] =>
  Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined && !(factsOnly && key === 'evidence'));
