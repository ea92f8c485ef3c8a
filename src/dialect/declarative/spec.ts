import type { HttpMethod } from '../../model/api.js';

/**
 * A layout of reference pages as a config teaches it: which pages have it, and where on them each fact stands.
 * Places are told by CSS selectors (HTML and Markdown) and by patterns on lines (any page).
 */
export interface DialectSpec {
  /** `harbour-handbook`. */
  readonly name: string;
  readonly matches: MatchSpec;
  /** The API's title. */
  readonly title?: FactSpec;
  readonly servers?: ServerSpec;
  readonly operation: OperationSpec;
  /** What every operation of the page asks for by way of authentication. */
  readonly security?: OneOrMore<SecuritySpec>;
  /** Types that the page documents by themselves. */
  readonly types?: OneOrMore<TypeSpec>;
  readonly words?: WordsSpec;
  /** CSS selectors of links to further pages of the API. */
  readonly follow?: OneOrMore<string>;
  /** What says nothing about the API: navigation, footers, headings of tables. */
  readonly ignore?: OneOrMore<FinderSpec>;
}

export type OneOrMore<T> = T | readonly T[];

/** What tells a page of this layout from all others. All that is given must be there. */
export interface MatchSpec {
  /** CSS selector of an element that every such page has, and no other page. */
  readonly select?: string;
  /** Pattern of a line that every such page has. */
  readonly line?: string;
  /** Pattern of the page's path or URL. */
  readonly source?: string;
}

/** Where something stands that may be there several times. A text is a selector. */
export type FinderSpec = string | SelectFinder | HeadingFinder | LineFinder;

export interface SelectFinder {
  /** CSS selector. A heading or a term of a list stands for all that is below it. */
  readonly select: string;
  /** Pattern of the element's words; its named groups are facts. Elements without such words are passed over. */
  readonly pattern?: string;
  /** Whether what follows the element, up to the next one, belongs to it. */
  readonly following?: boolean;
  /** What is read there, as a sentence; shown as evidence. */
  readonly rule?: string;
}

export interface HeadingFinder {
  /** Pattern of a heading's words, in HTML and Markdown; its named groups are facts. All that is below the heading belongs to it. */
  readonly heading: string;
  readonly rule?: string;
}

export interface LineFinder {
  /** Pattern of a line without the white space around it; its named groups are facts. What follows, up to the next one, belongs to it. */
  readonly line: string;
  /** Pattern of the first line that does not belong to it any more. */
  readonly until?: string;
  readonly rule?: string;
}

/** Where one fact stands within what was found. A text is a selector. */
export type FactSpec = string | FactPlace;

export interface FactPlace {
  /** CSS selector; the first such element within what was found. */
  readonly select?: string;
  /** Words at the head of a table's column. */
  readonly column?: string;
  /** Pattern of a line; the first such line within what was found, or the group `value` of it. */
  readonly line?: string;
  /** An attribute in place of the element's words. */
  readonly attribute?: string;
  /** Pattern within the words; what it matches is the fact, or the group `value` of it. */
  readonly pattern?: string;
  /** What is so everywhere, without being said. */
  readonly is?: string | number | boolean;
  readonly rule?: string;
}

export interface ServerSpec {
  readonly each: FinderSpec;
  readonly url?: FactSpec;
  readonly description?: FactSpec;
}

export interface OperationSpec {
  readonly each: FinderSpec;
  readonly id?: FactSpec;
  readonly title?: FactSpec;
  readonly method?: FactSpec;
  /** Path, or the whole URL. */
  readonly path?: FactSpec;
  readonly description?: FactSpec;
  readonly deprecated?: FactSpec;
  readonly parameters?: OneOrMore<RowsSpec>;
  readonly request?: BodySpec;
  readonly responses?: OneOrMore<ResponseSpec>;
  readonly errors?: OneOrMore<ErrorSpec>;
  readonly security?: OneOrMore<SecuritySpec>;
}

/** A way to authenticate, asked for where `each` finds something. */
export interface SecuritySpec {
  readonly each: FinderSpec;
  readonly kind: 'bearer' | 'basic' | 'apiKey' | 'oauth2';
  /** Of an `apiKey`: what its header, query parameter or cookie is called. */
  readonly key?: FactSpec;
  /** Of an `apiKey`: `header` where left out. */
  readonly in?: 'header' | 'query' | 'cookie';
}

/** Rows that each describe a parameter or a field. */
export interface RowsSpec extends RowFacts {
  /** Where the rows stand; wherever they are found, when left out. */
  readonly section?: FinderSpec;
  readonly each: FinderSpec;
  /** How a row shows that it belongs to another: by standing inside of it, by indentation, by `a.b` names, or by a number. */
  readonly nesting?: 'elements' | 'indent' | 'dots' | { readonly depth: FactSpec };
}

export interface RowFacts {
  readonly name?: FactSpec;
  readonly type?: FactSpec;
  readonly required?: FactSpec;
  /** The other way round: “yes” says that it may be left out. */
  readonly optional?: FactSpec;
  readonly nullable?: FactSpec;
  readonly description?: FactSpec;
  /** Of parameters: `path`, `query`, `header`, `cookie` or `body`, or a word for it. */
  readonly in?: FactSpec;
  readonly deprecated?: FactSpec;
  readonly default?: FactSpec;
  readonly example?: FactSpec;
  /** Allowed values: an element each, or one text with commas or bars between them. */
  readonly values?: FactSpec;
  readonly format?: FactSpec;
  readonly minimum?: FactSpec;
  readonly maximum?: FactSpec;
  readonly minLength?: FactSpec;
  readonly maxLength?: FactSpec;
  readonly minItems?: FactSpec;
  readonly maxItems?: FactSpec;
  readonly pattern?: FactSpec;
}

/** A body: fields in rows, or one type for the whole. */
export interface BodySpec {
  readonly section?: FinderSpec;
  readonly type?: FactSpec;
  readonly mediaType?: FactSpec;
  readonly required?: FactSpec;
  readonly description?: FactSpec;
  readonly fields?: RowsSpec;
  /** JSON. */
  readonly example?: FactSpec;
}

export interface ResponseSpec extends Omit<BodySpec, 'required'> {
  /** Where there are several of them. */
  readonly each?: FinderSpec;
  readonly status?: FactSpec;
  readonly title?: FactSpec;
}

export interface ErrorSpec {
  readonly section?: FinderSpec;
  readonly each: FinderSpec;
  readonly name?: FactSpec;
  readonly status?: FactSpec;
  readonly description?: FactSpec;
}

export interface TypeSpec {
  readonly each: FinderSpec;
  readonly name?: FactSpec;
  readonly description?: FactSpec;
  readonly type?: FactSpec;
  readonly values?: FactSpec;
  readonly fields?: RowsSpec;
}

/** What the page's own words mean. A `*` stands for further words; alone, for all that are not understood otherwise. */
export interface WordsSpec {
  /** `Zahl: integer`, `Liste von *: array of *`. */
  readonly types?: { readonly [words: string]: string };
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** `holen: GET`. */
  readonly methods?: { readonly [words: string]: HttpMethod };
  /** `Adresse: path`. */
  readonly in?: { readonly [words: string]: 'path' | 'query' | 'header' | 'cookie' | 'body' };
}
