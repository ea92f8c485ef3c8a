import type { ValueIssue } from './issue.js';

/** Thrown by the `assert…` functions. The message names each issue with its place. */
export class InvalidValueError extends TypeError {
  readonly issues: readonly ValueIssue[];

  /** @param type what the value should have been: `AttributeType` */
  constructor(type: string, issues: readonly ValueIssue[]) {
    super(`Not a valid ${type}: ${issues.map(inWords).join('; ')}`);
    this.issues = issues;
  }

  override get name(): string {
    return 'InvalidValueError';
  }
}

function inWords({ path, message }: ValueIssue): string {
  const place = path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
  return `${place === '' ? 'it' : place} ${message}`;
}
