import type { Answer, Call } from './call.js';
import type { MockCore } from './core.js';
import { type Portions, portionsOf } from './delivery.js';
import type { Pauses, Waits } from './pauses.js';

/** Statuses that a Response may not have a body with. */
const bodiless: readonly number[] = [101, 204, 205, 304];

/** Answers a Web-standard request, with what `fetch` does when its signal is aborted. */
export async function answerRequest<State>(core: MockCore<State>, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const call = await callOf(request);
  request.signal.throwIfAborted();
  const tooLarge = call.body.length > core.bodyLimit;
  const answer = tooLarge ? core.handleTooLarge({ ...call, body: new Uint8Array() }) : core.handle(call);
  const settled = answer instanceof Promise ? await unlessAborted(answer, request.signal) : answer;
  return settled.delivery === undefined ? responseOf(settled) : delivered(settled, core.pauses, request.signal);
}

async function callOf(request: Request): Promise<Call> {
  const { pathname, search } = new URL(request.url);
  const headers: { [name: string]: string } = {};
  request.headers.forEach((value, name) => {
    headers[name] = value;
  });
  const body = new Uint8Array(await request.arrayBuffer());
  return { method: request.method, url: pathname + search, headers, body, signal: request.signal };
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

/** What a client's `fetch` makes of an answer that travels badly. */
function delivered(answer: Answer, pauses: Pauses, signal: AbortSignal): Response {
  const portions = portionsOf(answer);
  if (!portions.hasHeaders)
    throw new TypeError('fetch failed', { cause: new Error('The connection was lost before the headers.') });
  const { status, headers } = answer;
  const body = bodiless.includes(status) ? null : bodyOf(portions, pauses.open(), signal);
  return new Response(body, { status, headers });
}

function bodyOf({ chunks, every, isCut }: Portions, waits: Waits, signal: AbortSignal): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.iterator]();
  let isFirst = true;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener(
        'abort',
        () => {
          waits.end();
          controller.error(signal.reason);
        },
        { once: true },
      );
    },
    async pull(controller) {
      const { done, value } = iterator.next();
      if (done !== true && !isFirst) await waits.wait(every);
      isFirst = false;
      if (signal.aborted) return;
      if (done !== true) return controller.enqueue(value);
      waits.end();
      if (isCut) controller.error(new TypeError('terminated', { cause: new Error('The connection was lost in the body.') }));
      else controller.close();
    },
    cancel: waits.end,
  });
}

function responseOf(answer: Answer): Response {
  if (answer.stream !== undefined) return new Response(streamed(answer.stream), answer);
  const body = bodiless.includes(answer.status) ? null : typeof answer.body === 'string' ? answer.body : answer.body.slice();
  return new Response(body, { status: answer.status, headers: answer.headers });
}
