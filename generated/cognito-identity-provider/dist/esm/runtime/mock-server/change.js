import { addressOf } from './address.js';
import { readPieces } from './placeholder.js';
import { strictText, templateOf } from './template.js';
/**
 * Reads one of a rule's state changes.
 * @throws {PlaceholderError}
 */
export function changeOf(change) {
    if ('put' in change)
        return putting(change.put, change, (store, ...record) => store.put(...record));
    if ('merge' in change)
        return putting(change.merge, change, merging);
    if ('delete' in change)
        return deleting(change.delete);
    return incrementing(change);
}
function putting(text, { value, expiresIn }, put) {
    const addressFor = addressOf(text);
    const template = templateOf(value);
    const options = expiresIn === undefined ? {} : { expiresIn };
    return (scope) => {
        const address = addressFor(scope);
        const made = template(scope);
        if (address !== undefined && made !== undefined)
            put(scope.store, address.collection, address.key, made, options);
    };
}
const merging = (store, collection, key, value, options) => {
    if (typeof value === 'object' && value !== null)
        store.merge(collection, key, value, options);
    else
        store.put(collection, key, value, options);
};
function deleting(text) {
    const addressFor = addressOf(text);
    return (scope) => {
        const address = addressFor(scope);
        if (address !== undefined)
            scope.store.delete(address.collection, address.key);
    };
}
function incrementing({ increment, by }) {
    const name = strictText(readPieces(increment));
    return (scope) => {
        const counter = name(scope);
        if (counter !== undefined)
            scope.store.increment(counter, by);
    };
}
