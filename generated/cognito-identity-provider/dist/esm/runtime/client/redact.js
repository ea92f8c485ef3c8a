/** What names of members and headers give away as a secret, whatever the page says of them. */
const telling = /passw|secret|token|authorization|cookie|credential|signature|api-?_?key|session/i;
/** Whether what is called so holds a secret, as far as its name tells. */
export const tellsSecret = (name) => telling.test(name);
const hidden = '[redacted]';
/**
 * Takes secrets out of values. What a name only gives away is a secret where it is text: numbers count tokens, objects have names of
 * their own.
 * @param secrets names of members that hold one, whatever it is made of, beside those whose names give it away
 */
export function redactor(secrets = []) {
    const secretOr = (name, member, depth) => {
        if (member !== undefined && member !== null && secrets.includes(name))
            return hidden;
        if (!tellsSecret(name))
            return redact(member, depth);
        if (Array.isArray(member))
            return member.map((item) => (typeof item === 'string' ? hidden : redact(item, depth + 1)));
        return typeof member === 'string' ? hidden : redact(member, depth);
    };
    const redact = (value, depth) => {
        if (typeof value !== 'object' || value === null)
            return value;
        if (depth > 20)
            return '[deep]';
        if (Array.isArray(value))
            return value.map((item) => redact(item, depth + 1));
        if (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null)
            return `[${value.constructor.name}]`;
        return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, secretOr(name, member, depth + 1)]));
    };
    return (value) => redact(value, 0);
}
