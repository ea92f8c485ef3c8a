"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.addressOf = addressOf;
const placeholder_js_1 = require("./placeholder.js");
const template_js_1 = require("./template.js");
/**
 * Reads `users/${input.Username}`: collection, slash, key. The slash is the first that stands there as such; those that
 * placeholders bring along are part of what they stand in.
 * @returns (for a call) `undefined` where a placeholder stands for nothing, or nothing is left of collection or key
 * @throws {PlaceholderError}
 */
function addressOf(text) {
    const halves = split((0, placeholder_js_1.readPieces)(text));
    if (halves === undefined)
        throw new placeholder_js_1.PlaceholderError('an address is a collection, a slash and a key, such as users/${input.Username}');
    const [collectionOf, keyOf] = [(0, template_js_1.strictText)(halves[0]), (0, template_js_1.strictText)(halves[1])];
    return (scope) => {
        const [collection, key] = [collectionOf(scope), keyOf(scope)];
        return collection === undefined || key === undefined || collection === '' || key === '' ? undefined : { collection, key };
    };
}
function split(pieces) {
    for (const [index, piece] of pieces.entries()) {
        const slash = piece.kind === 'text' ? piece.text.indexOf('/') : -1;
        if (piece.kind !== 'text' || slash < 0)
            continue;
        const before = [...pieces.slice(0, index), ...plain(piece.text.slice(0, slash))];
        const after = [...plain(piece.text.slice(slash + 1)), ...pieces.slice(index + 1)];
        return before.length === 0 || after.length === 0 ? undefined : [before, after];
    }
    return undefined;
}
function plain(text) {
    return text === '' ? [] : [{ kind: 'text', text }];
}
