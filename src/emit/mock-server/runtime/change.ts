import { addressOf } from './address.js';
import { readPieces } from './placeholder.js';
import type { StateChange } from './rule.js';
import type { Scope } from './scope.js';
import { strictText, templateOf } from './template.js';

/** What a rule does to the store. */
export type Change = (scope: Scope) => void;

/**
 * Reads one of a rule's state changes.
 * @throws {PlaceholderError}
 */
export function changeOf(change: StateChange): Change {
  if ('put' in change) return putting(change);
  if ('delete' in change) return deleting(change.delete);
  return incrementing(change);
}

function putting({ put, value, expiresIn }: Extract<StateChange, { put: string }>): Change {
  const addressFor = addressOf(put);
  const template = templateOf(value);
  return (scope) => {
    const address = addressFor(scope);
    const made = template(scope);
    if (address === undefined || made === undefined) return;
    scope.store.put(address.collection, address.key, made, expiresIn === undefined ? {} : { expiresIn });
  };
}

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
