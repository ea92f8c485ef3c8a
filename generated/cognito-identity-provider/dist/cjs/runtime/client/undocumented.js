"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.undocumented = undocumented;
/** The same value, with whatever it holds besides what is documented: `undocumented(user)['nickname']`. Nothing is copied. */
function undocumented(value) {
    return value;
}
