/**
 * Whether exactly one of the options passed. Options that only their enums tell apart overlap where values that are not documented
 * are accepted: then one is enough.
 */
export function oneOf(open, ...passed) {
    const count = passed.filter(Boolean).length;
    return count === 1 || (open && count > 1);
}
