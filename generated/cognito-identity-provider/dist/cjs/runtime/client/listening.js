"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.listening = listening;
/** The same client, which remembers the last answer. */
function listening({ config }) {
    let last;
    const hook = {
        response(event) {
            last = event.response;
        },
    };
    const hooks = [config.options.hooks ?? [], hook].flat();
    return { context: { config: { ...config, options: { ...config.options, hooks } } }, last: () => last };
}
