import { type Diagnostic, diagnostic } from '../diagnostic.js';

interface Drift {
  readonly operation: string;
  readonly kind: string;
  readonly status: number;
  readonly place: string;
  readonly message: string;
}

/** Tells what parts from the pages when it is first seen; what is seen at one time is told together. */
export class DriftTeller {
  readonly #tell: (diagnostics: readonly Diagnostic[]) => void;
  readonly #told = new Set<string>();
  #waiting: Diagnostic[] = [];

  constructor(tell: (diagnostics: readonly Diagnostic[]) => void) {
    this.#tell = tell;
  }

  readonly drift = ({ operation, kind, status, place, message }: Drift): void => {
    const key = JSON.stringify([operation, kind, status, place.replace(/\[\d+\]/g, '[]')]);
    if (this.#told.has(key)) return;
    this.#told.add(key);
    if (this.#waiting.length === 0) setImmediate(() => this.flush());
    const at = place === '' ? '' : `, \`${place}\``;
    this.#waiting.push(diagnostic('mock-drift', `${operation} ${status}${at}: ${message}`));
  };

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) this.#tell(waiting);
  }
}
