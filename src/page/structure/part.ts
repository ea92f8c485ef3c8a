/** What a page is made of, in its own order, whatever its notation. */
export type Part = Heading | Paragraph | Table | Terms | List | Code;

/** One run of words: what evidence quotes and coverage counts. */
export interface Leaf {
  /** Place among the page's leaves. */
  readonly at: number;
  /** White space single; `\n` where the page breaks the line on purpose. */
  readonly text: string;
  /** 1-based line of the source. */
  readonly line: number;
  /** Nearest element id. */
  readonly anchor?: string;
}

export interface Words extends Leaf {
  /** The same words cut where their marks change; joined they are the words before white space is made single. */
  readonly spans: readonly Span[];
}

export interface Span {
  readonly text: string;
  readonly code?: true;
  readonly strong?: true;
  readonly emphasis?: true;
  readonly struck?: true;
  /** Target of the link around it. */
  readonly href?: string;
}

export interface Heading {
  readonly kind: 'heading';
  readonly level: number;
  readonly words: Words;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly words: Words;
}

export interface Table {
  readonly kind: 'table';
  readonly caption?: Words;
  /** Empty where no row is marked as one. */
  readonly header: readonly Cell[];
  readonly rows: readonly Row[];
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly line: number;
  readonly anchor?: string;
}

export interface Cell {
  /** Without the words of `parts`; blocks of words stand on lines of their own. */
  readonly words: Words;
  /** Lists, tables and code within the cell. */
  readonly parts: readonly Part[];
}

/** A list of terms and what is said of each: `<dl>`. */
export interface Terms {
  readonly kind: 'terms';
  readonly entries: readonly { readonly term: Words; readonly parts: readonly Part[] }[];
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly { readonly parts: readonly Part[] }[];
}

export interface Code {
  readonly kind: 'code';
  /** As the page marks it, in small letters: `json`, `front-matter`. */
  readonly language?: string;
  /** With its own white space. */
  readonly words: Leaf;
}

/** A page's parts, and every run of words in them by its place. */
export interface Structure {
  readonly parts: readonly Part[];
  readonly leaves: readonly Leaf[];
}
