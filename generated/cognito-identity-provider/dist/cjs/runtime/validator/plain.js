"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.collectString = collectString;
exports.collectBoolean = collectBoolean;
exports.collectNumber = collectNumber;
exports.collectInteger = collectInteger;
/** Values of one type, whatever they say. */
function collectString(value, log) {
    if (typeof value !== 'string')
        log.type('a string', value);
}
function collectBoolean(value, log) {
    if (typeof value !== 'boolean')
        log.type('true or false', value);
}
function collectNumber(value, log) {
    if (typeof value !== 'number' || !Number.isFinite(value))
        log.type('a number', value);
}
function collectInteger(value, log) {
    if (typeof value !== 'number' || !Number.isInteger(value))
        log.type('an integer', value);
}
