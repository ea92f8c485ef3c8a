/** Statuses that a Response may not have a body with. */
const bodiless = [101, 204, 205, 304];
/** Answers a Web-standard request, with what `fetch` does when its signal is aborted. */
export async function answerRequest(core, request) {
    request.signal.throwIfAborted();
    const call = await callOf(request);
    const tooLarge = call.body.length > core.bodyLimit;
    const answer = tooLarge ? core.handleTooLarge({ ...call, body: new Uint8Array() }) : core.handle(call);
    return responseOf(answer instanceof Promise ? await unlessAborted(answer, request.signal) : answer);
}
async function callOf(request) {
    const { pathname, search } = new URL(request.url);
    const headers = {};
    request.headers.forEach((value, name) => {
        headers[name] = value;
    });
    const body = new Uint8Array(await request.arrayBuffer());
    return { method: request.method, url: pathname + search, headers, body };
}
function unlessAborted(answer, signal) {
    return new Promise((resolve, reject) => {
        const abort = () => reject(signal.reason);
        // A handler may have aborted it already.
        if (signal.aborted)
            abort();
        signal.addEventListener('abort', abort, { once: true });
        answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
}
function responseOf(answer) {
    const body = bodiless.includes(answer.status) ? null : typeof answer.body === 'string' ? answer.body : answer.body.slice();
    return new Response(body, { status: answer.status, headers: answer.headers });
}
