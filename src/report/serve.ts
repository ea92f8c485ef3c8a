import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Shows a document to this machine alone, at a port that is free. Answers nothing else, and nobody who calls it by another name. */
export async function serveDocument(document: string): Promise<Served> {
  const bytes = Buffer.from(document);
  let host = '';
  const server = createServer((request, response) => {
    // A page elsewhere may have a name that leads here: it does not get to read what is served.
    if (request.headers.host !== host) response.writeHead(421).end();
    else if (request.url !== '/' || (request.method !== 'GET' && request.method !== 'HEAD')) response.writeHead(404).end();
    else {
      const headers = { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length, 'cache-control': 'no-store' };
      response.writeHead(200, { ...headers, 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
