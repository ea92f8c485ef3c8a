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
  'config-missing': {
    severity: 'error',
    meaning: 'A command that needs a config was run in a folder without one.',
    help: 'Run `npx generator init` to write one, or name the pages: `npx generator run page.txt`.',
  },
  'config-unreadable': {
    severity: 'error',
    meaning: 'The config file cannot be read or parsed.',
    help: 'Mend the file at that place; `npx generator init` in an empty folder shows what a config looks like.',
  },
  'config-invalid': {
    severity: 'error',
    meaning: 'The config says something that it cannot say.',
    help: 'Mend the setting; the README lists all of them.',
  },
  'config-exists': {
    severity: 'warning',
    meaning: '`init` found a config and left it alone.',
    help: 'Edit the config that is there, or remove it and run `npx generator init` again.',
  },
  'api-not-found': {
    severity: 'error',
    meaning: 'The command line names an API that the config does not.',
    help: 'Name one of the APIs of the config.',
  },
  'folder-claimed-twice': {
    severity: 'error',
    meaning: 'Two APIs of one run would write the same folder.',
    help: 'Give each API of the config a `name` of its own.',
  },
  'model-unreadable': {
    severity: 'error',
    meaning: 'A file given as a model is not one that this version can read.',
    help: 'Give the `model.json` of a generated package, or generate it again.',
  },
  'package-not-found': {
    severity: 'error',
    meaning: '`mock` found no generated package with a mock server under the name or path it was given.',
    help: 'Give the folder of a generated package, such as `generated/pet-store`, or the name of an installed one.',
  },
  'port-unavailable': {
    severity: 'error',
    meaning: 'The mock server could not listen on the port.',
    help: 'Give another port, or leave `--port` out to have a free one chosen.',
  },
  'internal-error': {
    severity: 'error',
    meaning: 'The program itself failed.',
    help: 'This is a defect of the generator, not of the page: please report it with the page and the command. `DEBUG=pagewright` prints the stack.',
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
