"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ContentMaker = void 0;
exports.problemWith = problemWith;
const call_js_1 = require("./call.js");
const negotiate_js_1 = require("./negotiate.js");
const synthesise_js_1 = require("./synthesise.js");
const retries = 6;
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;
/** Headers that tell how the body travels are the server's own. */
const framing = /^(?:content-(?:type|length|encoding)|transfer-encoding|connection|keep-alive|upgrade|trailer|date)$/i;
/** Answers for operations that nobody wrote a handler for. */
class ContentMaker {
    #wire;
    #seed;
    #synthesiser;
    /** Examples never change, so each is checked and written once. */
    #examples = new Map();
    constructor(wire, seed, types, patterns) {
        this.#wire = wire;
        this.#seed = seed;
        this.#synthesiser = new synthesise_js_1.Synthesiser(types, patterns);
    }
    /**
     * @param call whose `Accept` header has the media types that it would like; the same call is given the same answer, whatever else
     *   was called before
     */
    success(operation, wish, call) {
        const response = (0, negotiate_js_1.inMediaType)(wish?.response ?? operation.responses[0], call.headers['accept']);
        if (response.schema === undefined)
            return { kind: 'synthesised', written: this.#written(operation, response, undefined, '') };
        const note = [];
        if (wish?.isDynamic !== true) {
            const candidates = wish?.example === undefined ? response.examples : [wish.example];
            for (const example of candidates) {
                const content = this.#example(operation, response, example);
                if (!('broken' in content))
                    return content;
                note.push(content.broken);
            }
        }
        return this.#synthesised(operation, response, response.schema, `${call.url}\n${call.body}`, note);
    }
    error(operation, failing, wish) {
        const documented = operation.errors.find(({ name }) => name === failing.error.name);
        const hasOwnMessage = failing.message !== failing.error.message;
        const example = wish?.example ?? (wish?.isDynamic === true || hasOwnMessage ? undefined : documented?.examples?.[0]);
        return this.#wire.writeError(failing.error, failing.message, this.#errorBody(operation, failing.error, example));
    }
    #errorBody(operation, error, example) {
        if (example !== undefined)
            return { value: example.value, isExample: true };
        if (error.schema === undefined)
            return undefined;
        return { value: this.#synthesiser.value(error.schema, `${this.#seed}/${operation.name}/${error.name}`), isExample: false };
    }
    #example(operation, response, example) {
        const ofResponse = this.#examples.get(response);
        const known = ofResponse?.get(example);
        if (known !== undefined)
            return known;
        const problem = problemWith(response, example.value);
        const content = problem === undefined
            ? { kind: 'example', written: this.#written(operation, response, example.value, '') }
            : { broken: `the documented example breaks the schema: ${problem}` };
        if (ofResponse === undefined)
            this.#examples.set(response, new Map([[example, content]]));
        else
            ofResponse.set(example, content);
        return content;
    }
    #synthesised(operation, response, schema, key, notes) {
        let value;
        let problem;
        for (let attempt = 0; attempt < retries; attempt += 1) {
            value = this.#synthesiser.value(schema, `${this.#seed}/${operation.name}/${response.status}/${key}/${attempt}`, attempt < retries / 2);
            problem =
                problemWith(response, value) ?? (this.#synthesiser.fits(value, schema) ? undefined : 'no value was found that it allows');
            if (problem === undefined)
                break;
        }
        const all = problem === undefined ? notes : [...notes, `the synthesised answer breaks the schema: ${problem}`];
        return { kind: 'synthesised', written: this.#written(operation, response, value, all.join('; ')) };
    }
    #written(operation, response, value, note) {
        const written = this.#wire.writeValue(response, value);
        const noted = note === '' ? {} : { 'x-mock-note': (0, call_js_1.headerText)(note) };
        return { ...written, headers: { ...this.#documentedHeaders(operation, response), ...noted, ...written.headers } };
    }
    #documentedHeaders(operation, response) {
        const headers = {};
        for (const { name, schema } of response.headers) {
            if (!headerName.test(name) || framing.test(name))
                continue;
            const value = this.#synthesiser.value(schema, `${this.#seed}/${operation.name}/${response.status}/${name}`);
            headers[name.toLowerCase()] = (0, call_js_1.headerText)(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
        }
        return headers;
    }
}
exports.ContentMaker = ContentMaker;
/** What the schema has against the value, in short; `undefined` where nothing. */
function problemWith(response, value) {
    const result = response.validate?.(value);
    if (result?.issues === undefined)
        return undefined;
    const [first] = result.issues;
    return first === undefined ? 'for a reason not told' : `${first.path.join('.') || 'the value'}: ${first.message}`;
}
