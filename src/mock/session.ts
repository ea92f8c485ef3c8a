import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { Front, type FrontOptions } from './front.js';
import { type FoundPackage, loadPackage, type MockServer } from './package.js';
import type { RulesFile } from './rules-file.js';

/** What a session tells people. */
export interface Teller {
  say(line: string): void;
  tell(diagnostics: readonly Diagnostic[]): void;
}

export interface SessionOptions {
  readonly found: FoundPackage;
  readonly rules: RulesFile | undefined;
  /** Options of the server but for its rules; asked for anew each time that one is made. */
  readonly server: () => object;
  /** Calls that are answered as long as they are listened to. */
  readonly isEndless: (url: string) => boolean;
}

/** A mock server behind a port, which takes other rules and another package without giving the port up. */
export class MockSession {
  readonly #options: SessionOptions;
  readonly #teller: Teller;
  #server: MockServer;
  #front: Front | undefined;

  /** Throws a `Failure` where the rules are wrong, told with their places. */
  constructor(options: SessionOptions, teller: Teller) {
    this.#options = options;
    this.#teller = teller;
    const create = loadPackage(options.found);
    this.#server = withRules(options.rules, (rules) => create({ ...options.server(), ...rules }));
  }

  async listen(options: FrontOptions): Promise<string> {
    this.#front = await Front.open(options, this.#server.listener);
    return this.#front.url;
  }

  /** Makes these the rules. Throws where they are wrong; then the rules stay what they are. */
  replaceRules(file: RulesFile): number {
    withRules(file, () => this.#server.rules.replace(file.rules));
    return this.#server.rules.list().length;
  }

  /** Makes another server of the package as it is now, with store, counts and numbers of this one. Throws where that fails. */
  replacePackage(): void {
    const create = loadPackage(this.#options.found);
    const next = create(this.#options.server());
    this.#carryRules(next);
    next.restore(this.#server.snapshot());
    this.#server = next;
    this.#front?.answerWith(next.listener);
    this.#front?.dropEndless(this.#options.isEndless);
  }

  /** Those that the package has no longer any use for are left behind, and told. */
  #carryRules(next: MockServer): void {
    for (const { name, rule } of this.#server.rules.list()) {
      try {
        next.rules.add(rule);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        this.#teller.tell([
          diagnostic(
            'mock-file-invalid',
            `The rule \`${name}\` does not go with the package any more, and is left out: ${reason}.`,
          ),
        ]);
      }
    }
  }

  /** @returns how many answers were cut off */
  async close(grace: number): Promise<number> {
    const cut = (await this.#front?.close(grace, this.#options.isEndless)) ?? 0;
    await this.#server.close();
    return cut;
  }
}

/** What the package says is wrong with rules is told as the file's. */
function withRules<T>(file: RulesFile | undefined, use: (rules: { readonly rules?: unknown }) => T): T {
  if (file === undefined) return use({});
  try {
    return use({ rules: file.rules });
  } catch (error) {
    throw file.failure(error);
  }
}
