"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.retryPolicy = retryPolicy;
exports.isRetriable = isRetriable;
exports.backoff = backoff;
exports.retryDelay = retryDelay;
exports.retryAfterOf = retryAfterOf;
const errors_js_1 = require("./errors.js");
/** Statuses that a later attempt may not meet again. 501, 505 and 408 are not among them. */
const transientStatuses = /* @__PURE__ */ new Set([429, 500, 502, 503, 504]);
/** Statuses that say that the request was turned away before anything was done for it. */
const refusedStatuses = /* @__PURE__ */ new Set([429, 503]);
/** Names that say "not so fast", whatever the status. */
const throttlingName = /Throttl|TooManyRequests|SlowDown|ThroughputExceeded|PriorRequestNotComplete|^(?:Request|Bandwidth)?LimitExceeded(?:Exception)?$/;
/** What holds for a call: its own options, and the client's for what it leaves open. */
function retryPolicy(client, call) {
    if (call === undefined)
        return client ?? {};
    return call === false || !client ? call : { ...client, ...call };
}
/** `repeatable`: doing the operation twice does no harm. */
function isRetriable(error, repeatable) {
    if (error instanceof errors_js_1.ServiceError && throttlingName.test(error.code))
        return true;
    if (error instanceof errors_js_1.ServiceError || error instanceof errors_js_1.HttpError) {
        return (repeatable ? transientStatuses : refusedStatuses).has(error.status);
    }
    return repeatable && (error instanceof errors_js_1.NetworkError || (error instanceof errors_js_1.TimeoutError && error.scope === 'attempt'));
}
/** Full jitter: anything from nothing to the bound, which doubles with each attempt. In milliseconds. */
function backoff(attempt, options) {
    const bound = Math.min(options.maxDelay ?? 20_000, (options.baseDelay ?? 100) * 2 ** (attempt - 1));
    return Math.floor((options.random ?? Math.random)() * bound);
}
/** Milliseconds to wait before attempt `attempt + 1`; undefined where there is to be none. */
function retryDelay(error, attempt, options, repeatable) {
    if (options === false || attempt >= (options.attempts ?? 3))
        return undefined;
    if (!(options.retriable?.(error) ?? isRetriable(error, repeatable)))
        return undefined;
    const asked = error instanceof errors_js_1.ServiceError || error instanceof errors_js_1.HttpError ? (error.retryAfter ?? 0) : 0;
    if (asked > (options.maxDelay ?? 20_000))
        return undefined;
    return Math.max(asked, backoff(attempt, options));
}
/** How long an answer asks to wait, in milliseconds, by `x-amz-retry-after` (milliseconds) or `retry-after` (seconds, or a date). */
function retryAfterOf(headers) {
    const milliseconds = headers.get('x-amz-retry-after');
    if (milliseconds !== null && /^\d+$/.test(milliseconds))
        return Number(milliseconds);
    const value = headers.get('retry-after');
    if (value === null)
        return undefined;
    if (/^\d+(?:\.\d+)?$/.test(value))
        return Math.ceil(Number(value) * 1000);
    // A date names its month; without that, `Date.parse` makes years of plain numbers.
    const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
