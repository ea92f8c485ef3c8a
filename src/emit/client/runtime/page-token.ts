import { type NextRequest, type PageState, valueAt, withValueAt } from './paginate.js';

export interface TokenRule {
  /** Steps into the input, to where the token is given. */
  readonly given: readonly string[];
  /** Steps into the page, to where the next page's token is. */
  readonly token: readonly string[];
  /** Steps into the page, to a flag that is false on the last one. */
  readonly more?: readonly string[];
}

/** No token, an empty one, and 0, which counts nothing, tell the last page. */
export function byToken({ given, token, more }: TokenRule, { input, page }: PageState): NextRequest | undefined {
  const value = valueAt(page, token);
  if (!value || (more !== undefined && valueAt(page, more) === false)) return undefined;
  return { input: withValueAt(input, given, value), mark: String(value) };
}

export interface HeaderRule {
  /** Steps into the input, to where the next page is named. */
  readonly given: readonly string[];
  /** The answer's header that names it. */
  readonly header: string;
  /** It is a number, not text. */
  readonly count?: true;
}

/** No header, or an empty one, tells the last page. */
export function byHeader({ given, header, count }: HeaderRule, { input, headers }: PageState): NextRequest | undefined {
  const value = headers.get(header)?.trim();
  return value ? { input: withValueAt(input, given, count ? Number(value) : value), mark: value } : undefined;
}
