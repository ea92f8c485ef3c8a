import { firstFree, variableName } from '../escape/index.js';

/** What functions call their parameters. */
const parameters: ReadonlySet<string> = new Set(['value', 'open', 'depth', 'log']);

/** Names of the variables in one function, or one block of it; none hides another, nor a name of the module. */
export class Scope {
  readonly #module: ReadonlySet<string>;
  readonly #own: Set<string>;

  constructor(module: ReadonlySet<string>, outer: ReadonlySet<string> = parameters) {
    this.#module = module;
    this.#own = new Set(outer);
  }

  /** A block inside: it sees these variables, and what it declares ends with it. */
  block(): Scope {
    return new Scope(this.#module, this.#own);
  }

  /** A new variable, named like what it holds: `UserAttributes` gives `userAttributes`, and `Value` gives `valueMember`. */
  declare(wanted: string): string {
    const camel = wanted.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase());
    const plain = variableName(camel);
    const taken = { has: (candidate: string) => this.#own.has(candidate) || this.#module.has(candidate) };
    const name = firstFree(parameters.has(plain) ? `${plain}Member` : plain, taken);
    this.#own.add(name);
    return name;
  }
}
