/** What names of members and headers give away as a secret, whatever the page says of them. */
const telling = /passw|secret|token|authorization|cookie|credential|signature|api-?_?key|session/i;

/** A value as it may be written down: what is secret is told only to be there. */
export type Redact = (value: unknown) => unknown;

/**
 * Takes secrets out of values.
 * @param secrets names of members that hold one, beside those whose names give it away
 */
export function redactor(secrets: readonly string[] = []): Redact {
  const isSecret = (name: string): boolean => secrets.includes(name) || telling.test(name);
  const redact = (value: unknown, depth: number): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > 20) return '[deep]';
    if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
    if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)
      return `[${value.constructor.name}]`;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        name,
        isSecret(name) && typeof member === 'string' ? '[redacted]' : redact(member, depth + 1),
      ]),
    );
  };
  return (value) => redact(value, 0);
}
