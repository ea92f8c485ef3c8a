/** Names that are told by their place in a list, for they are many and mostly the same. */
export class Names {
  readonly #places = new Map<string, number>();

  place(name: string): number {
    const known = this.#places.get(name);
    if (known !== undefined) return known;
    this.#places.set(name, this.#places.size);
    return this.#places.size - 1;
  }

  get list(): readonly string[] {
    return [...this.#places.keys()];
  }
}
