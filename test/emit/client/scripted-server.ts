import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';

/** What the server does with one request. */
export type Step =
  | { readonly status?: number; readonly headers?: { readonly [name: string]: string }; readonly body?: string | Buffer }
  /** Ends the connection before, or in the middle of, an answer. */
  | { readonly hangUp: 'at once' | 'half-way' }
  /** Never answers. */
  | 'silence';

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface ScriptedServer {
  readonly url: string;
  readonly requests: Received[];
  /** What to do with the next requests; the last step is done again for every further one. */
  script(...steps: readonly Step[]): void;
  close(): Promise<void>;
}

/** A server on a free loopback port that does what it is told and remembers what it was asked. */
export async function scriptedServer(): Promise<ScriptedServer> {
  const requests: Received[] = [];
  let steps: Step[] = [{}];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      requests.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks),
      });
      const step = steps.length > 1 ? steps.shift() : steps[0];
      perform(step ?? {}, response);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    script(...next) {
      requests.length = 0;
      steps = [...next];
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function perform(step: Step, response: ServerResponse): void {
  if (step === 'silence') return;
  if ('hangUp' in step) {
    if (step.hangUp === 'at once') {
      response.socket?.destroy();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"half":', () => response.socket?.destroy());
    return;
  }
  response.writeHead(step.status ?? 200, step.headers ?? {});
  response.end(step.body ?? '');
}
