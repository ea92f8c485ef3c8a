import type { WireBody } from './options.js';
import type { TransportRequest } from './transport.js';
import { type NodeBuffers, type NodeOutgoing, required } from './transport-node-builtins.js';

/** A body as it is written to a connection. */
export interface PackedBody {
  readonly payload: string | Uint8Array | ReadableStream<Uint8Array> | undefined;
  /** In bytes; where it is unknown, the body goes in chunks. */
  readonly length: number | undefined;
  /** The media type of a body that tells its own. */
  readonly type: string | undefined;
}

/** Methods whose requests have a body as a rule: without one, they say so. */
const bodied: ReadonlySet<string> = /* @__PURE__ */ new Set(['POST', 'PUT', 'PATCH']);

/** A request's body with the length and the media type that `fetch` would tell of it. */
export function packed({ method, body }: TransportRequest): PackedBody {
  if (body === undefined) return { payload: undefined, length: bodied.has(method) ? 0 : undefined, type: undefined };
  return typeof body === 'string' ? packedText(body, 'text/plain;charset=UTF-8') : packedOther(body);
}

function packedText(text: string, type: string): PackedBody {
  return { payload: text, length: buffers().byteLength(text), type };
}

function packedOther(body: Exclude<WireBody, string>): PackedBody {
  if (body instanceof URLSearchParams) {
    return packedText(body.toString(), 'application/x-www-form-urlencoded;charset=UTF-8');
  }
  if (body instanceof ArrayBuffer) return { payload: buffers().from(body), length: body.byteLength, type: undefined };
  if (body instanceof ReadableStream) return { payload: body, length: undefined, type: undefined };
  const blob = body instanceof FormData ? multipart(body) : body;
  return { payload: blob.stream(), length: blob.size, type: blob.type || undefined };
}

const buffers = (): NodeBuffers['Buffer'] => required<NodeBuffers>('node:buffer').Buffer;

/** A form as a blob: its files are not read before they are sent, and yet its length is known. */
function multipart(form: FormData): Blob {
  const boundary = `----form-${crypto.randomUUID()}`;
  const parts: (string | Blob)[] = [];
  for (const [name, value] of form) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(lines(name))}"`;
    if (typeof value === 'string') parts.push(`${head}\r\n\r\n${lines(value)}\r\n`);
    else {
      const type = value.type || 'application/octet-stream';
      parts.push(`${head}; filename="${quoted(value.name)}"\r\ncontent-type: ${type}\r\n\r\n`, value, '\r\n');
    }
  }
  return new Blob([...parts, `--${boundary}--\r\n`], { type: `multipart/form-data; boundary=${boundary}` });
}

const lines = (text: string): string => text.replace(/\r?\n|\r/g, '\r\n');

const quoted = (name: string): string => name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');

/** Writes a stream as fast as the connection takes it; what ends the request lets go of the stream. */
export async function pump(stream: ReadableStream<Uint8Array>, outgoing: NodeOutgoing): Promise<void> {
  const reader = stream.getReader();
  outgoing.once('close', () => void reader.cancel().catch(() => {}));
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      if (!outgoing.write(part.value)) await drained(outgoing);
    }
    outgoing.end();
  } catch (error) {
    outgoing.destroy(error);
  }
}

const drained = (outgoing: NodeOutgoing): Promise<void> =>
  new Promise((resolve) => {
    outgoing.once('drain', resolve);
    outgoing.once('close', resolve);
  });
