/**
 * Just enough of a regular expression's structure to write text that it matches. Character classes stay source text:
 * whether a character belongs to one is asked of the platform's own RegExp, never decided here.
 */
export type PatternNode =
  | { readonly kind: 'characters'; readonly source: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'alternatives'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'group'; readonly part: PatternNode; readonly number: number; readonly name: string | undefined }
  | { readonly kind: 'same-again'; readonly group: number | string }
  /** `^`, `$`, `\b` and look-around: no text of their own; the finished sample is checked against the whole expression. */
  | { readonly kind: 'assertion' };

/** Thrown where the source is not a regular expression that this reader understands. */
export class PatternSyntaxError extends Error {
  override readonly name = 'PatternSyntaxError';
}

const assertion: PatternNode = { kind: 'assertion' };

/** Reads the source of a regular expression, without slashes and flags. */
export function parsePattern(source: string): PatternNode {
  const reader = new Reader(source);
  const node = reader.alternatives();
  if (!reader.atEnd) throw new PatternSyntaxError(`unmatched ) in ${source}`);
  return node;
}

class Reader {
  readonly #characters: readonly string[];
  #at = 0;
  #groups = 0;

  constructor(source: string) {
    this.#characters = Array.from(source);
  }

  get atEnd(): boolean {
    return this.#at >= this.#characters.length;
  }

  alternatives(): PatternNode {
    const options = [this.#sequence()];
    while (this.#take('|')) options.push(this.#sequence());
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'alternatives', options };
  }

  #sequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (!this.atEnd && !this.#sees('|') && !this.#sees(')')) parts.push(this.#repeated(this.#atom()));
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'sequence', parts };
  }

  #atom(): PatternNode {
    const character = this.#next();
    switch (character) {
      case '^':
      case '$':
        return assertion;
      case '.':
        return { kind: 'characters', source: '.' };
      case '(':
        return this.#group();
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      default:
        return { kind: 'literal', text: character };
    }
  }

  #group(): PatternNode {
    if (!this.#take('?')) return this.#captured(undefined);
    if (this.#take(':')) return this.#closed(this.alternatives());
    if (this.#take('=') || this.#take('!')) return this.#lookAround();
    if (this.#take('<')) {
      if (this.#take('=') || this.#take('!')) return this.#lookAround();
      return this.#captured(this.#until('>'));
    }
    throw new PatternSyntaxError('a group of a kind that is not known');
  }

  #captured(name: string | undefined): PatternNode {
    this.#groups += 1;
    const number = this.#groups;
    return { kind: 'group', part: this.#closed(this.alternatives()), number, name };
  }

  #lookAround(): PatternNode {
    this.#closed(this.alternatives());
    return assertion;
  }

  #closed(node: PatternNode): PatternNode {
    if (!this.#take(')')) throw new PatternSyntaxError('a group that is never closed');
    return node;
  }

  #class(): PatternNode {
    let source = '[';
    for (;;) {
      const character = this.#next();
      source += character;
      if (character === '\\') source += this.#next();
      // An empty class, `[]` or `[^]`, is a class too in JavaScript, so the first `]` always closes.
      if (character === ']') return { kind: 'characters', source };
    }
  }

  #escape(): PatternNode {
    const character = this.#next();
    switch (character) {
      case 'b':
      case 'B':
        return assertion;
      case 'd':
      case 'D':
      case 'w':
      case 'W':
      case 's':
      case 'S':
        return { kind: 'characters', source: `\\${character}` };
      case 'p':
      case 'P':
        if (!this.#take('{')) return { kind: 'literal', text: character };
        return { kind: 'characters', source: `\\${character}{${this.#until('}')}}` };
      case 'k':
        if (!this.#take('<')) return { kind: 'literal', text: character };
        return { kind: 'same-again', group: this.#until('>') };
      case 'u':
        if (this.#take('{')) return { kind: 'characters', source: `\\u{${this.#until('}')}}` };
        return { kind: 'characters', source: `\\u${this.#unicodeDigits()}` };
      case 'x':
        return { kind: 'characters', source: `\\x${this.#some(2)}` };
      case 'c':
        return { kind: 'characters', source: `\\c${this.#some(1)}` };
      case '0':
      case 'n':
      case 'r':
      case 't':
      case 'v':
      case 'f':
        return { kind: 'characters', source: `\\${character}` };
      default:
        if (/^[1-9]$/.test(character)) return { kind: 'same-again', group: Number(character + this.#digits()) };
        return { kind: 'literal', text: character };
    }
  }

  /** Four digits, or two escapes that are a surrogate pair. */
  #unicodeDigits(): string {
    const first = this.#some(4);
    const rest = this.#characters.slice(this.#at, this.#at + 6).join('');
    if (/^d[89ab]/i.test(first) && /^\\ud[c-f]/i.test(rest)) {
      this.#at += 6;
      return first + rest;
    }
    return first;
  }

  #repeated(part: PatternNode): PatternNode {
    const count = this.#quantifier();
    if (count === undefined) return part;
    this.#take('?'); // Lazy or greedy is all the same to a sample.
    return { kind: 'repeat', part, least: count.least, most: count.most };
  }

  #quantifier(): { least: number; most: number } | undefined {
    if (this.#take('*')) return { least: 0, most: Number.POSITIVE_INFINITY };
    if (this.#take('+')) return { least: 1, most: Number.POSITIVE_INFINITY };
    if (this.#take('?')) return { least: 0, most: 1 };
    const braces = /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.#characters.slice(this.#at, this.#at + 40).join(''));
    if (braces === null) return undefined;
    this.#at += braces[0].length;
    const least = Number(braces[1]);
    if (braces[2] === undefined) return { least, most: least };
    return { least, most: braces[3] === '' || braces[3] === undefined ? Number.POSITIVE_INFINITY : Number(braces[3]) };
  }

  #digits(): string {
    let digits = '';
    while (/^\d$/.test(this.#characters[this.#at] ?? '')) digits += this.#next();
    return digits;
  }

  #until(end: string): string {
    let text = '';
    while (!this.#take(end)) text += this.#next();
    return text;
  }

  #some(count: number): string {
    let text = '';
    for (let taken = 0; taken < count; taken += 1) text += this.#next();
    return text;
  }

  #sees(character: string): boolean {
    return this.#characters[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#sees(character)) return false;
    this.#at += 1;
    return true;
  }

  #next(): string {
    const character = this.#characters[this.#at];
    if (character === undefined) throw new PatternSyntaxError('an expression that ends too early');
    this.#at += 1;
    return character;
  }
}
