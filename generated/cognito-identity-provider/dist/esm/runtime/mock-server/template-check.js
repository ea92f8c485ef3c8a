import { addressOf } from './address.js';
import { isRecord, kindOf, list, must, nothing, problem, table, textThat } from './fields.js';
import { noSuch } from './nearest.js';
import { readPieces } from './placeholder.js';
import { problemWithPath, rootNames } from './scope.js';
/** Where the answer is still to be made. */
export const before = checksWith(rootNames.filter((name) => name !== 'answer'));
/** Where the answer is there. */
export const after = checksWith(rootNames);
function checksWith(roots) {
    const placeholders = (value, place) => complaint(place, () => wrongNames(value, roots).map(({ what, name, among }) => noSuch(what, name, among)));
    const json = (value, place) => {
        if (typeof value === 'string')
            return placeholders(value, place);
        if (Array.isArray(value))
            return list(json)(value, place);
        if (isRecord(value) && typeof value['toJSON'] !== 'function')
            return properties(value, place);
        return must(value === null || typeof value === 'boolean' || Number.isFinite(value), place, `there should be JSON, not ${kindOf(value)}`);
    };
    const properties = table(json, (name, place) => (typeof name === 'string' ? placeholders(name, place) : nothing));
    const address = (value, place) => {
        const wrong = placeholders(value, place);
        return wrong.length > 0 ? wrong : complaint(place, () => void addressOf(value));
    };
    return { json, text: textThat(placeholders), address: textThat(address) };
}
function wrongNames(value, roots) {
    const placeholders = readPieces(value).flatMap((piece) => (piece.kind === 'text' ? [] : piece.placeholder));
    return placeholders.flatMap(pathsOf).flatMap((path) => problemWithPath(path, roots));
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
export function complaint(place, read) {
    try {
        return (read() ?? []).flatMap((message) => problem(place, message));
    }
    catch (error) {
        return problem(place, error instanceof Error ? error.message : String(error));
    }
}
