"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.validation = validation;
/** Checks what is sent and what is answered by this package's validators, or by schemas of your own. */
function validation({ validators, ...sides }) {
    const named = validators && new Map(Object.entries(validators));
    return (side, operation, value) => {
        const own = sides[side];
        if (own === false)
            return undefined;
        if (own !== undefined && own !== true)
            return own['~standard'].validate(value);
        const name = side === 'request'
            ? (operation.requestValidator ?? `validate${operation.name}Request`)
            : (operation.responseValidator ?? `validate${operation.name}Response`);
        if (name === false || named === undefined)
            return undefined;
        const validate = named.get(name);
        if (typeof validate !== 'function')
            throw new TypeError(`\`validators\` has no ${name}: pass the package's whole validator module`);
        // A newer service may answer with enum values that the page did not know; those are no reason to fail.
        return validate(value, side === 'response' ? { unknownEnumValues: 'accept' } : undefined);
    };
}
