import type { IssueLog } from './issue-log.js';

/** Values of one type, whatever they say. */

export function collectString(value: unknown, log: IssueLog): void {
  if (typeof value !== 'string') log.type('a string', value);
}

export function collectBoolean(value: unknown, log: IssueLog): void {
  if (typeof value !== 'boolean') log.type('true or false', value);
}

export function collectNumber(value: unknown, log: IssueLog): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) log.type('a number', value);
}

export function collectInteger(value: unknown, log: IssueLog): void {
  if (typeof value !== 'number' || !Number.isInteger(value)) log.type('an integer', value);
}
