import type { StateChange } from './rule.js';
import type { Scope } from './scope.js';
/** What a rule does to the store. */
export type Change = (scope: Scope) => void;
/**
 * Reads one of a rule's state changes.
 * @throws {PlaceholderError}
 */
export declare function changeOf(change: StateChange): Change;
