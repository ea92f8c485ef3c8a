"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.indexOf = indexOf;
/** The control plane, as an OpenAPI document about itself. */
function indexOf({ server, path, shadowed }, routes) {
    const paths = [...new Set(routes.map((route) => route.path))].map((path) => [path, itemOf(path, routes)]);
    const shadow = shadowed.length === 0 ? '' : ` Calls of ${shadowed.join(', ')} that would come to ${path} get here instead.`;
    return {
        openapi: '3.1.0',
        info: {
            title: `Control plane of the mock server of ${server.api.title ?? 'an API'}`,
            version: '1',
            description: `A browser gets a page here. What is sent is application/json; what cannot be done is answered by problem+json.${shadow}`,
        },
        servers: [{ url: path }],
        paths: Object.fromEntries(paths),
    };
}
function itemOf(path, routes) {
    const own = routes.filter((route) => route.path === path);
    return Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationOf(route)]));
}
function operationOf({ path, summary, query = {}, body }) {
    const variables = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => parameter(name ?? '', 'path', undefined));
    const filters = Object.entries(query).map(([name, description]) => parameter(name, 'query', description));
    const parameters = [...variables, ...filters];
    return {
        summary,
        ...(parameters.length === 0 ? {} : { parameters }),
        ...(body === undefined
            ? {}
            : { requestBody: { required: true, content: { 'application/json': { schema: {}, example: body.example } } } }),
        responses: {
            '2XX': { description: 'Done.' },
            '4XX': { description: 'What to do instead.', content: { 'application/problem+json': { schema: { type: 'object' } } } },
        },
    };
}
function parameter(name, place, description) {
    return {
        name,
        in: place,
        ...(place === 'path' ? { required: true } : {}),
        ...(description === undefined ? {} : { description }),
        schema: { type: 'string' },
    };
}
