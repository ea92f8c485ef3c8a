/** Thrown by the `assert…` functions. The message names each issue with its place. */
export class InvalidValueError extends TypeError {
    issues;
    /** @param type what the value should have been: `AttributeType` */
    constructor(type, issues) {
        super(`Not a valid ${type}: ${issues.map(inWords).join('; ')}`);
        this.issues = issues;
    }
    get name() {
        return 'InvalidValueError';
    }
}
function inWords({ path, message }) {
    const place = path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
    return `${place === '' ? 'it' : place} ${message}`;
}
