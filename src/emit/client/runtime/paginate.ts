import type { ClientContext } from './config.js';
import { ProtocolError } from './errors.js';
import type { RequestEvent, ResponseEvent } from './hooks.js';
import type { CallOptions } from './options.js';

/** For a walk through pages; all but `maxPages` is for each of its calls. */
export interface PageOptions extends CallOptions {
  /** How many pages are asked for at most; as many as there are where absent. */
  readonly maxPages?: number | undefined;
}

/** An operation's answers, page after page. */
export interface Pages<Page> {
  /** Asks for a page when it is wanted. Each walk begins where the input says, anew. */
  pages(): AsyncIterableIterator<Page>;
}

/** The items of an operation's answers, whichever pages they come on; each walk begins where the input says, anew. */
export interface PagedItems<Page, Item> extends Pages<Page>, AsyncIterable<Item> {}

/** A page that was answered, and what was asked. */
export interface PageState {
  readonly input: unknown;
  readonly page: unknown;
  readonly headers: Headers;
  /** Of this page; undefined where no list is documented as the one. */
  readonly items: readonly unknown[] | undefined;
  /** How many items there were up to now, this page's included. */
  readonly seen: number;
}

/** The request for the next page. */
export interface NextRequest {
  readonly input: unknown;
  /** Query parameters that go before the input's. */
  readonly query?: URLSearchParams;
  /** What tells this page from the others: a page that leads to one that was asked for before leads nowhere. */
  readonly mark: string;
}

/** How an operation pages. */
export interface Paging<Rule> {
  readonly follow: (rule: Rule, state: PageState) => NextRequest | undefined;
  readonly rule: Rule;
  /** Steps from a page to its items. */
  readonly items?: readonly string[];
}

/** Sends one request of a walk. */
type PageCall<Input, Page> = (client: ClientContext, input: Input, options: CallOptions) => Promise<Page>;

/** How an operation pages whose pages hold one list. */
export interface ItemPaging<Rule> extends Paging<Rule> {
  readonly items: readonly string[];
}

/** Walks through an operation's pages. Fails as its calls do, and with a `ProtocolError` where pages lead in a circle. */
export function paginate<Input, Page, Rule>(
  client: ClientContext,
  call: PageCall<Input, Page>,
  operation: string,
  paging: Paging<Rule>,
  input: Input,
  { maxPages = Number.POSITIVE_INFINITY, ...options }: PageOptions = {},
): Pages<Page> {
  return {
    async *pages() {
      const asked = new Set<string>();
      let next: NextRequest | undefined = { input, mark: '' };
      let seen = 0;
      for (let count = 1; next !== undefined && count <= maxPages; count += 1) {
        const walk = new Watch(next.query);
        const page: Page = await call(client, next.input as Input, { ...options, hooks: [options.hooks ?? [], walk].flat() });
        yield page;
        const { answer } = walk;
        if (answer === undefined) return;
        const items = paging.items === undefined ? undefined : listAt(page, paging.items);
        seen += items?.length ?? 0;
        next = paging.follow(paging.rule, { input: next.input, page, headers: answer.response.headers, items, seen });
        if (next !== undefined && asked.has(next.mark)) throw circle(operation, answer);
        asked.add(next?.mark ?? '');
      }
    },
  };
}

/** The same, of an operation whose pages hold one list. */
export function paginateItems<Input, Page, Item, Rule>(
  client: ClientContext,
  call: PageCall<Input, Page>,
  operation: string,
  paging: ItemPaging<Rule>,
  input: Input,
  options?: PageOptions,
): PagedItems<Page, Item> {
  const walk = paginate(client, call, operation, paging, input, options);
  return {
    ...walk,
    async *[Symbol.asyncIterator]() {
      for await (const page of walk.pages()) yield* listAt(page, paging.items) as readonly Item[];
    },
  };
}

/** Sees to one request of a walk, whichever attempts it takes. */
class Watch {
  /** The last one; a transport may be one that never tells of any. */
  answer: ResponseEvent | undefined;
  readonly #query: URLSearchParams | undefined;

  constructor(query: URLSearchParams | undefined) {
    this.#query = query;
  }

  request({ request }: RequestEvent): void {
    if (this.#query !== undefined) request.url = withQuery(request.url, this.#query);
  }

  response(event: ResponseEvent): void {
    this.answer = event;
  }
}

/** The value some steps down; undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at = value;
  for (const step of path)
    at = typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? Reflect.get(at, step) : undefined;
  return at;
}

/** A copy in which the value some steps down is another. */
export function withValueAt(value: unknown, [step, ...further]: readonly string[], to: unknown): unknown {
  return step === undefined ? to : { ...Object(value), [step]: withValueAt(valueAt(value, [step]), further, to) };
}

function listAt(page: unknown, path: readonly string[]): readonly unknown[] {
  const list = valueAt(page, path);
  return Array.isArray(list) ? list : [];
}

function withQuery(url: string, query: URLSearchParams): string {
  const [address = '', own] = url.split('?', 2);
  const all = new URLSearchParams(own);
  for (const name of query.keys()) all.delete(name);
  for (const [name, value] of query) all.append(name, value);
  return `${address}?${all}`;
}

function circle(operation: string, { request, response }: ResponseEvent): ProtocolError {
  return new ProtocolError({
    operation,
    method: request.method,
    url: request.url,
    attempts: response.attempts,
    response,
    problem: 'it leads to a page that was asked for before, and so would every next one',
    body: '',
  });
}
