import type { TransportAnswer } from './transport.js';
import {
  type NodeBuffers,
  type NodeBytes,
  type NodeIncoming,
  type NodeReadable,
  type NodeZlib,
  required,
} from './transport-node-builtins.js';
import { RawHeaders, rawHeader } from './transport-node-headers.js';

/** Statuses whose answers have no body, whatever comes. */
const bodiless: ReadonlySet<number> = /* @__PURE__ */ new Set([204, 205, 304]);

/** An answer whose body is read, and unpacked, when it is asked for: once, by one of the ways there are. */
export class NodeAnswer implements TransportAnswer {
  readonly status: number;
  readonly #incoming: NodeIncoming;
  readonly #empty: boolean;
  #headers: RawHeaders | undefined;
  #body: ReadableStream<Uint8Array> | undefined;

  constructor(incoming: NodeIncoming, method: string) {
    this.status = incoming.statusCode ?? 0;
    this.#incoming = incoming;
    this.#empty = method === 'HEAD' || bodiless.has(this.status);
    // Whatever comes nevertheless must not keep the connection.
    if (this.#empty) incoming.resume();
  }

  get headers(): Headers {
    this.#headers ??= new RawHeaders(this.#incoming.rawHeaders);
    return this.#headers;
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.#empty) return null;
    this.#body ??= streamOf(this.#incoming, () => this.#unpacked());
    return this.#body;
  }

  text(): Promise<string> {
    return this.#read(textOf);
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    return this.#read(bytesOf);
  }

  async blob(): Promise<Blob> {
    return new Blob([await this.arrayBuffer()], { type: this.headers.get('content-type') ?? '' });
  }

  #read<Content>(made: (chunks: readonly NodeBytes[]) => Content): Promise<Content> {
    // Not made by a listener: what is longer than a text can be would be nobody's failure there.
    return (this.#empty ? Promise.resolve([]) : this.#chunks()).then(made);
  }

  #chunks(): Promise<readonly NodeBytes[]> {
    return new Promise((resolve, reject) => {
      // What unpacks it would wait for more of it forever.
      if (isGone(this.#incoming)) throw broken(this.#incoming);
      const source = this.#unpacked();
      const chunks: NodeBytes[] = [];
      source.on('data', (chunk) => {
        chunks.push(chunk);
      });
      source.on('end', () => resolve(chunks));
      // Comes too where the connection is closed before the end.
      source.on('error', reject);
    });
  }

  /** The body as it was before it was packed for its way. */
  #unpacked(): NodeReadable {
    const coding = rawHeader(this.#incoming.rawHeaders, 'content-encoding');
    return coding === null ? this.#incoming : unpacked(this.#incoming, coding.toLowerCase().split(','));
  }
}

function textOf(chunks: readonly NodeBytes[]): string {
  const text = whole(chunks).toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

// Small buffers of Node's lie in one that they share.
const bytesOf = (chunks: readonly NodeBytes[]): ArrayBuffer => new Uint8Array(whole(chunks)).buffer;

function whole(chunks: readonly NodeBytes[]): NodeBytes {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only : required<NodeBuffers>('node:buffer').Buffer.concat(chunks);
}

/** @param codings in the order in which they were applied */
function unpacked(incoming: NodeIncoming, codings: readonly string[]): NodeReadable {
  return codings.reduceRight((source: NodeReadable, coding) => {
    const unpack = unpackers[coding.trim()];
    if (unpack === undefined) return source;
    const unpacking = unpack(required<NodeZlib>('node:zlib'));
    source.on('error', (error) => unpacking.destroy(error));
    unpacking.on('close', () => {
      if (!source.readableEnded) source.destroy();
    });
    return source.pipe(unpacking);
  }, incoming);
}

const unpackers: { readonly [coding: string]: ((zlib: NodeZlib) => NodeReadable) | undefined } = {
  gzip: (zlib) => zlib.createGunzip(),
  'x-gzip': (zlib) => zlib.createGunzip(),
  deflate: (zlib) => zlib.createInflate(),
  br: (zlib) => zlib.createBrotliDecompress(),
};

const isGone = ({ destroyed, readableEnded }: NodeReadable): boolean => destroyed || readableEnded;

function broken(source: NodeReadable): unknown {
  if (source.errored) return source.errored;
  return new TypeError(
    source.readableEnded ? 'the body has been read' : 'the connection was closed before the end of the answer',
  );
}

/** As the reader asks for it; who reads no more lets go of the connection, and keeps it where everything has come in. */
function streamOf(incoming: NodeIncoming, unpack: () => NodeReadable): ReadableStream<Uint8Array> {
  let source: NodeReadable = incoming;
  let ended = false;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const fail = (error: unknown): void => {
        if (!ended) controller.error(error);
        ended = true;
      };
      if (isGone(incoming)) {
        fail(broken(incoming));
        return;
      }
      source = unpack();
      source.on('data', (chunk) => {
        if (ended) return;
        controller.enqueue(new Uint8Array(chunk));
        source.pause();
      });
      source.on('end', () => {
        if (!ended) controller.close();
        ended = true;
      });
      source.on('error', fail);
      source.pause();
    },
    pull() {
      source.resume();
    },
    cancel() {
      ended = true;
      if (incoming.complete) source.resume();
      else incoming.destroy();
    },
  });
}
