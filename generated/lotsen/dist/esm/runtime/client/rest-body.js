import { readJson } from './json.js';
/** No content is no output, whatever is documented. */
export async function readJsonBody(response) {
    const text = await response.text();
    return text === '' ? undefined : readJson(text, response.headers);
}
export function readTextBody(response) {
    return response.text();
}
export function readBinaryBody(response) {
    return response.blob();
}
/** Nothing is documented: the body is let go, so that its connection is free again. */
export async function discardBody(response) {
    await response.body?.cancel();
    return undefined;
}
