"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.standardSchema = standardSchema;
function standardSchema(validate) {
    return { '~standard': { version: 1, vendor: 'pagewright', validate: (value) => validate(value) } };
}
