/** Parts of two lists with one key each: what is only in the one, only in the other, and in both. Of several with one key the first counts. */
export interface Paired<Part> {
  readonly removed: readonly Part[];
  readonly added: readonly Part[];
  readonly kept: readonly { readonly before: Part; readonly after: Part }[];
  readonly order: { readonly before: readonly string[]; readonly after: readonly string[] };
}

export function pairedBy<Part>(before: readonly Part[], after: readonly Part[], key: (part: Part) => string): Paired<Part> {
  const [older, newer] = [keyed(before, key), keyed(after, key)];
  return {
    removed: [...older].filter(([name]) => !newer.has(name)).map(([, part]) => part),
    added: [...newer].filter(([name]) => !older.has(name)).map(([, part]) => part),
    kept: [...newer].flatMap(([name, part]) => {
      const was = older.get(name);
      return was === undefined ? [] : [{ before: was, after: part }];
    }),
    order: { before: [...older.keys()], after: [...newer.keys()] },
  };
}

function keyed<Part>(parts: readonly Part[], key: (part: Part) => string): ReadonlyMap<string, Part> {
  const found = new Map<string, Part>();
  for (const part of parts) if (!found.has(key(part))) found.set(key(part), part);
  return found;
}
