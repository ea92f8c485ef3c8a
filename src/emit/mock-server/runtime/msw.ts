/** As much of MSW's `http` as is used here; what MSW itself declares fits. */
export interface MswHttp<Handler> {
  all(address: RegExp, resolver: (info: { readonly request: Request }) => Promise<Response>): Handler;
}

/** One base URL or several. In each, `{…}` stands for anything but a slash. */
export type Endpoint = string | URL | readonly (string | URL)[];

interface Answering {
  readonly fetch: (request: Request) => Promise<Response>;
}

/** A handler of MSW that has the server answer whatever is sent to one of the endpoints. Other requests go their way. */
export function handlerOf<Handler>(http: MswHttp<Handler>, server: Answering, endpoint: Endpoint): Handler {
  const endpoints = typeof endpoint === 'string' || endpoint instanceof URL ? [endpoint] : endpoint;
  // Of two endpoints one of which begins like the other, the longer one is meant.
  const bases = endpoints
    .map((each) =>
      String(each)
        .replace(/[?#].*$/s, '')
        .replace(/\/+$/, ''),
    )
    .sort((a, b) => b.length - a.length)
    .map(baseExpression);
  const any = new RegExp(bases.length === 0 ? '(?!)' : bases.map(({ source }) => source).join('|'));
  return http.all(any, async ({ request }) => {
    try {
      return await server.fetch(await below(bases, request));
    } catch {
      // A call that was aborted, or a connection that the server would have dropped. What is thrown is a mistake of the test to MSW.
      return Response.error();
    }
  });
}

/** Matches what stands before the API's own paths. */
function baseExpression(base: string): RegExp {
  const source = base
    .replace(/^[a-z]+:\/\/[^/]+/i, (origin) => origin.toLowerCase())
    .split(/\{[^{}]*\}/)
    .map((text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('[^/]+?');
  return new RegExp(`^${source}(?=/|$)`);
}

/** The request as the server knows it: of its path, only what comes after the base. */
async function below(bases: readonly RegExp[], request: Request): Promise<Request> {
  const { origin, pathname, search } = new URL(request.url);
  const address = origin + pathname;
  const length = bases.map((base) => base.exec(address)?.[0].length).find((found) => found !== undefined) ?? origin.length;
  if (length === origin.length) return request;
  const { method, headers, signal } = request;
  const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  return new Request(`${origin}${address.slice(length) || '/'}${search}`, { method, headers, body, signal });
}
