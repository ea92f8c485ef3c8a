import { byteLength, headerText } from './call.js';
export function refusal(status, name, message, more = {}) {
    return { kind: 'refusal', status, name, message, ...more };
}
const bodiless = [204, 205, 304];
/** An answer of which all but the call's own headers is settled. Whatever a page calls things, it can be sent. */
export function written(status, headers, body) {
    const sent = {};
    for (const [name, value] of Object.entries(headers))
        sent[name] = headerText(value);
    if (bodiless.includes(status)) {
        delete sent['content-type'];
        return { status, headers: sent, body: '' };
    }
    sent['content-length'] = String(byteLength(body));
    return { status: status >= 200 && status <= 599 ? status : 500, headers: sent, body };
}
