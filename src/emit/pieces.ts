import type { EmittedFile } from './target.js';

/** One statement of a source, or several. */
export interface Piece {
  /** All that the text is made of: of two pieces of a file for which it is the same, the text is. */
  readonly madeOf: string;
  readonly text: () => string;
}

/** A source in pieces: those of which it is known what becomes of them need not be made. */
export class PiecedFile implements EmittedFile {
  readonly path: string;
  readonly format = 'lines';
  readonly pieces: readonly Piece[];

  constructor(path: string, pieces: readonly Piece[]) {
    this.path = path;
    this.pieces = pieces;
  }

  get text(): string {
    return `${this.pieces.map((piece) => piece.text()).join('\n\n')}\n`;
  }
}
