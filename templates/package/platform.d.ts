/**
 * The globals that generated code may use besides ECMAScript 2022: what browsers, edge runtimes and Node 20 have in common.
 * A small part of each, written out so that nothing else slips in, and because checking against all of a browser takes as long
 * as everything else together. Consumers see their own platform's declarations, never these.
 */

type PlatformBody = string | Uint8Array | ArrayBuffer | Blob | FormData | URLSearchParams | ReadableStream<Uint8Array>;
type PlatformHeaders = Headers | Record<string, string> | [string, string][];

interface EventListenerObject {
  handleEvent(event: Event): void;
}

interface Event {
  readonly type: string;
}

interface EventTarget {
  addEventListener(type: string, listener: (event: Event) => void, options?: { once?: boolean; signal?: AbortSignal }): void;
  removeEventListener(type: string, listener: (event: Event) => void): void;
}

interface AbortSignal extends EventTarget {
  readonly aborted: boolean;
  readonly reason: any;
  throwIfAborted(): void;
}
declare var AbortSignal: {
  readonly prototype: AbortSignal;
  abort(reason?: any): AbortSignal;
  timeout(milliseconds: number): AbortSignal;
};

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: any): void;
}
declare var AbortController: { readonly prototype: AbortController; new (): AbortController };

interface DOMException extends Error {
  readonly code: number;
}
declare var DOMException: { readonly prototype: DOMException; new (message?: string, name?: string): DOMException };

interface Blob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  stream(): ReadableStream<Uint8Array>;
  text(): Promise<string>;
}
declare var Blob: {
  readonly prototype: Blob;
  new (parts?: (string | Uint8Array | ArrayBuffer | Blob)[], options?: { type?: string }): Blob;
};

interface File extends Blob {
  readonly name: string;
}

interface FormData {
  append(name: string, value: string): void;
  append(name: string, value: Blob, filename?: string): void;
  delete(name: string): void;
  get(name: string): File | string | null;
  getAll(name: string): (File | string)[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  set(name: string, value: Blob, filename?: string): void;
  forEach(callback: (value: File | string, name: string) => void): void;
  entries(): IterableIterator<[string, File | string]>;
  keys(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, File | string]>;
}
declare var FormData: { readonly prototype: FormData; new (): FormData };

interface Headers {
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getSetCookie(): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  forEach(callback: (value: string, name: string) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  values(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
declare var Headers: { readonly prototype: Headers; new (init?: PlatformHeaders): Headers };

interface PlatformMessage {
  readonly body: ReadableStream<Uint8Array> | null;
  readonly bodyUsed: boolean;
  readonly headers: Headers;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<Blob>;
  formData(): Promise<FormData>;
  json(): Promise<any>;
  text(): Promise<string>;
}

interface RequestInit {
  body?: PlatformBody | null;
  cache?: 'default' | 'no-store' | 'reload' | 'no-cache' | 'force-cache' | 'only-if-cached';
  credentials?: 'omit' | 'same-origin' | 'include';
  headers?: PlatformHeaders;
  keepalive?: boolean;
  method?: string;
  redirect?: 'follow' | 'error' | 'manual';
  signal?: AbortSignal | null;
}

interface Request extends PlatformMessage {
  readonly method: string;
  readonly signal: AbortSignal;
  readonly url: string;
  clone(): Request;
}
declare var Request: { readonly prototype: Request; new (input: Request | string | URL, init?: RequestInit): Request };

interface ResponseInit {
  headers?: PlatformHeaders;
  status?: number;
  statusText?: string;
}

interface Response extends PlatformMessage {
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly type: 'basic' | 'cors' | 'default' | 'error' | 'opaque' | 'opaqueredirect';
  readonly url: string;
  clone(): Response;
}
declare var Response: {
  readonly prototype: Response;
  new (body?: PlatformBody | null, init?: ResponseInit): Response;
  error(): Response;
};

declare function fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;

interface ReadableStreamDefaultReader<R = any> {
  cancel(reason?: any): Promise<void>;
  read(): Promise<{ done: false; value: R } | { done: true; value?: R | undefined }>;
  releaseLock(): void;
}

interface ReadableStream<R = any> {
  readonly locked: boolean;
  cancel(reason?: any): Promise<void>;
  getReader(): ReadableStreamDefaultReader<R>;
}
declare var ReadableStream: {
  readonly prototype: ReadableStream;
  new <R = any>(source?: {
    start?(controller: { enqueue(chunk: R): void; close(): void; error(reason?: any): void }): void | PromiseLike<void>;
    pull?(controller: { enqueue(chunk: R): void; close(): void; error(reason?: any): void }): void | PromiseLike<void>;
    cancel?(reason?: any): void | PromiseLike<void>;
  }): ReadableStream<R>;
};

interface TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
declare var TextEncoder: { readonly prototype: TextEncoder; new (): TextEncoder };

interface TextDecoder {
  decode(bytes?: Uint8Array | ArrayBuffer, options?: { stream?: boolean }): string;
}
declare var TextDecoder: {
  readonly prototype: TextDecoder;
  new (label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean }): TextDecoder;
};

interface URLSearchParams {
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  getAll(name: string): string[];
  has(name: string): boolean;
  set(name: string, value: string): void;
  sort(): void;
  toString(): string;
  forEach(callback: (value: string, name: string) => void): void;
  entries(): IterableIterator<[string, string]>;
  keys(): IterableIterator<string>;
  [Symbol.iterator](): IterableIterator<[string, string]>;
}
declare var URLSearchParams: {
  readonly prototype: URLSearchParams;
  new (init?: string | URLSearchParams | Record<string, string> | [string, string][]): URLSearchParams;
};

interface URL {
  hash: string;
  host: string;
  hostname: string;
  href: string;
  readonly origin: string;
  password: string;
  pathname: string;
  port: string;
  protocol: string;
  search: string;
  readonly searchParams: URLSearchParams;
  username: string;
  toJSON(): string;
  toString(): string;
}
declare var URL: { readonly prototype: URL; new (url: string | URL, base?: string | URL): URL };

declare var crypto: {
  getRandomValues<T extends Uint8Array | Uint32Array>(array: T): T;
  randomUUID(): `${string}-${string}-${string}-${string}-${string}`;
};

declare function setTimeout(callback: () => void, milliseconds?: number): PlatformTimer;
declare function clearTimeout(timer: PlatformTimer | undefined): void;
declare function btoa(binary: string): string;
declare function atob(base64: string): string;
declare function queueMicrotask(callback: () => void): void;

/** A number in browsers, an object in Node. */
interface PlatformTimer {
  readonly __timer: never;
}
