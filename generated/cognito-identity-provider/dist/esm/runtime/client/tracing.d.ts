import type { ClientHooks } from './hooks.js';
export type Attributes = {
    [name: string]: string | number | boolean;
};
/** A span of OpenTelemetry, as far as it is needed. */
export interface TraceSpan {
    spanContext(): {
        readonly traceId: string;
        readonly spanId: string;
        readonly traceFlags: number;
    };
    setAttributes(attributes: Attributes): unknown;
    addEvent(name: string, attributes?: Attributes): unknown;
    recordException(exception: Error): unknown;
    setStatus(status: {
        readonly code: 0 | 1 | 2;
        readonly message?: string;
    }): unknown;
    end(): void;
}
/** A tracer of OpenTelemetry: `trace.getTracer('…')`. */
export interface Tracer {
    startSpan(name: string, options: {
        readonly kind: 2;
        readonly startTime: number;
        readonly attributes: Attributes;
    }): TraceSpan;
}
/**
 * A span for each call, with the attributes of OpenTelemetry's conventions for HTTP clients; retries are events of it. Requests
 * carry its context in `traceparent`.
 */
export declare function tracing(tracer: Tracer): ClientHooks;
//# sourceMappingURL=tracing.d.ts.map