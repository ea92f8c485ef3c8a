import { sleep, withDeadline } from './deadline.js';
import { AbortError, CallValidationError, ClientError, HttpError, NetworkError, ProtocolError, reasonOf, TimeoutError, } from './errors.js';
import { addHeaders } from './headers.js';
import { Metadata } from './response.js';
import { TransportError } from './transport.js';
/** One call: checks the input, sends it until there is an answer to keep, reads and checks the answer. */
export async function execute({ config }, protocol, operation, input, own = {}) {
    const shared = config.options;
    const option = (name) => own[name] ?? shared[name];
    const timeout = option('timeout') ?? Infinity;
    const attemptTimeout = option('attemptTimeout') ?? Infinity;
    const connectTimeout = option('connectTimeout');
    const retry = option('retry') || undefined;
    const validate = option('validate') || undefined;
    const auth = option('auth');
    const hooks = [shared.hooks ?? [], own.hooks ?? []].flat();
    const call = { operation: operation.name, input, startedAt: Date.now() };
    const end = call.startedAt + timeout;
    /** How far the call has come: every error tells it. */
    const facts = {
        operation: operation.name,
        method: operation.method ?? 'POST',
        url: `${config.url ?? ''}${operation.path ?? '/'}`,
        attempts: 0,
        response: undefined,
    };
    const tell = async (name, event) => {
        for (const hook of hooks)
            await hook[name]?.({ call, attempt: facts.attempts, ...event });
    };
    const check = async (side, value) => {
        const result = await validate?.(side, operation, value);
        if (result?.issues)
            throw new CallValidationError({ ...facts, side, issues: result.issues });
        return result ? result.value : value;
    };
    const aborted = () => new AbortError({ ...facts, cause: own.signal?.reason });
    const unsendable = (cause) => new CallValidationError({ ...facts, cause, side: 'request', issues: [{ message: reasonOf(cause) }] });
    /** Sending a request failed, or reading its answer: a body that stops half-way is the network's fault, one that makes no sense the answer's. */
    const fail = (cause) => {
        if (cause instanceof ProtocolError)
            throw cause;
        if (!(cause instanceof TransportError))
            throw new NetworkError({ ...facts, cause });
        if (cause.kind === 'unsendable')
            throw unsendable(cause);
        throw new TimeoutError({ ...facts, cause, scope: 'connect', timeout: connectTimeout ?? 0 });
    };
    let wire;
    /** Sends the request once and reads its answer. Given up, it stops at the next step: what is told and sent is another's by then. */
    const attempt = async (signal) => {
        facts.attempts += 1;
        facts.response = undefined;
        const { method, url, body } = wire;
        const request = { method, url, headers: { ...wire.headers }, body, signal, connectTimeout };
        // What there is not to wait for is not waited for: a wait costs a call more than most of what stands between two of them.
        if (shared.headers || own.headers)
            await addHeaders(request.headers, shared.headers, own.headers);
        signal?.throwIfAborted();
        if (hooks[0])
            await tell('request', { request });
        if (auth)
            await auth(request, operation);
        signal?.throwIfAborted();
        let answer;
        try {
            answer = await config.transport(request);
        }
        catch (cause) {
            throw fail(cause);
        }
        const response = new Metadata(answer, facts.attempts);
        try {
            signal?.throwIfAborted();
            facts.response = response;
            if (hooks[0])
                await tell('response', { request, response });
        }
        catch (error) {
            // Nobody is going to read it, and it would keep its connection.
            answer.body?.cancel().catch(() => { });
            throw error;
        }
        const { status } = answer;
        if ((status >= 200 && status < 300) || status === operation.status) {
            const output = await protocol.decode(operation, answer, { ...facts, response }).catch(fail);
            return validate ? check('response', output) : output;
        }
        const text = await answer.text().catch(fail);
        const named = protocol.nameError(operation, answer, text);
        if (!named)
            throw new HttpError({ ...facts, response, body: text });
        const documented = Object.hasOwn(operation.errors, named.code) ? operation.errors[named.code] : undefined;
        throw new (documented ?? config.api.serviceError)({ ...facts, response, ...named });
    };
    try {
        const checked = validate ? await check('request', input) : input;
        try {
            wire = protocol.encode(config, operation, checked);
        }
        catch (cause) {
            throw unsendable(cause);
        }
        facts.url = wire.url;
        for (;;) {
            const left = end - Date.now();
            const [scope, limit] = attemptTimeout < left ? ['attempt', attemptTimeout] : ['call', timeout];
            const late = () => new TimeoutError({ ...facts, scope, timeout: limit });
            let output;
            try {
                output = await withDeadline(own.signal, Math.min(limit, left), aborted, late, attempt);
            }
            catch (error) {
                if (!(error instanceof ClientError))
                    throw error;
                const delay = retry?.delay(error, facts.attempts, wire);
                if (delay === undefined || Date.now() + delay >= end)
                    throw error;
                await tell('retry', { error, delay });
                await withDeadline(own.signal, undefined, aborted, aborted, (signal) => (retry?.sleep ?? sleep)(delay, signal));
                continue;
            }
            retry?.succeeded?.();
            if (hooks[0] && facts.response)
                await tell('success', { output, response: facts.response });
            return output;
        }
    }
    catch (error) {
        await tell('error', { error });
        throw error;
    }
}
