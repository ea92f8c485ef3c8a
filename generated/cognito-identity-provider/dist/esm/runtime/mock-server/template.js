import { readPieces } from './placeholder.js';
import { setProperty } from './schema.js';
import { firstOf } from './scope.js';
/**
 * JSON with placeholders in its texts. A text that is one placeholder takes the value as it is, be it a number or a list;
 * in a longer text, values are spelled out. Properties and items that stand for nothing are left out.
 * @throws {PlaceholderError}
 */
export function templateOf(value) {
    if (typeof value === 'string')
        return textTemplate(readPieces(value));
    if (Array.isArray(value))
        return listTemplate(value.map(templateOf));
    if (typeof value !== 'object' || value === null)
        return () => value;
    return objectTemplate(Object.entries(value).map(([name, each]) => [textOf(name), templateOf(each)]));
}
/**
 * A text of which every placeholder must stand for something.
 * @returns (when rendered) `undefined` where one does not
 */
export function strictText(pieces) {
    return (scope) => {
        let text = '';
        for (const piece of pieces) {
            const value = piece.kind === 'text' ? piece.text : firstOf(piece.placeholder, scope);
            if (value === undefined || value === null)
                return undefined;
            text += spell(value);
        }
        return text;
    };
}
/**
 * A text with placeholders; nothing is printed for those that stand for nothing.
 * @throws {PlaceholderError}
 */
export function textOf(text) {
    return printed(readPieces(text));
}
function printed(pieces) {
    return (scope) => pieces.map((piece) => (piece.kind === 'text' ? piece.text : spell(firstOf(piece.placeholder, scope)))).join('');
}
function textTemplate(pieces) {
    const [only] = pieces;
    return pieces.length === 1 && only?.kind === 'placeholder' ? (scope) => firstOf(only.placeholder, scope) : printed(pieces);
}
function listTemplate(items) {
    return (scope) => items.map((item) => item(scope)).filter((value) => value !== undefined);
}
function objectTemplate(properties) {
    return (scope) => {
        const made = {};
        for (const [name, template] of properties) {
            const value = template(scope);
            if (value !== undefined)
                setProperty(made, name(scope), value);
        }
        return made;
    };
}
function spell(value) {
    if (value === undefined || value === null)
        return '';
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
