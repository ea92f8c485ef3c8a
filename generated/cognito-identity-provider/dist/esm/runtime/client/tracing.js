import { ClientError } from './errors.js';
/** OpenTelemetry's number for the kind `CLIENT`, and for the status `ERROR`. */
const client = 2;
const failed = 2;
/**
 * A span for each call, with the attributes of OpenTelemetry's conventions for HTTP clients; retries are events of it. Requests
 * carry its context in `traceparent`.
 */
export function tracing(tracer) {
    const spans = new WeakMap();
    const spanOf = ({ call }) => {
        const known = spans.get(call);
        if (known !== undefined)
            return known;
        const attributes = { 'rpc.method': call.operation };
        const span = tracer.startSpan(call.operation, { kind: client, startTime: call.startedAt, attributes });
        spans.set(call, span);
        return span;
    };
    return {
        request(event) {
            const { method, url, headers } = event.request;
            const span = spanOf(event);
            const { hostname, port, origin, pathname } = new URL(url);
            span.setAttributes({
                'http.request.method': method,
                'server.address': hostname,
                ...(port === '' ? {} : { 'server.port': Number(port) }),
                'url.full': origin + pathname,
                ...(event.attempt > 1 ? { 'http.request.resend_count': event.attempt - 1 } : {}),
            });
            const { traceId, spanId, traceFlags } = span.spanContext();
            headers['traceparent'] = `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
        },
        response(event) {
            spanOf(event).setAttributes({ 'http.response.status_code': event.response.status });
        },
        retry(event) {
            spanOf(event).addEvent('retry', { 'error.type': event.error.name, delay: event.delay, attempt: event.attempt });
        },
        success(event) {
            spanOf(event).end();
        },
        error(event) {
            const { error } = event;
            const span = spanOf(event);
            const type = error instanceof Error ? error.name : typeof error;
            span.setAttributes({ 'error.type': type });
            if (error instanceof Error)
                span.recordException(error);
            span.setStatus({ code: failed, message: error instanceof ClientError ? error.kind : type });
            span.end();
        },
    };
}
