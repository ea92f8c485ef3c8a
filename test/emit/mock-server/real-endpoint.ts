import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** Stands for the real API, on the loopback interface, until the test is over. */
export async function endpoint(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const bytes = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0x00);

/** People by token, as a service has them. Every call of `/people/busy` has another answer. */
export function accountsService(): RequestListener {
  let visits = 0;
  return async (request, response) => {
    const send = (status: number, value: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': '7' }).end(JSON.stringify(value));
    const route = `${request.method} ${request.url}`;
    if (route === 'POST /sessions') {
      const { user } = JSON.parse(await text(request)) as { user: string };
      response.setHeader('set-cookie', [`sid=${user}-cookie; Path=/; HttpOnly`, 'theme=dark']);
      send(200, { accessToken: `token-of-${user}`, tokenType: 'Bearer' });
    } else if (route === 'GET /me') send(200, meOf(request));
    else if (route === 'GET /people/busy') {
      visits += 1;
      send(200, { id: 'busy', name: `visit ${visits}` });
    } else if (route === 'GET /people/7') send(200, { id: '7', name: 'Ada', nick: 'A' });
    else if (route === 'GET /people/8') send(418, { short: 'and stout' });
    else if (route === 'GET /people/9') send(404, { message: 'no' });
    else if (route === 'GET /people/7/picture') response.writeHead(200, { 'content-type': 'image/png' }).end(bytes);
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(`${route} ${await text(request)}`);
  };
}

function meOf({ headers }: IncomingMessage): unknown {
  const user = /^Bearer token-of-(\w+)$/.exec(headers.authorization ?? '')?.[1] ?? '?';
  return { id: user, name: `${user} themself` };
}
