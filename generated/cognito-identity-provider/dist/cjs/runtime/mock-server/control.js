"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __setModuleDefault = (this && this.__setModuleDefault) || (Object.create ? (function(o, v) {
    Object.defineProperty(o, "default", { enumerable: true, value: v });
}) : function(o, v) {
    o["default"] = v;
});
var __importStar = (this && this.__importStar) || (function () {
    var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function (o) {
            var ar = [];
            for (var k in o) if (Object.prototype.hasOwnProperty.call(o, k)) ar[ar.length] = k;
            return ar;
        };
        return ownKeys(o);
    };
    return function (mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) for (var k = ownKeys(mod), i = 0; i < k.length; i++) if (k[i] !== "default") __createBinding(result, mod, k[i]);
        __setModuleDefault(result, mod);
        return result;
    };
})();
Object.defineProperty(exports, "__esModule", { value: true });
exports.control = control;
const control_watch_js_1 = require("./control-watch.js");
/**
 * Adds the control plane: everything below one reserved path. All but this is loaded by the first call that asks for it.
 * @throws {RangeError} where the path is none, or an operation has its documented path there
 */
function control(options = true) {
    const { path = '/__mock__', hosts = [] } = typeof options === 'boolean' ? {} : options;
    return (server) => {
        const shadowed = checkPath(path, server.api);
        const watch = new control_watch_js_1.CallWatch(server);
        const plane = { server, watch, path, hosts, shadowed };
        server.keepBodies();
        server.onEntry((entry, answer, call) => watch.tell(entry, answer, call));
        server.intercept((call) => (isBelow(call, path) ? answer(plane, call) : undefined));
    };
}
async function answer(plane, call) {
    const { answerControl } = await Promise.resolve().then(() => __importStar(require('./control-plane.js')));
    return answerControl(plane, call);
}
function isBelow({ url }, path) {
    return url.startsWith(path) && (url.length === path.length || '/?'.includes(url.charAt(path.length)));
}
function checkPath(path, api) {
    if (!/^(?:\/[\w.~-]+)+$/u.test(path) || /\/\.\.?(?:\/|$)/u.test(path)) {
        throw new RangeError(`The control path has to be like /__mock__, without a slash at its end; it is ${JSON.stringify(path)}.`);
    }
    const reserved = path.split('/');
    const taken = api.operations.find((operation) => reserved.every((segment, at) => segmentsOf(operation.path)[at] === segment));
    if (taken !== undefined) {
        throw new RangeError(`The control path ${path} is where ${taken.name} is documented, ${taken.method} ${taken.path}; choose another by { control: { path } }.`);
    }
    return api.operations.filter((operation) => leadsBelow(segmentsOf(operation.path), reserved)).map(({ name }) => name);
}
function segmentsOf(template) {
    return (template.split(/[?#]/u, 1)[0] ?? '').split('/');
}
/** Whether variables of the template could take values with which it is at the path or below it. */
function leadsBelow(template, reserved) {
    return reserved.every((segment, at) => {
        const own = template[at];
        return own !== undefined && (own === segment || own.includes('{'));
    });
}
