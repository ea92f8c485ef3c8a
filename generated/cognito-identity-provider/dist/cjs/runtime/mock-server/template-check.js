"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.after = exports.before = void 0;
exports.complaint = complaint;
const address_js_1 = require("./address.js");
const fields_js_1 = require("./fields.js");
const nearest_js_1 = require("./nearest.js");
const placeholder_js_1 = require("./placeholder.js");
const scope_js_1 = require("./scope.js");
/** Where the answer is still to be made. */
exports.before = checksWith(scope_js_1.rootNames.filter((name) => name !== 'answer'));
/** Where the answer is there. */
exports.after = checksWith(scope_js_1.rootNames);
function checksWith(roots) {
    const placeholders = (value, place) => complaint(place, () => wrongNames(value, roots).map(({ what, name, among }) => (0, nearest_js_1.noSuch)(what, name, among)));
    const json = (value, place) => {
        if (typeof value === 'string')
            return placeholders(value, place);
        if (Array.isArray(value))
            return (0, fields_js_1.list)(json)(value, place);
        if ((0, fields_js_1.isRecord)(value) && typeof value['toJSON'] !== 'function')
            return properties(value, place);
        return (0, fields_js_1.must)(value === null || typeof value === 'boolean' || Number.isFinite(value), place, `there should be JSON, not ${(0, fields_js_1.kindOf)(value)}`);
    };
    const properties = (0, fields_js_1.table)(json, (name, place) => (typeof name === 'string' ? placeholders(name, place) : fields_js_1.nothing));
    const address = (value, place) => {
        const wrong = placeholders(value, place);
        return wrong.length > 0 ? wrong : complaint(place, () => void (0, address_js_1.addressOf)(value));
    };
    return { json, text: (0, fields_js_1.textThat)(placeholders), address: (0, fields_js_1.textThat)(address) };
}
function wrongNames(value, roots) {
    const placeholders = (0, placeholder_js_1.readPieces)(value).flatMap((piece) => (piece.kind === 'text' ? [] : piece.placeholder));
    return placeholders.flatMap(pathsOf).flatMap((path) => (0, scope_js_1.problemWithPath)(path, roots));
}
function pathsOf(choice) {
    if (choice.kind === 'literal')
        return [];
    const inSteps = choice.steps.flatMap((step) => {
        if (step.kind === 'computed')
            return pathsOf(step.path);
        return step.kind === 'item' ? pathsOf(step.value) : [];
    });
    return [choice, ...inSteps];
}
/** What reading something has to complain of, or throws. */
function complaint(place, read) {
    try {
        return (read() ?? []).flatMap((message) => (0, fields_js_1.problem)(place, message));
    }
    catch (error) {
        return (0, fields_js_1.problem)(place, error instanceof Error ? error.message : String(error));
    }
}
