/**
 * A header's value, repeated ones joined; null where there is none.
 * @param raw names and values in turn
 * @param name in lower case
 */
export function rawHeader(raw: readonly string[], name: string): string | null {
  let found: string | null = null;
  for (let at = 0; at < raw.length; at += 2) {
    const each = raw[at] ?? '';
    if (each.length !== name.length || each.toLowerCase() !== name) continue;
    const value = raw[at + 1] ?? '';
    found = found === null ? value : `${found}, ${value}`;
  }
  return found;
}

/**
 * An answer's headers, which nobody may change. Those that are asked for by name are looked up where they stand: making `Headers` of
 * them costs more than all the rest of reading an answer.
 */
export class RawHeaders implements Headers {
  readonly #raw: readonly string[];
  #made: Headers | undefined;

  /** @param raw names and values in turn */
  constructor(raw: readonly string[]) {
    this.#raw = raw;
  }

  get(name: string): string | null {
    return rawHeader(this.#raw, name.toLowerCase());
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  getSetCookie(): string[] {
    return this.#all.getSetCookie();
  }

  forEach(callback: (value: string, name: string, headers: Headers) => void): void {
    for (const [name, value] of this.#all) callback(value, name, this);
  }

  entries(): ReturnType<Headers['entries']> {
    return this.#all.entries();
  }

  keys(): ReturnType<Headers['keys']> {
    return this.#all.keys();
  }

  values(): ReturnType<Headers['values']> {
    return this.#all.values();
  }

  [Symbol.iterator](): ReturnType<Headers['entries']> {
    return this.entries();
  }

  append(): never {
    throw new TypeError('the headers of an answer cannot be changed');
  }

  delete(): never {
    return this.append();
  }

  set(): never {
    return this.append();
  }

  get #all(): Headers {
    if (this.#made === undefined) {
      this.#made = new Headers();
      for (let at = 0; at < this.#raw.length; at += 2) this.#made.append(this.#raw[at] ?? '', this.#raw[at + 1] ?? '');
    }
    return this.#made;
  }
}
