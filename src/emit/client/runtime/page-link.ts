import { type NextRequest, type PageState, valueAt } from './paginate.js';

export type LinkRule = null;

/** `Link: <https://…?page=2>; rel="next"`: of the address, only the query is taken, so that a page leads to no other place. */
export function byLink(_rule: LinkRule, { input, headers }: PageState): NextRequest | undefined {
  for (const [, address = '', parameters = ''] of (headers.get('link') ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    if (/;\s*rel\s*=\s*"?(?:[^";]*\s)?next(?=[\s";,]|$)/i.test(parameters)) return to(address, input);
  }
  return undefined;
}

export interface AddressRule {
  /** Steps into the page, to where the next page's address is. */
  readonly address: readonly string[];
}

/** The address stands in the body; of it, only the query is taken, so that a page leads to no other place. */
export function byAddress({ address }: AddressRule, { input, page }: PageState): NextRequest | undefined {
  const value = valueAt(page, address);
  return typeof value === 'string' && value !== '' ? to(value, input) : undefined;
}

function to(address: string, input: unknown): NextRequest {
  const query = address.split('#', 1).join('').split('?').slice(1).join('?');
  return { input, query: new URLSearchParams(query), mark: query };
}
