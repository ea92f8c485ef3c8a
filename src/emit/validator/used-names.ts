import type { Piece } from '../pieces.js';

/** A piece of a module: a function, or several that stand together. */
export interface FunctionPiece extends Piece {
  /** What it declares. */
  readonly name: string;
  /** Names of the module that it mentions. */
  readonly names: readonly string[];
  /** Whether it is exported, and so needed in any case. */
  readonly exported: boolean;
}

/** The pieces that exported ones need, at whatever remove, in their order; and every name that these mention. */
export function neededPieces(pieces: readonly FunctionPiece[]): {
  readonly needed: readonly FunctionPiece[];
  readonly names: ReadonlySet<string>;
} {
  const byName = new Map(pieces.map((piece) => [piece.name, piece]));
  const needed = new Set(pieces.filter((piece) => piece.exported));
  const names = new Set<string>();
  for (const piece of needed) {
    for (const name of piece.names) {
      names.add(name);
      const mentioned = byName.get(name);
      if (mentioned !== undefined) needed.add(mentioned);
    }
  }
  return { needed: pieces.filter((piece) => needed.has(piece)), names };
}

/** Identifiers in code as this emitter writes it, but not those in comments and strings, nor property names. */
export function namesIn(code: string): readonly string[] {
  const bare = /['"]|\/\*/.test(code) ? code.replace(noCode, ' ') : code;
  return bare.match(/[^\p{ASCII}]/u) === null ? (bare.match(plainName) ?? []) : (bare.match(anyName) ?? []);
}

const noCode = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\//g;
/** Classes of letters of any script are slow to match, and hardly ever needed. */
const plainName = /(?<![\w$])[A-Za-z_$][\w$]*(?![\w$])(?!:\s)/g;
const anyName = /(?<![\p{ID_Continue}$])[\p{ID_Start}_$][\p{ID_Continue}$]*(?![\p{ID_Continue}$])(?!:\s)/gu;
