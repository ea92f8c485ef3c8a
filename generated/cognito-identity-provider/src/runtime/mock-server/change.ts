import { addressOf } from './address.js';
import { readPieces } from './placeholder.js';
import type { StateChange } from './rule.js';
import type { Scope } from './scope.js';
import type { MockStore, PutOptions } from './store.js';
import { strictText, templateOf } from './template.js';

/** What a rule does to the store. */
export type Change = (scope: Scope) => void;

/**
 * Reads one of a rule's state changes.
 * @throws {PlaceholderError}
 */
export function changeOf(change: StateChange): Change {
  if ('put' in change) return putting(change.put, change, (store, ...record) => store.put(...record));
  if ('merge' in change) return putting(change.merge, change, merging);
  if ('delete' in change) return deleting(change.delete);
  return incrementing(change);
}

type Putting = (store: MockStore, collection: string, key: string, value: unknown, options: PutOptions) => void;

function putting(
  text: string,
  { value, expiresIn }: { readonly value: unknown; readonly expiresIn?: number },
  put: Putting,
): Change {
  const addressFor = addressOf(text);
  const template = templateOf(value);
  const options = expiresIn === undefined ? {} : { expiresIn };
  return (scope) => {
    const address = addressFor(scope);
    const made = template(scope);
    if (address !== undefined && made !== undefined) put(scope.store, address.collection, address.key, made, options);
  };
}

const merging: Putting = (store, collection, key, value, options) => {
  if (typeof value === 'object' && value !== null) store.merge(collection, key, value, options);
  else store.put(collection, key, value, options);
};

function deleting(text: string): Change {
  const addressFor = addressOf(text);
  return (scope) => {
    const address = addressFor(scope);
    if (address !== undefined) scope.store.delete(address.collection, address.key);
  };
}

function incrementing({ increment, by }: Extract<StateChange, { increment: string }>): Change {
  const name = strictText(readPieces(increment));
  return (scope) => {
    const counter = name(scope);
    if (counter !== undefined) scope.store.increment(counter, by);
  };
}
