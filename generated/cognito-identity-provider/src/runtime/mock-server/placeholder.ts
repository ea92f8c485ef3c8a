/**
 * What stands between `${` and `}`: where a value is found, and what to take where nothing is there. Read, never run.
 *
 *     input.UserAttributes[0].Name          by name and place
 *     input.Attributes['custom:tier']       any name, quoted
 *     input.UserAttributes[Name='email']    the first item of a list that has such a property
 *     store.users[input.Username].email     by what another path leads to
 *     input.Limit or 10                     the first that there is
 */
export type Placeholder = readonly Choice[];

export type Choice = Path | { readonly kind: 'literal'; readonly value: string | number | boolean | null };

export interface Path {
  readonly kind: 'path';
  readonly root: string;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: 'key'; readonly key: string | number }
  | { readonly kind: 'computed'; readonly path: Path }
  | { readonly kind: 'item'; readonly property: string; readonly value: Choice };

/** A text in pieces: what stands there, and placeholders. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly placeholder: Placeholder };

/** A text with something between `${` and `}` that cannot be read. */
export class PlaceholderError extends Error {
  override readonly name = 'PlaceholderError';
}

const opening = '${';
/** Prints what would otherwise begin a placeholder. */
const escaped = '$${';

export function readPieces(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    if (text.startsWith(escaped, at)) {
      plain += opening;
      at += escaped.length;
    } else if (text.startsWith(opening, at)) {
      if (plain !== '') pieces.push({ kind: 'text', text: plain });
      plain = '';
      const reader = new Reader(text, at + opening.length);
      pieces.push({ kind: 'placeholder', placeholder: reader.placeholder() });
      at = reader.at;
    } else {
      plain += text.charAt(at);
      at += 1;
    }
  }
  if (plain !== '') pieces.push({ kind: 'text', text: plain });
  return pieces;
}

const name = /[^\s.[\]{}"'=$]+/y;
const integer = /\d+(?=\s*\])/y;
const quoted = /"((?:[^"\\]|\\.)*)"|'([^']*)'/y;
const plainLiteral = /(?:-?\d+(?:\.\d+)?|true|false|null)(?=[\s}\]])/y;
const property = /[^\s.[\]{}"'=$]+(?=\s*=)/y;
const blank = /\s*/y;
const or = /\s+or\s+/y;

class Reader {
  readonly #text: string;
  readonly #from: number;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#from = at;
    this.at = at;
  }

  placeholder(): Placeholder {
    const choices: Choice[] = [];
    do {
      this.#take(blank);
      choices.push(this.#choice());
    } while (this.#take(or) !== undefined);
    this.#expect('}');
    return choices;
  }

  #choice(): Choice {
    return this.#literal() ?? this.#path();
  }

  #literal(): Choice | undefined {
    const text = this.#quoted();
    if (text !== undefined) return { kind: 'literal', value: text };
    const found = this.#take(plainLiteral);
    return found === undefined ? undefined : { kind: 'literal', value: JSON.parse(found[0]) };
  }

  #quoted(): string | undefined {
    const found = this.#take(quoted);
    if (found === undefined) return undefined;
    return found[2] ?? (found[1] ?? '').replace(/\\(.)/gsu, '$1');
  }

  #path(): Path {
    const root = this.#name();
    const steps: Step[] = [];
    for (;;) {
      if (this.#sees('.')) {
        this.at += 1;
        steps.push({ kind: 'key', key: this.#name() });
      } else if (this.#sees('[')) {
        this.at += 1;
        steps.push(this.#bracket());
      } else {
        return { kind: 'path', root, steps };
      }
    }
  }

  #bracket(): Step {
    this.#take(blank);
    const step = this.#inBrackets();
    this.#expect(']');
    return step;
  }

  #inBrackets(): Step {
    const index = this.#take(integer);
    if (index !== undefined) return { kind: 'key', key: Number(index[0]) };
    const text = this.#quoted();
    if (text !== undefined) return { kind: 'key', key: text };
    const selected = this.#take(property);
    if (selected === undefined) return { kind: 'computed', path: this.#path() };
    this.#expect('=');
    this.#take(blank);
    return { kind: 'item', property: selected[0], value: this.#choice() };
  }

  #name(): string {
    const found = this.#take(name);
    if (found === undefined) throw this.#unreadable('a name');
    return found[0];
  }

  #expect(mark: string): void {
    this.#take(blank);
    if (!this.#sees(mark)) throw this.#unreadable(mark);
    this.at += mark.length;
  }

  #sees(mark: string): boolean {
    return this.#text.startsWith(mark, this.at);
  }

  #take(token: RegExp): RegExpExecArray | undefined {
    token.lastIndex = this.at;
    const found = token.exec(this.#text);
    if (found === null) return undefined;
    this.at = token.lastIndex;
    return found;
  }

  #unreadable(wanted: string): PlaceholderError {
    const read = this.#text.slice(this.#from - opening.length, this.at);
    const rest = this.at < this.#text.length ? `before ${JSON.stringify(this.#text.slice(this.at, this.at + 12))}` : 'at the end';
    return new PlaceholderError(`there should be ${wanted} after ${read} ${rest}`);
  }
}
