"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.DriftCheck = void 0;
exports.errorNameOf = errorNameOf;
const redact_js_1 = require("./redact.js");
const schema_js_1 = require("./schema.js");
/** How an answer differs from what the pages say. Never says more than once what is the same in every item of a list. */
class DriftCheck {
    #types;
    #errors;
    #operations;
    constructor(api) {
        this.#types = new Map(api.types.map(({ name, schema }) => [name, schema]));
        this.#errors = api.errors;
        this.#operations = new Map(api.operations.map((operation) => [operation.name, operation]));
    }
    /** @param json the body, where it is JSON */
    check(name, status, errorName, json) {
        const operation = name === undefined ? undefined : this.#operations.get(name);
        if (operation === undefined)
            return [];
        const drifts = [];
        const tell = (kind, place, message) => {
            const same = (each) => each.kind === kind && inAnyItem(each.place) === inAnyItem(place);
            if (!drifts.some(same))
                drifts.push({ operation: operation.name, kind, status, place, message });
        };
        if (errorName !== undefined) {
            if (!operation.errors.some((error) => error.name === errorName))
                tell('error', '', `${operation.name} documents no error ${errorName}.`);
            return drifts;
        }
        const response = operation.responses.find((each) => each.status === status);
        if (response !== undefined) {
            if (json !== undefined)
                this.#compare(response, json, tell);
        }
        else if (status !== 304 && !this.#isErrorStatus(operation, status)) {
            tell('status', '', `${operation.name} documents no answer ${status}.`);
        }
        return drifts;
    }
    #isErrorStatus(operation, status) {
        return operation.errors.some(({ name, documentedStatus }) => documentedStatus === status || this.#errors.some((error) => error.name === name && error.status === status));
    }
    #compare(response, json, tell) {
        for (const { path, message } of response.validate?.(json).issues ?? []) {
            // What stands for a secret need not look like one.
            if (!(0, redact_js_1.isPlaceholder)(valueAt(json, path)))
                tell('invalid', placeOf(path), message);
        }
        if (response.schema === undefined)
            return;
        for (const path of this.#undocumented(response.schema, json, [])) {
            tell('field', placeOf(path), `The pages know no ${placeOf(path)}.`);
        }
    }
    /** Paths to properties that the schema has not. Unions are left alone: which member is meant is not known for sure. */
    *#undocumented(schema, value, path) {
        const node = (0, schema_js_1.dereference)(schema, this.#types);
        if (typeof value !== 'object' || value === null)
            return;
        if (node.kind === 'array' && Array.isArray(value)) {
            for (const [index, item] of value.entries())
                yield* this.#undocumented(node.items, item, [...path, index]);
        }
        else if (node.kind === 'map') {
            for (const [name, inner] of Object.entries(value))
                yield* this.#undocumented(node.values, inner, [...path, name]);
        }
        else if (node.kind === 'object' && !Array.isArray(value)) {
            for (const [name, inner] of Object.entries(value)) {
                const property = node.properties.find((each) => each.name === name);
                if (property === undefined)
                    yield [...path, name];
                else
                    yield* this.#undocumented(property.schema, inner, [...path, name]);
            }
        }
    }
}
exports.DriftCheck = DriftCheck;
function placeOf(path) {
    return path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
}
function inAnyItem(place) {
    return place.replace(/\[\d+\]/g, '[]');
}
function valueAt(value, path) {
    let inner = value;
    for (const step of path) {
        if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, step))
            return undefined;
        inner = inner[step];
    }
    return inner;
}
/** Name of the error that an answer says it is, as services of AWS and their likes say it. */
function errorNameOf(headers, json, status) {
    if (status < 400)
        return undefined;
    const inBody = typeof json === 'object' && json !== null && '__type' in json ? json.__type : undefined;
    const said = headers['x-amzn-errortype'] ?? inBody;
    return typeof said === 'string' ? said.replace(/:.*$/s, '').replace(/^.*#/s, '') : undefined;
}
