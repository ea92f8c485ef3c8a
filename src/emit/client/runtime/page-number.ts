import { type NextRequest, type PageState, valueAt, withValueAt } from './paginate.js';

/** What tells the last page: a flag, the count of all pages, the last one's number, or the count of all items. */
export interface PageEnd {
  readonly told: 'more' | 'pages' | 'last' | 'items';
  /** Steps into the page. */
  readonly at: readonly string[];
}

export interface NumberRule {
  /** Steps into the input. */
  readonly given: readonly string[];
  /** Number of the page that is answered where the input names none. */
  readonly first?: number;
  /** Steps into the page, to its own number. */
  readonly current?: readonly string[];
  readonly end: PageEnd;
}

export function byNumber({ given, first, current, end }: NumberRule, state: PageState): NextRequest | undefined {
  const { input, page, items } = state;
  const number = numberAt(page, current) ?? numberAt(input, given) ?? first;
  if (number === undefined || (end.told !== 'more' && items?.length === 0)) return undefined;
  // Of pages that are counted from 0, the last one's number is one less than there are.
  const reached = { more: 0, last: number, pages: first === 0 ? number + 1 : number, items: state.seen }[end.told];
  return goesOn(end, page, reached) ? { input: withValueAt(input, given, number + 1), mark: `${number + 1}` } : undefined;
}

export interface OffsetRule {
  /** Steps into the input. */
  readonly given: readonly string[];
  readonly end: PageEnd;
}

export function byOffset({ given, end }: OffsetRule, { input, page, items = [] }: PageState): NextRequest | undefined {
  const offset = (numberAt(input, given) ?? 0) + items.length;
  if (items.length === 0 || !goesOn(end, page, offset)) return undefined;
  return { input: withValueAt(input, given, offset), mark: `${offset}` };
}

function goesOn({ told, at }: PageEnd, page: unknown, reached: number): boolean {
  const value = valueAt(page, at);
  return told === 'more' ? value === true : typeof value === 'number' && reached < value;
}

function numberAt(value: unknown, path: readonly string[] | undefined): number | undefined {
  const found = path === undefined ? undefined : valueAt(value, path);
  return typeof found === 'number' ? found : undefined;
}
