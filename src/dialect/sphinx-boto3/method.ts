import type { Part, Terms, Words } from '../../page/structure/index.js';

/** A method of a client as Sphinx prints it: a signature, and what stands below. */
export interface Method {
  /** `Polly` in `Polly.Client.list_lexicons(**kwargs)`. */
  readonly service?: string;
  /** `list_lexicons`. */
  readonly name: string;
  readonly words: Words;
  readonly parts: readonly Part[];
}

const signature = /^(?:(?:class\s+)?([\w.]+?)\.)?([a-z_][a-z0-9_]*)\s*\(\s*(?:\*\*kwargs)?\s*\)\s*[¶#]?$/;

/** Every method of the page that takes `**kwargs` or nothing, those of a class below its own signature. */
export function methodsIn(parts: readonly Part[]): readonly Method[] {
  return parts.flatMap((part): readonly Method[] => {
    if (part.kind !== 'terms') return [];
    return part.entries.flatMap(({ term, parts: below }) => {
      const found = signature.exec(term.text.replace(/\s+/g, ' '));
      if (!found) return methodsIn(below);
      // Older pages print the name alone, and the whole in the anchor.
      const owner = found[1] ?? term.anchor?.split('.').slice(0, -1).join('.');
      // What walks through pages of answers, or waits, calls an operation that has a method of its own.
      if (/\.(?:Paginator|Waiter)\.[A-Za-z]\w*$/.test(owner ?? '')) return [];
      const service = /^([A-Za-z]\w*)\.Client$/.exec(owner ?? '')?.[1];
      return [{ ...(service === undefined ? {} : { service }), name: found[2] ?? '', words: term, parts: below }];
    });
  });
}

/** Fields of a method: `Parameters`, `Return type`, `Returns`. */
export interface Fields {
  readonly [name: string]: readonly Part[];
}

/** Where the names of fields stand. */
export const fieldNames = (parts: readonly Part[]): readonly Words[] =>
  parts.flatMap((part): readonly Words[] => {
    if (part.kind === 'terms') return part.entries.map(({ term }) => term);
    return part.kind === 'table'
      ? [part.header, ...part.rows.map(({ cells }) => cells)].flatMap(([name]) => name?.words ?? [])
      : [];
  });

/** Field lists are lists of terms, on older pages tables. */
export function fieldsOf(parts: readonly Part[]): Fields {
  const found = new Map<string, readonly Part[]>();
  const put = (name: string, below: readonly Part[]): void => {
    const key = name.replace(/[:\s]+$/, '').toLowerCase();
    if (/^(?:parameters|return type|returns|raises)$/.test(key) && !found.has(key)) found.set(key, below);
  };
  for (const part of parts) {
    if (part.kind === 'terms') for (const { term, parts: below } of part.entries) put(term.text, below);
    if (part.kind === 'table')
      for (const { cells } of [{ cells: part.header }, ...part.rows]) {
        const [name, body] = cells;
        if (name && body)
          put(name.words.text, [
            ...(body.words.text === '' ? [] : [{ kind: 'paragraph' as const, words: body.words }]),
            ...body.parts,
          ]);
      }
  }
  return Object.fromEntries(found);
}

/** Whether parts are a field list: what describes the method stands above it. */
export const isFieldList = (part: Part): part is Terms | Extract<Part, { kind: 'table' }> =>
  Object.keys(fieldsOf([part])).length > 0;

/**
 * The first block of code below words in bold such as “Request Syntax”. In a cell of a table all words are one run, so
 * that they may be one line of several.
 */
export function syntaxBelow(parts: readonly Part[], title: string) {
  const at = parts.findIndex((part) => part.kind === 'paragraph' && part.words.text.split('\n').includes(title));
  const head = parts[at];
  const code = parts.slice(at + 1).find((part) => part.kind !== 'paragraph');
  return at >= 0 && code?.kind === 'code' && head?.kind === 'paragraph' ? { head: head.words, code: code.words } : undefined;
}
