/** A document as it was written: plain values, and where each member of them stands in the text. */
export interface Parsed {
  readonly value: unknown;
  readonly spans: Spans;
  /** Offset behind the value. */
  readonly end: number;
  /** What was wrong and could be read all the same. */
  readonly problems: readonly Problem[];
}

/** Of every object and array: offsets of a member's first character and behind its last. Keys of arrays are indexes. */
export type Spans = WeakMap<object, ReadonlyMap<string, Span>>;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Problem {
  readonly message: string;
  readonly offset: number;
}

export interface LiteralOptions {
  /** Script text: what JSON forbids is no fault there, and what is no literal becomes `undefined`. */
  readonly script?: boolean;
  /** Offset of the literal that a name of the script stands for. */
  readonly lookup?: (name: string) => number | undefined;
}

/** Deeper than any document is nested, shallower than the stack. */
const maximumDepth = 500;

/** Reads one JSON value, or one literal of a script, from an offset on. Nothing is ever run. */
export function readLiteral(text: string, start = 0, options: LiteralOptions = {}): Parsed | { readonly fault: Problem } {
  const reader = new LiteralReader(text, start, options);
  try {
    const value = reader.expression(0);
    return { value, spans: reader.spans, end: reader.at, problems: reader.problems };
  } catch (error) {
    if (error instanceof Fault) return { fault: { message: error.message, offset: error.offset } };
    throw error;
  }
}

/** Sets a member of any name; `__proto__` by assignment would be something else. */
export function put(object: { [key: string]: unknown }, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

class Fault extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v', 0: '\0' };
const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const wordPattern = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}_$]*/uy;
const numberPattern = /[+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/y;
const strictNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

class LiteralReader {
  readonly spans: Spans = new WeakMap();
  readonly problems: Problem[] = [];
  at: number;
  private readonly text: string;
  private readonly script: boolean;
  private readonly lookup: ((name: string) => number | undefined) | undefined;
  private readonly looking = new Set<string>();

  constructor(text: string, start: number, options: LiteralOptions) {
    this.text = text;
    this.at = start;
    this.script = options.script === true;
    this.lookup = options.lookup;
  }

  /** A value; in scripts also strings put together with `+`, of which what is no literal is left out. */
  expression(depth: number): unknown {
    const first = this.term(depth);
    if (!this.script || (typeof first === 'object' && first !== null)) return first;
    this.space();
    let value = first;
    while (this.text[this.at] === '+') {
      this.at += 1;
      const next = this.term(depth);
      value = `${typeof value === 'string' ? value : ''}${typeof next === 'string' ? next : ''}`;
      this.space();
    }
    return /[.|&?=<>*%[(-]/.test(this.text[this.at] ?? '') ? this.skipExpression() : value;
  }

  private term(depth: number): unknown {
    if (depth > maximumDepth) throw new Fault(`Values are nested more than ${maximumDepth} deep`, this.at);
    this.space();
    const letter = this.text[this.at];
    switch (letter) {
      case undefined:
        throw new Fault('The text ends where a value should stand', this.at);
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string('"');
      case "'":
      case '`':
        this.slip(`A string stands in ${letter} instead of "`);
        return this.string(letter);
      default:
        return this.number() ?? this.word(depth);
    }
  }

  private object(depth: number): object {
    const found: { [key: string]: unknown } = {};
    const places = new Map<string, Span>();
    this.at += 1;
    for (let more = this.next('}'); more; more = this.nextAfterComma('}')) {
      const start = this.at;
      const key = this.key();
      this.space();
      if (key === undefined || this.text[this.at] !== ':') {
        if (!this.script) throw new Fault(key === undefined ? 'A key should stand here' : 'A colon should stand here', this.at);
        this.skipExpression();
        continue;
      }
      this.at += 1;
      const value = this.expression(depth + 1);
      if (places.has(key) && !this.script)
        this.problems.push({
          message: `The key ${JSON.stringify(key)} stands twice in one object; the last counts`,
          offset: start,
        });
      if (value === undefined) continue;
      put(found, key, value);
      places.set(key, { start, end: this.at });
    }
    this.spans.set(found, places);
    return found;
  }

  private array(depth: number): readonly unknown[] {
    const found: unknown[] = [];
    const places = new Map<string, Span>();
    this.at += 1;
    for (let more = this.next(']'); more; more = this.nextAfterComma(']')) {
      const start = this.at;
      const value = this.expression(depth + 1);
      places.set(String(found.length), { start, end: this.at });
      found.push(value ?? null);
    }
    this.spans.set(found, places);
    return found;
  }

  /** Whether a member follows; otherwise steps behind the closing bracket. */
  private next(close: string): boolean {
    this.space();
    if (this.at >= this.text.length) throw new Fault(`The text ends before ${close}`, this.at);
    if (this.text[this.at] !== close) return true;
    this.at += 1;
    return false;
  }

  private nextAfterComma(close: string): boolean {
    this.space();
    if (this.text[this.at] !== ',') {
      if (this.text[this.at] === close) return this.next(close);
      throw new Fault(`A comma or ${close} should stand here`, this.at);
    }
    const comma = this.at;
    this.at += 1;
    const more = this.next(close);
    if (!more) this.slip('A comma stands before a closing bracket', comma);
    return more;
  }

  private key(): string | undefined {
    const letter = this.text[this.at];
    if (letter === '"') return this.string('"');
    if (letter === "'") {
      this.slip('A key stands in \' instead of "');
      return this.string("'");
    }
    wordPattern.lastIndex = this.at;
    numberPattern.lastIndex = this.at;
    const word = wordPattern.exec(this.text)?.[0] ?? numberPattern.exec(this.text)?.[0];
    if (word === undefined) return undefined;
    this.slip(`The key ${word} stands without quotes`);
    this.at += word.length;
    return word;
  }

  private string(quote: string): string {
    const { text } = this;
    const start = this.at;
    let from = start + 1;
    let found = '';
    for (let at = from; ; at += 1) {
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) throw new Fault('A string does not end', start);
      if (code === 0x5c) {
        found += text.slice(from, at);
        const [letter, end] = this.escape(at + 1);
        found += letter;
        at = end - 1;
        from = end;
      } else if (text[at] === quote) {
        this.at = at + 1;
        return found + text.slice(from, at);
      } else if (code < 0x20 && quote !== '`') this.slip('A line break or another control character stands in a string', at);
    }
  }

  /** What stands behind a backslash, and the offset behind it. */
  private escape(at: number): readonly [string, number] {
    const letter = this.text[at] ?? '';
    if (letter === 'u') {
      const braced = /^\{([0-9a-fA-F]{1,6})\}/.exec(this.text.slice(at + 1, at + 10));
      const point = Number.parseInt(braced?.[1] ?? '', 16);
      if (braced && point <= 0x10ffff) return [String.fromCodePoint(point), at + 1 + braced[0].length];
    }
    const digits = letter === 'u' ? 4 : letter === 'x' ? 2 : 0;
    const code = this.text.slice(at + 1, at + 1 + digits);
    if (digits > 0 && /^[0-9a-fA-F]+$/.test(code) && code.length === digits)
      return [String.fromCharCode(Number.parseInt(code, 16)), at + 1 + digits];
    if (letter === '\n') return ['', at + 1];
    if (digits > 0 || (!/["\\/]/.test(letter) && escapes[letter] === undefined))
      this.slip(`\\${letter} is no escape of JSON`, at - 1);
    return [escapes[letter] ?? letter, at + 1];
  }

  private number(): number | undefined {
    numberPattern.lastIndex = this.at;
    const digits = numberPattern.exec(this.text)?.[0];
    if (digits === undefined) return undefined;
    if (!strictNumber.test(digits)) this.slip(`${digits} is no number of JSON`);
    this.at += digits.length;
    return Number(digits.replace(/^\+/, ''));
  }

  /** Constants, names of the script, what minifiers make of constants, and `JSON.parse("…")`. */
  private word(depth: number): unknown {
    wordPattern.lastIndex = this.at;
    const word = wordPattern.exec(this.text)?.[0];
    if (word !== undefined && constants.has(word) && (this.script || word !== 'undefined')) {
      this.at += word.length;
      return constants.get(word);
    }
    if (!this.script) throw new Fault(`${word ?? this.text[this.at]} is no value`, this.at);
    const short = /^!([01])/.exec(this.text.slice(this.at, this.at + 2))?.[1];
    if (short !== undefined) {
      this.at += 2;
      return short === '0';
    }
    const call = /^JSON\.parse\(\s*/.exec(this.text.slice(this.at, this.at + 40))?.[0];
    if (call !== undefined) return this.parsedString(call.length, depth);
    const target = word === undefined || this.looking.has(word) ? undefined : this.lookup?.(word);
    if (word === undefined || target === undefined) return this.skipExpression(true);
    this.at += word.length;
    if (/[.([]/.test(this.text[this.at] ?? '')) return this.skipExpression(true);
    const back = this.at;
    this.looking.add(word);
    this.at = target;
    const value = this.expression(depth + 1);
    this.looking.delete(word);
    this.at = back;
    return value;
  }

  private parsedString(skip: number, depth: number): unknown {
    this.at += skip;
    const inner = this.expression(depth + 1);
    this.space();
    if (this.text[this.at] === ')') this.at += 1;
    if (typeof inner !== 'string') return undefined;
    try {
      return JSON.parse(inner);
    } catch {
      return undefined;
    }
  }

  /** Steps over what is no literal, to the comma or bracket behind it. */
  private skipExpression(stopAtPlus = false): undefined {
    let open = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const letter = this.text[this.at] ?? '';
      if (letter === '"' || letter === "'" || letter === '`') {
        this.string(letter);
        this.at -= 1;
      } else if ('([{'.includes(letter)) open += 1;
      else if (open === 0 && (',)]};'.includes(letter) || (stopAtPlus && letter === '+'))) return undefined;
      else if (')]}'.includes(letter)) open -= 1;
    }
    return undefined;
  }

  private space(): void {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) this.at += 1;
      else if (code === 0x2f && (text[this.at + 1] === '/' || text[this.at + 1] === '*')) this.comment();
      else if (code === 0xfeff) this.at += 1;
      else return;
    }
  }

  private comment(): void {
    this.slip('A comment stands in JSON');
    const close = this.text[this.at + 1] === '/' ? '\n' : '*/';
    const end = this.text.indexOf(close, this.at + 2);
    this.at = end < 0 ? this.text.length : end + close.length;
  }

  /** Said once a document: one program makes one kind of slip all over. */
  private slip(message: string, offset = this.at): void {
    if (this.script) return;
    const kind = message.replace(/^(The key ).*( stands without)/, '$1$2');
    if (this.slips.has(kind)) return;
    this.slips.add(kind);
    this.problems.push({ message, offset });
  }

  private readonly slips = new Set<string>();
}
