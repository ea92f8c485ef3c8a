import type { Answer, Call } from './call.js';
import type { MockCore } from './core.js';

/** Statuses that a Response may not have a body with. */
const bodiless: readonly number[] = [101, 204, 205, 304];

/** Answers a Web-standard request, with what `fetch` does when its signal is aborted. */
export async function answerRequest<State>(core: MockCore<State>, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const call = await callOf(request);
  const tooLarge = call.body.length > core.bodyLimit;
  const answer = tooLarge ? core.handleTooLarge({ ...call, body: new Uint8Array() }) : core.handle(call);
  return responseOf(answer instanceof Promise ? await unlessAborted(answer, request.signal) : answer);
}

async function callOf(request: Request): Promise<Call> {
  const { pathname, search } = new URL(request.url);
  const headers: { [name: string]: string } = {};
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const body = new Uint8Array(await request.arrayBuffer());
  return { method: request.method, url: pathname + search, headers, body };
}

function unlessAborted(answer: Promise<Answer>, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    // A handler may have aborted it already.
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function streamed(start: NonNullable<Answer['stream']>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stop: (() => void) | undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      stop = start((text) => controller.enqueue(encoder.encode(text)));
    },
    cancel: () => stop?.(),
  });
}

function responseOf(answer: Answer): Response {
  if (answer.stream !== undefined) return new Response(streamed(answer.stream), answer);
  const body = bodiless.includes(answer.status) ? null : typeof answer.body === 'string' ? answer.body : answer.body.slice();
  return new Response(body, { status: answer.status, headers: answer.headers });
}
