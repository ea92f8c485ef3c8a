/** Where a diagnostic points: a file (or URL), and as much of line, column and fact path as is known. */
export interface Place {
  /** The source as the user gave it: a path, a URL, or `-` for standard input. */
  readonly source: string;
  /** 1-based line in the source. */
  readonly line?: number;
  /** 1-based column in code points. */
  readonly column?: number;
  /** Fact path in the model, e.g. `UpdateUserAttributes.request.AccessToken pattern`. */
  readonly fact?: string;
}

export type Severity = 'error' | 'warning' | 'info';

/** One thing worth telling a person. Collected as a value, printed only by the command line. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  /** One sentence: what is the matter, with the names involved. */
  readonly message: string;
  readonly where?: Place;
  /** The words of the page (or of the config, or of a correction) that the message is about. */
  readonly quote?: string;
  /** What to do next. */
  readonly help: string;
}

interface CatalogEntry {
  readonly severity: Severity;
  /** What the code means, in general: shown in the documentation. */
  readonly meaning: string;
  /** What to do, in general: used when a place has nothing more specific to say. */
  readonly help: string;
}

/** Every code that exists. A code without an entry does not compile. Codes are stable: never renamed, never reused. */
export const catalog = {
  'source-not-found': {
    severity: 'error',
    meaning: 'A source names no readable file, directory or glob match.',
    help: 'Check the path; it is read relative to the config file, or to the working directory when given as an argument.',
  },
} as const satisfies Record<string, CatalogEntry>;

export type DiagnosticCode = keyof typeof catalog;

export type DiagnosticDetails = Partial<Pick<Diagnostic, 'where' | 'quote' | 'help' | 'severity'>>;

/** Makes a diagnostic; severity and help default to the catalog's. */
export function diagnostic(code: DiagnosticCode, message: string, details: DiagnosticDetails = {}): Diagnostic {
  const entry: CatalogEntry = catalog[code];
  return { code, message, ...details, severity: details.severity ?? entry.severity, help: details.help ?? entry.help };
}

/** A value together with what there is to say about how it was made. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Thrown by a stage that cannot go on; carries what was found up to there. */
export class Failure extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((d) => d.message).join('\n'));
    this.name = 'Failure';
    this.diagnostics = diagnostics;
  }
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === 'error');
