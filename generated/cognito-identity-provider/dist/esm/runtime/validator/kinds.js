export function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
export function isArray(value) {
    return Array.isArray(value);
}
/** Text (base64, in JSON), bytes, or a file. */
export function isBinary(value) {
    if (typeof value === 'string' || ArrayBuffer.isView(value))
        return true;
    if (typeof value !== 'object' || value === null)
        return false;
    return (typeof Blob === 'function' && value instanceof Blob) || Symbol.asyncIterator in value || 'getReader' in value;
}
/** A member under a name that every object inherits something by: only the object's own counts. */
export function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
export function keyCount(object) {
    return Object.keys(object).length;
}
