/** A source as a neutral outline: what every dialect reads, whatever the bytes were. */
export interface Page {
  /** `Source.id`. */
  readonly source: string;
  /** `sha256-…` of the source's bytes. */
  readonly hash: string;
  readonly format: 'text' | 'markdown' | 'html';
  /** The whole source as text: decoded and mended (see `page/mend.ts`), with LF line ends. */
  readonly text: string;
  /** The text before it was mended, where that changed it; the same lines. For what a program wrote, and means letter by letter. */
  readonly raw?: string;
  /** From `<title>`, where there is one. */
  readonly title?: string;
  /** From `<base href>`, as written: what relative links start from in the place of the page. */
  readonly base?: string;
  readonly blocks: readonly Block[];
}

/** One run of words that the page sets apart: a line of text, or an element without block children. */
export interface Block {
  readonly kind: 'text' | 'heading' | 'code';
  /** 1–6 for headings. */
  readonly level?: number;
  /** Mended (see `page/mend.ts`), without surrounding white space, except in code, where inner indentation stays. */
  readonly text: string;
  /** The words with the marks of their notation, for a dialect that reads those too; Markdown only. */
  readonly markup?: string;
  /** Columns of white space before the text. */
  readonly indent: number;
  /** 1-based line of the source. */
  readonly line: number;
  /** Nearest element id, where the source is HTML. */
  readonly anchor?: string;
}
