import { uniqueIdentifier } from '../escape/index.js';

/** The imports of one generated module. Whatever the page's names are, each import gets a local name that none of them has. */
export class Imports {
  readonly #taken: Set<string>;
  readonly #modules = new Map<string, Map<string, { readonly local: string; readonly typeOnly: boolean }>>();

  /** @param taken every name that the page's own things have in the module */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** Takes a name that the module itself declares. */
  declare(wanted: string): string {
    const local = uniqueIdentifier(wanted, this.#taken);
    this.#taken.add(local);
    return local;
  }

  /** Something of the runtime or of another target; returns what to call it here. */
  foreign(module: string, name: string, typeOnly = false): string {
    const known = this.#modules.get(module)?.get(name);
    const local = known?.local ?? this.declare(name);
    this.#add(module, name, local, typeOnly && (known?.typeOnly ?? true));
    return local;
  }

  /** Something that is named after the page: its name is unique in the whole package, and `local` only where a parameter would hide it. */
  own(module: string, name: string, typeOnly = false, local = name): string {
    this.#add(module, name, local, typeOnly && (this.#modules.get(module)?.get(name)?.typeOnly ?? true));
    return local;
  }

  /** The import declarations, sorted. */
  lines(): readonly string[] {
    const byText = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
    return [...this.#modules].sort(byText).map(([module, names]) => {
      const all = [...names].sort(byText);
      const onlyTypes = all.every(([, { typeOnly }]) => typeOnly);
      const specifiers = all.map(([name, { local, typeOnly }]) => {
        const type = typeOnly && !onlyTypes ? 'type ' : '';
        return `${type}${name === local ? name : `${name} as ${local}`}`;
      });
      return `import ${onlyTypes ? 'type ' : ''}{ ${specifiers.join(', ')} } from '${module}';`;
    });
  }

  #add(module: string, name: string, local: string, typeOnly: boolean): void {
    const names = this.#modules.get(module) ?? new Map<string, { local: string; typeOnly: boolean }>();
    names.set(name, { local, typeOnly });
    this.#modules.set(module, names);
  }
}
