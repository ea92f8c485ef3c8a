"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.isObject = isObject;
exports.isArray = isArray;
exports.isBinary = isBinary;
exports.own = own;
exports.keyCount = keyCount;
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isArray(value) {
    return Array.isArray(value);
}
/** Text (base64, in JSON), bytes, or a file. */
function isBinary(value) {
    if (typeof value === 'string' || ArrayBuffer.isView(value))
        return true;
    if (typeof value !== 'object' || value === null)
        return false;
    return (typeof Blob === 'function' && value instanceof Blob) || Symbol.asyncIterator in value || 'getReader' in value;
}
/** A member under a name that every object inherits something by: only the object's own counts. */
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
function keyCount(object) {
    return Object.keys(object).length;
}
