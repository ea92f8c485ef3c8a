/** Whether no two items are the same JSON value; members of objects may stand in any order. Linear in the size of the items. */
export function allUnique(items: readonly unknown[]): boolean {
  const plain = new Set<unknown>();
  const nested = new Set<string>();
  for (const item of items) {
    const isNested = typeof item === 'object' && item !== null;
    const count = plain.size + nested.size;
    if (isNested) nested.add(canonical(item));
    else plain.add(item);
    if (plain.size + nested.size === count) return false;
  }
  return true;
}

/** One text per JSON value: members sorted, -0 as 0. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.sort().join()}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
