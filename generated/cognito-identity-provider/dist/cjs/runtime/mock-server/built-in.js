"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.builtIn = builtIn;
const cors_js_1 = require("./cors.js");
const proxy_js_1 = require("./proxy.js");
const replay_js_1 = require("./replay.js");
/** What options ask for that stands on its own. Recorded answers come before those that would have to be fetched. */
function builtIn(options) {
    const onDrift = options.onDrift === undefined ? {} : { onDrift: options.onDrift };
    const match = options.matchRecordings === undefined ? {} : { match: options.matchRecordings };
    return [
        ...(options.cors === undefined || options.cors === false ? [] : [(0, cors_js_1.cors)(options.cors === true ? {} : options.cors)]),
        ...(options.recordings === undefined ? [] : [(0, replay_js_1.replay)({ recordings: options.recordings, ...match, ...onDrift })]),
        ...(options.proxy === undefined ? [] : [(0, proxy_js_1.proxy)({ ...onDrift, ...options.proxy })]),
    ];
}
