"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InvalidValueError = void 0;
/** What users of the package meet. */
var invalid_value_error_js_1 = require("./invalid-value-error.js");
Object.defineProperty(exports, "InvalidValueError", { enumerable: true, get: function () { return invalid_value_error_js_1.InvalidValueError; } });
