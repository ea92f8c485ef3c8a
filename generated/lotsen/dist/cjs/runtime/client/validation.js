"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.validatorFor = validatorFor;
/** What has to be checked, if anything. */
function validatorFor(side, 
/** The validator's name in the package's validator module. */
name, client, call) {
    if (call === false || call?.[side] === false)
        return undefined;
    const own = call?.[side];
    if (typeof own === 'object' || typeof own === 'function')
        return (value) => own['~standard'].validate(value);
    if (client === undefined || name === undefined || client[side] === false)
        return undefined;
    const validate = new Map(Object.entries(client.validators)).get(name);
    if (typeof validate !== 'function') {
        throw new TypeError(`\`validate.validators\` has no ${name}: pass the package's whole validator module`);
    }
    // A newer service may answer with enum values that the page did not know; those are no reason to fail.
    return (value) => validate(value, side === 'response' ? { unknownEnumValues: 'accept' } : undefined);
}
