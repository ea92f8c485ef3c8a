import type { Issue, MockError, MockOperation } from './api.js';
import type { Violation, Wire } from './wire.js';

/** How APIs call the error for input that breaks their rules, the most telling first. */
const namesForInvalidInput: readonly RegExp[] = [
  /^InvalidParameters?(?:Value|Combination)?(?:Exception|Error)?$/i,
  /^(?:Request|Input|Parameter|Schema)?Validation(?:Exception|Error|Failed|Failure)?$/i,
  /^Invalid(?:Request|Input|Argument|Body|Payload)s?(?:Content)?(?:Exception|Error)?$/i,
  /^(?:Unprocessable|Unprocessable[ _-]?(?:Entity|Content))(?:Exception|Error)?$/i,
  /^(?:Malformed|Bad)[ _-]?Request(?:Exception|Error)?$/i,
];

/** Statuses that mean the same where no name tells. */
const statusesForInvalidInput: readonly number[] = [422, 400];

/** The error that this operation documents for invalid input; `undefined` where it documents none. */
export function errorForInvalidInput(
  operation: MockOperation,
  errors: ReadonlyMap<string, MockError>,
  byStatus: boolean,
): MockError | undefined {
  const documented = operation.errors.flatMap(({ name }) => errors.get(name) ?? []);
  for (const pattern of namesForInvalidInput) {
    const named = documented.find(({ name }) => pattern.test(name));
    if (named !== undefined) return named;
  }
  if (!byStatus) return undefined;
  for (const status of statusesForInvalidInput) {
    const found = documented.find((error) => error.status === status);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function violationsOf(issues: readonly Issue[], wire: Wire): readonly Violation[] {
  return issues.map(({ path, keyword, message }) => ({ path: wire.describePath(path), keyword, message }));
}

/** All violations in one sentence. Values are left out: they may be secrets. */
export function describeViolations(violations: readonly Violation[]): string {
  const told = violations.map(
    ({ path, message }) => `${path === '' ? 'The request' : `Value at '${path}'`} failed to satisfy constraint: ${message}`,
  );
  return `${violations.length} validation ${violations.length === 1 ? 'error' : 'errors'} detected: ${told.join('; ')}`;
}
