import { uniqueIdentifier } from '../escape/index.js';

/** Names of the variables in one function; none hides a name of the module. */
export class Scope {
  readonly #module: ReadonlySet<string>;
  readonly #own = new Set(['value', 'open', 'depth', 'log']);

  constructor(module: ReadonlySet<string>) {
    this.#module = module;
  }

  /** A new variable, named like what it holds: `UserAttributes` gives `userAttributes`. */
  declare(wanted: string): string {
    const camel = wanted.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase());
    const name = uniqueIdentifier(camel, { has: (candidate) => this.#own.has(candidate) || this.#module.has(candidate) });
    this.#own.add(name);
    return name;
  }
}
