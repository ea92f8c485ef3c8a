import { type Diagnostic, diagnostic } from '../diagnostic.js';

interface Drift {
  readonly operation: string;
  readonly kind: string;
  readonly status: number;
  readonly place: string;
  readonly message: string;
}

/** What parts from the pages is told when it is first seen: at once, or all that recordings have in one go. */
export class DriftTeller {
  readonly #tell: (diagnostics: readonly Diagnostic[]) => void;
  readonly #told = new Set<string>();
  #waiting: Diagnostic[] | undefined = [];

  constructor(tell: (diagnostics: readonly Diagnostic[]) => void) {
    this.#tell = tell;
  }

  readonly drift = ({ operation, kind, status, place, message }: Drift): void => {
    const key = JSON.stringify([operation, kind, status, place.replace(/\[\d+\]/g, '[]')]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    const at = place === '' ? '' : `, \`${place}\``;
    const one = diagnostic('mock-drift', `${operation} ${status}${at}: ${message}`);
    if (this.#waiting === undefined) this.#tell([one]);
    else this.#waiting.push(one);
  };

  flush(): void {
    if (this.#waiting !== undefined && this.#waiting.length > 0) this.#tell(this.#waiting);
    this.#waiting = undefined;
  }
}
