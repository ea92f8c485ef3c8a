/** The notation in which the renderer prints types: TypeScript's, more or less. */
export type Notation =
  | { readonly kind: 'object'; readonly members: readonly NotedMember[] }
  | { readonly kind: 'array'; readonly items: Notation }
  | { readonly kind: 'reference'; readonly pointer: string }
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'joined'; readonly by: 'and' | 'or' | 'any'; readonly parts: readonly Notation[] };

export interface NotedMember {
  readonly name: string;
  readonly optional: boolean;
  readonly value: Notation;
  readonly comment?: string;
  readonly byDefault?: string;
}

/** A code block: one member, or one value without a name. */
export type ReadNotation =
  | { readonly kind: 'member'; readonly member: NotedMember }
  | { readonly kind: 'value'; readonly value: Notation; readonly comment?: string };

/** Deeper than any type is nested. */
const deepest = 60;

class Unreadable extends Error {}

/** Reads a code block; `undefined` where it is in no such notation. */
export function readNotation(code: string): ReadNotation | undefined {
  const reader = new Reader(code);
  try {
    const comment = reader.comments();
    const described = comment === undefined ? {} : { comment };
    const named = reader.memberHead();
    if (named) return { kind: 'member', member: { ...reader.member(named, 0), ...described } };
    return { kind: 'value', value: reader.value(0), ...described };
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

interface MemberHead {
  readonly name: string;
  readonly optional: boolean;
}

class Reader {
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** `// words`, on as many lines as there are; a line that is only a pointer says where a schema stands. */
  comments(): string | undefined {
    const lines: string[] = [];
    for (let found = this.take(/\s*\/\/ ?([^\n]*)(?:\n|$)/y); found; found = this.take(/\s*\/\/ ?([^\n]*)(?:\n|$)/y)) {
      const line = found[1] ?? '';
      if (!/^#\/\S+$/.test(line)) lines.push(line);
    }
    const text = lines.join('\n').trim();
    return text === '' ? undefined : text;
  }

  /** `name?: ` or `name:#/…`; names may hold nearly everything. */
  memberHead(): MemberHead | undefined {
    const found = this.take(/\s*([^\n]*?)(\?)?:(?= |#)/y);
    return found ? { name: (found[1] ?? '').trim(), optional: found[2] !== undefined } : undefined;
  }

  member(head: MemberHead, depth: number): NotedMember {
    const value = this.value(depth);
    const byDefault = this.take(/ *\/\/default: ([^\n]*)/y)?.[1];
    return { ...head, value, ...(byDefault === undefined ? {} : { byDefault }) };
  }

  value(depth: number): Notation {
    if (depth > deepest) throw new Unreadable();
    const parts = [this.term(depth)];
    let by: 'and' | 'or' | undefined;
    for (let sign = this.take(/ ([&|]) /y)?.[1]; sign !== undefined; sign = this.take(/ ([&|]) /y)?.[1]) {
      by = sign === '&' ? 'and' : 'or';
      parts.push(this.term(depth));
    }
    const [only] = parts;
    if (only && parts.length === 1) return only;
    return by === 'and' ? this.listed(parts) : { kind: 'joined', by: 'or', parts };
  }

  /** Parts of an object are no lists: brackets behind the last are around them all. */
  private listed(parts: readonly Notation[]): Notation {
    const last = parts.at(-1);
    if (last?.kind === 'array') return { kind: 'array', items: this.listed([...parts.slice(0, -1), last.items]) };
    const alternatives = parts.every((part) => part.kind === 'joined' && part.by === 'any');
    return alternatives
      ? { kind: 'joined', by: 'any', parts: parts.flatMap((part) => (part.kind === 'joined' ? part.parts : [])) }
      : { kind: 'joined', by: 'and', parts };
  }

  private term(depth: number): Notation {
    let value = this.single(depth);
    while (this.take(/\[\]/y)) value = { kind: 'array', items: value };
    return value;
  }

  private single(depth: number): Notation {
    this.comments();
    this.take(/[ \n]*/y);
    if (this.take(/\{/y)) return { kind: 'object', members: this.members(depth) };
    if (this.take(/Partial\(/y)) {
      const parts = this.take(/(?=\))/y) ? [] : [this.value(depth + 1)];
      if (!this.take(/[ \n]*\)/y)) throw new Unreadable();
      return { kind: 'joined', by: 'any', parts };
    }
    const values = this.take(/enum\[(.*?)\](?=(?:\[\])*(?: *\/\/default: .*| *[|&)].*)?$)/my)?.[1];
    if (values !== undefined) return { kind: 'values', values: values.split(', ') };
    const pointer = this.take(/#\/[^\s[\])]+/y)?.[0];
    if (pointer !== undefined) return { kind: 'reference', pointer };
    const word = this.take(/[A-Za-z]*/y)?.[0] ?? '';
    return { kind: 'word', word };
  }

  private members(depth: number): readonly NotedMember[] {
    const members: NotedMember[] = [];
    for (;;) {
      const comment = this.comments();
      if (this.take(/\s*\}/y)) return members;
      // A list of what has no type loses its name.
      if (this.take(/\s*(?:\[\])+(?=\n)/y)) continue;
      const head = this.memberHead();
      if (!head) throw new Unreadable();
      members.push({ ...this.member(head, depth + 1), ...(comment === undefined ? {} : { comment }) });
    }
  }

  private take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return undefined;
    this.at = pattern.lastIndex;
    return found;
  }
}
