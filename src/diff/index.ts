export type { Cause, Change, ChangeKind, Effect, Impact, ModelDiff, Severity, Side, Told, Width } from './change.js';
export { severest, severities } from './change.js';
export { compareModels } from './compare.js';
