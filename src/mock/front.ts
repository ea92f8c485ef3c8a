import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../defect.js';
import { diagnostic, Failure } from '../diagnostic.js';
import type { KeyPair } from './certificate.js';

export interface FrontOptions {
  readonly port: number;
  readonly host: string;
  readonly tls?: KeyPair | undefined;
}

/**
 * The port, and the connections to it. What answers behind it may be replaced at any time: connections stay, and calls that are
 * under way are still answered by what they came to.
 */
export class Front {
  readonly url: string;
  readonly #server: Server;
  /** Under way, in no order. No set: one that thousands of calls a second go through leaves tables behind that hold on to one another. */
  readonly #responses: ServerResponse[] = [];
  #listener: RequestListener;

  private constructor(server: Server, url: string, listener: RequestListener) {
    this.#server = server;
    this.url = url;
    this.#listener = listener;
    const responses = this.#responses;
    // One function for all, for it is asked of every call.
    const forget = function (this: ServerResponse): void {
      const place = responses.indexOf(this);
      const last = responses.pop();
      if (last !== undefined && last !== this) responses[place] = last;
    };
    server.on('request', (request: IncomingMessage, response: ServerResponse & { readonly req: IncomingMessage }) => {
      responses.push(response);
      response.on('close', forget);
      this.#listener(request, response);
    });
  }

  /** Throws a `Failure` where the port cannot be had. */
  static async open(options: FrontOptions, listener: RequestListener): Promise<Front> {
    const { port, host, tls } = options;
    const server = tls ? await secureServer(tls) : (await import('node:http')).createServer({ keepAliveTimeout });
    await new Promise<void>((done, failed) => {
      server.once('error', failed);
      server.listen(port, host, done);
    }).catch((error: unknown) => {
      throw new Failure([diagnostic('port-unavailable', `Port ${port} cannot be listened on: ${messageOf(error)}`)]);
    });
    const { port: bound } = server.address() as AddressInfo;
    const url = `${tls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${bound}`;
    return new Front(server, url, listener);
  }

  answerWith(listener: RequestListener): void {
    this.#listener = listener;
  }

  /** Ends what would go on as long as somebody listens; who does will ask again, and get to what answers now. */
  dropEndless(isEndless: (url: string) => boolean): void {
    for (const response of [...this.#responses]) if (isEndless(response.req.url ?? '')) response.destroy();
  }

  /**
   * Takes no more connections, and waits for answers under way.
   * @param grace how long they are waited for, in milliseconds
   * @param isEndless those that are not waited for
   * @returns how many were cut off
   */
  async close(grace: number, isEndless: (url: string) => boolean): Promise<number> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    this.dropEndless(isEndless);
    // Clients are told, for else they would ask for more on the same connection.
    for (const response of this.#responses) if (!response.headersSent) response.setHeader('connection', 'close');
    this.#server.closeIdleConnections();
    let timer: NodeJS.Timeout | undefined;
    let cut = 0;
    const late = new Promise<void>((done) => {
      timer = setTimeout(() => {
        cut = this.#responses.length;
        this.#server.closeAllConnections();
        done();
      }, grace);
    });
    await Promise.race([closed, late.then(() => closed)]);
    clearTimeout(timer);
    return cut;
  }
}

/** A test's client may think for as long as it likes between two calls. */
const keepAliveTimeout = 0;

async function secureServer(tls: KeyPair): Promise<Server> {
  const { createServer } = await import('node:https');
  try {
    return createServer({ ...tls, keepAliveTimeout });
  } catch (error) {
    throw new Failure([
      diagnostic('mock-file-invalid', `Certificate and key cannot be used: ${messageOf(error)}`, {
        help: 'Both are PEM: `-----BEGIN CERTIFICATE-----`, and the private key that belongs to it, without a passphrase.',
      }),
    ]);
  }
}
