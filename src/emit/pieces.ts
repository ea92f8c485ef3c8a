import { createHash } from 'node:crypto';
import type { EmittedFile } from './target.js';

/** Statements of a source, or blocks of a page: one or several. */
export interface Piece {
  /** Of all that the text is made of: two pieces of a file for which it is the same have the same text. See `hashOfFacts`. */
  readonly madeOf: string;
  readonly text: () => string;
}

/**
 * A file in pieces: those of which it is known what becomes of them need not be made. What is cheap to make is text already, of
 * whole statements or blocks as well.
 */
export class PiecedFile implements EmittedFile {
  readonly path: string;
  readonly format = 'lines';
  readonly pieces: readonly (Piece | string)[];

  constructor(path: string, pieces: readonly (Piece | string)[]) {
    this.path = path;
    this.pieces = pieces;
  }

  get text(): string {
    return `${this.pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text())).join('\n\n')}\n`;
  }
}

/**
 * @param facts whatever JSON has a notation for
 * @param inWords gives what it has none for another value
 */
export const hashOfFacts = (facts: unknown, inWords?: (key: string, fact: unknown) => unknown): string =>
  createHash('sha256').update(JSON.stringify(facts, inWords)).digest('base64');
