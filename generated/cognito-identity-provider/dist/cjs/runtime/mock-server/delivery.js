"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.portionsOf = portionsOf;
const encoder = new TextEncoder();
/** A connection is lost before the headers where there is no body to lose it in: the client is to notice. */
function portionsOf(answer) {
    const { drop, truncate, drip } = answer.delivery ?? {};
    const body = typeof answer.body === 'string' ? encoder.encode(answer.body) : answer.body;
    const sent = body.subarray(0, sentBytes(body.length, drop, truncate));
    return {
        hasHeaders: drop !== 'before-headers' && (drop === undefined || body.length > 0),
        chunks: chunksOf(sent, drip?.bytes ?? sent.length),
        every: drip?.every ?? 0,
        isCut: drop !== undefined || sent.length < body.length,
    };
}
function sentBytes(length, drop, truncate) {
    switch (drop) {
        case 'before-headers':
        case 'after-headers':
            return 0;
        case 'mid-body':
            return Math.floor(length / 2);
        case undefined:
            return truncate ?? length;
    }
}
function* chunksOf(body, size) {
    for (let at = 0; at < body.length; at += size)
        yield body.subarray(at, at + size);
}
