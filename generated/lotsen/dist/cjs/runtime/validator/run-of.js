"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runOf = runOf;
/**
 * Matches a whole value that is one character class, repeated. Eight characters are written out for each step, which takes a
 * long value, such as a token, in half the time of a step a character.
 * @param least whether an empty value is wrong
 */
function runOf(characterClass, least) {
    const eight = characterClass.repeat(8);
    return new RegExp(`^${characterClass.repeat(least)}(?:${eight})*${characterClass}{0,7}$`, 'u');
}
