"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.retries = retries;
exports.isRetriable = isRetriable;
exports.backoff = backoff;
exports.retryAfterOf = retryAfterOf;
const errors_js_1 = require("./errors.js");
/** Sends a request again where a later attempt may come to another end, after waits that grow and are never the same. */
function retries(options = {}) {
    const { attempts = 3, maxDelay = 20_000, retriable = isRetriable, budget = Number.POSITIVE_INFINITY, sleep } = options;
    let left = budget;
    return {
        sleep,
        delay(error, attempt, { body, repeatable }) {
            // A stream that has been read is gone.
            if (body instanceof ReadableStream || attempt >= attempts || !retriable(error, repeatable))
                return undefined;
            const asked = retryAfterOf(error.response?.headers) ?? 0;
            if (asked > maxDelay || left < 1)
                return undefined;
            left -= 1;
            return Math.max(asked, backoff(attempt, options));
        },
        succeeded() {
            left = Math.min(budget, left + 0.1);
        },
    };
}
/** Names that say "not so fast", whatever the status. */
const throttlingName = /Throttl|TooManyRequests|SlowDown|ThroughputExceeded|PriorRequestNotComplete|^(?:Request|Bandwidth)?LimitExceeded(?:Exception)?$/;
/**
 * Whether a later attempt may come to another end. Statuses: 429, 500, 502, 503, 504, and of these only 429 and 503, which say that
 * nothing was done, where doing the operation twice could do harm.
 */
function isRetriable(error, repeatable) {
    if (error instanceof errors_js_1.NetworkError)
        return repeatable || isUnsent(error.cause);
    if (error instanceof errors_js_1.TimeoutError)
        return error.scope === 'connect' || (repeatable && error.scope === 'attempt');
    if (!(error instanceof errors_js_1.ServiceError || error instanceof errors_js_1.HttpError))
        return false;
    const { name, status } = error;
    return throttlingName.test(name) || status === 429 || status === 503 || (repeatable && [500, 502, 504].includes(status));
}
/** Whether a request surely never left: what failed is looking up the server, or connecting to it, as the system's calls for these tell. */
function isUnsent(cause, depth = 0) {
    if (!(cause instanceof Error) || depth > 5)
        return false;
    const { syscall, code } = cause;
    // Where a name has several addresses, each has its own error.
    const [one] = cause instanceof AggregateError ? cause.errors : [];
    return (syscall === 'connect' ||
        syscall === 'getaddrinfo' ||
        code === 'UND_ERR_CONNECT_TIMEOUT' ||
        isUnsent(one ?? cause.cause, depth + 1));
}
/** Full jitter: anything from nothing to the bound, which doubles with each attempt. In milliseconds. */
function backoff(attempt, { baseDelay = 100, maxDelay = 20_000, random = Math.random }) {
    return Math.floor(random() * Math.min(maxDelay, baseDelay * 2 ** (attempt - 1)));
}
/** How long an answer asks to wait, in milliseconds, by `x-amz-retry-after` (milliseconds) or `retry-after` (seconds, or a date). */
function retryAfterOf(headers) {
    const milliseconds = headers?.get('x-amz-retry-after') ?? '';
    if (/^\d+$/.test(milliseconds))
        return Number(milliseconds);
    const value = headers?.get('retry-after') ?? '';
    if (/^\d+(?:\.\d+)?$/.test(value))
        return Math.ceil(Number(value) * 1000);
    // A date names its month; without that, `Date.parse` makes years of plain numbers.
    const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
