import { cors } from './cors.js';
import { proxy } from './proxy.js';
import { replay } from './replay.js';
/** What options ask for that stands on its own. Recorded answers come before those that would have to be fetched. */
export function builtIn(options) {
    const onDrift = options.onDrift === undefined ? {} : { onDrift: options.onDrift };
    const match = options.matchRecordings === undefined ? {} : { match: options.matchRecordings };
    return [
        ...(options.cors === undefined || options.cors === false ? [] : [cors(options.cors === true ? {} : options.cors)]),
        ...(options.recordings === undefined ? [] : [replay({ recordings: options.recordings, ...match, ...onDrift })]),
        ...(options.proxy === undefined ? [] : [proxy({ ...onDrift, ...options.proxy })]),
    ];
}
