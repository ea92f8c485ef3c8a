"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.coerceNamed = coerceNamed;
exports.coerceText = coerceText;
exports.spreadObject = spreadObject;
exports.coerceObject = coerceObject;
exports.searchTexts = searchTexts;
exports.uniqueNames = uniqueNames;
const schema_js_1 = require("./schema.js");
/**
 * Turns text into what the schema wants there. Text that does not read as that stays text: saying so is the validator's part.
 * @returns `undefined` where nothing stands under the name
 */
function coerceNamed(texts, name, schema, types) {
    const node = (0, schema_js_1.dereference)(schema, types);
    const values = texts.all(name);
    if (node.kind === 'array') {
        const repeated = values.length > 0 ? values : texts.all(`${name}[]`);
        return repeated.length === 0 ? undefined : listItems(repeated, node.items, types);
    }
    if ((node.kind === 'object' || node.kind === 'map') && values.length === 0)
        return deepObject(texts, name, node, types);
    const [value] = values;
    return value === undefined ? undefined : coerceText(value, node, types);
}
const wholeNumber = /^-?\d+$/;
const anyNumber = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
function coerceText(text, schema, types) {
    const node = (0, schema_js_1.dereference)(schema, types);
    switch (node.kind) {
        case 'integer':
            return wholeNumber.test(text) ? Number(text) : text;
        case 'number':
            return anyNumber.test(text) ? Number(text) : text;
        case 'boolean':
            return text === 'true' ? true : text === 'false' ? false : text;
        case 'enum':
            return node.values.find((value) => String(value) === text) ?? text;
        case 'null':
            return text === '' || text === 'null' ? null : text;
        case 'union':
            return coerceUnion(text, node.members, types);
        case 'array':
            return listItems([text], node.items, types);
        case 'object':
        case 'map':
        case 'unknown':
            return parsedObject(text);
        case 'string':
        case 'binary':
        case 'reference':
            return text;
    }
}
/** The first member that makes something other than text of it; text where a member is text. */
function coerceUnion(text, members, types) {
    for (const member of members) {
        const value = coerceText(text, member, types);
        if (value !== text)
            return value;
    }
    return text;
}
/** `a=1&a=2`, or `a=1,2` in one. */
function listItems(values, items, types) {
    const [only] = values;
    if (values.length === 1 && only !== undefined) {
        const list = only.startsWith('[') ? parsedObject(only) : undefined;
        if (Array.isArray(list))
            return list;
        return only.split(',').map((text) => coerceText(text.trim(), items, types));
    }
    return values.map((text) => coerceText(text, items, types));
}
/** `filter[status]=open`. */
function deepObject(texts, name, node, types) {
    const value = {};
    let found = false;
    for (const key of texts.names()) {
        if (!key.startsWith(`${name}[`) || !key.endsWith(']'))
            continue;
        const property = key.slice(name.length + 1, -1);
        const schema = node.kind === 'map' ? node.values : node.properties.find((each) => each.name === property)?.schema;
        (0, schema_js_1.setProperty)(value, property, coerceNamed(texts, key, schema ?? { kind: 'string' }, types));
        found = true;
    }
    return found ? value : undefined;
}
/** An object whose members stand for themselves, `room=2&floor=1`; names that something else has are not its members. */
function spreadObject(texts, schema, types, others) {
    const node = (0, schema_js_1.dereference)(schema, types);
    if (node.kind !== 'object')
        return undefined;
    const value = {};
    for (const property of node.properties) {
        const found = others.has(property.name) ? undefined : coerceNamed(texts, property.name, property.schema, types);
        if (found !== undefined)
            (0, schema_js_1.setProperty)(value, property.name, found);
    }
    return Object.keys(value).length === 0 ? undefined : value;
}
/** JSON where the text is an object or a list, else the text. */
function parsedObject(text) {
    if (!/^\s*[[{]/.test(text))
        return text;
    try {
        return JSON.parse(text);
    }
    catch {
        return text;
    }
}
/** A form's or query's object, read by the schema; names the schema does not know are kept as text. */
function coerceObject(texts, schema, types) {
    const node = (0, schema_js_1.dereference)(schema, types);
    const value = {};
    const properties = node.kind === 'object' ? node.properties : [];
    for (const property of properties) {
        const found = coerceNamed(texts, property.name, property.schema, types);
        if (found !== undefined)
            (0, schema_js_1.setProperty)(value, property.name, found);
    }
    const known = new Set(properties.map((property) => property.name));
    for (const name of texts.names()) {
        if (known.has(name.replace(/\[.*$/s, '')))
            continue;
        (0, schema_js_1.setProperty)(value, name, node.kind === 'map' ? coerceNamed(texts, name, node.values, types) : texts.all(name)[0]);
    }
    return value;
}
function searchTexts(search) {
    return {
        all: (name) => search.getAll(name),
        names: () => uniqueNames((visit) => search.forEach((_, name) => {
            visit(name);
        })),
    };
}
function uniqueNames(each) {
    const names = new Set();
    each((name) => names.add(name));
    return [...names];
}
