"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.allUnique = allUnique;
const depth_js_1 = require("./depth.js");
/**
 * Whether no two items are the same JSON value; members of objects may stand in any order. Linear in the size of the items. An item
 * that is nested without end, or nearly, is like no other.
 */
function allUnique(items) {
    const plain = new Set();
    const nested = new Set();
    for (const item of items) {
        const isNested = typeof item === 'object' && item !== null;
        const count = plain.size + nested.size;
        const text = isNested ? canonical(item, 0) : undefined;
        if (isNested)
            nested.add(text ?? `unlike ${count}`);
        else
            plain.add(item);
        if (plain.size + nested.size === count)
            return false;
    }
    return true;
}
/** One text per JSON value: members sorted, -0 as 0. None for a value that is nested too deeply. */
function canonical(value, depth) {
    if (depth > depth_js_1.deepest)
        return undefined;
    if (typeof value !== 'object' || value === null)
        return typeof value === 'string' ? JSON.stringify(value) : String(value);
    const parts = [];
    const isList = Array.isArray(value);
    for (const [key, member] of isList ? value.entries() : Object.entries(value)) {
        if (member === undefined && !isList)
            continue;
        const text = canonical(member, depth + 1);
        if (text === undefined)
            return undefined;
        parts.push(isList ? text : `${JSON.stringify(key)}:${text}`);
    }
    return isList ? `[${parts.join()}]` : `{${parts.sort().join()}}`;
}
