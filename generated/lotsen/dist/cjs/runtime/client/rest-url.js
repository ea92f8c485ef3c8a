"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.expandPath = expandPath;
exports.queryString = queryString;
exports.headersOf = headersOf;
exports.formFields = formFields;
exports.listOf = listOf;
exports.textOf = textOf;
/** `/users/{id}` with its variables filled in. Throws where a value is missing, or would lead to another path. */
function expandPath(template, parameters, members) {
    return template.replace(/\{([^{}]*)\}/g, (whole, name) => {
        const parameter = parameters.find((candidate) => candidate.in === 'path' && candidate.name === name);
        if (parameter === undefined)
            return encodeURIComponent(whole);
        const text = listOf(members.get(parameter.member)).map(textOf).map(encodeURIComponent).join(',');
        // No escape helps: a URL's parser reads `%2e%2e` as `..` too.
        if (text === '' || text === '.' || text === '..') {
            throw new TypeError(`${parameter.member} has to be a path segment, not ${JSON.stringify(decodeURIComponent(text))}`);
        }
        return text;
    });
}
/** `?a=1&a=2&b=x`, or nothing. Lists repeat their name, an object's members stand for themselves. */
function queryString(parameters, members) {
    const pairs = [];
    for (const parameter of parameters) {
        if (parameter.in !== 'query')
            continue;
        for (const [name, value] of formFields(parameter.name, members.get(parameter.member))) {
            pairs.push(`${encodeURIComponent(name)}=${encodeURIComponent(textOf(value))}`);
        }
    }
    return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
function headersOf(parameters, members) {
    const headers = {};
    const cookies = [];
    for (const parameter of parameters) {
        const values = listOf(members.get(parameter.member));
        if (values.length === 0)
            continue;
        if (parameter.in === 'header')
            headers[parameter.name.toLowerCase()] = values.map(textOf).join(', ');
        if (parameter.in === 'cookie')
            cookies.push(`${parameter.name}=${values.map(textOf).map(encodeURIComponent).join(',')}`);
    }
    if (cookies.length > 0)
        headers['cookie'] = cookies.join('; ');
    return headers;
}
/** A value as fields of a form, which a query is too. */
function formFields(name, value) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)) {
        return Object.entries(value).flatMap(([key, member]) => listOf(member).map((item) => [key, item]));
    }
    return listOf(value).map((item) => [name, item]);
}
/** Nothing, one value, or several. */
function listOf(value) {
    if (value === undefined)
        return [];
    return Array.isArray(value) ? value.filter((item) => item !== undefined) : [value];
}
/** A value as text outside JSON: strings as they are, structures as JSON. */
function textOf(value) {
    if (value === null)
        return '';
    if (value instanceof Date)
        return value.toISOString();
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
