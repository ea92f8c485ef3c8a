import { CallWatch } from './control-watch.js';
/**
 * Adds the control plane: everything below one reserved path. All but this is loaded by the first call that asks for it.
 * @throws {RangeError} where the path is none, or an operation has its documented path there
 */
export function control(options = true) {
    const { path = '/__mock__', hosts = [] } = typeof options === 'boolean' ? {} : options;
    return (server) => {
        const shadowed = checkPath(path, server.api);
        const watch = new CallWatch(server);
        const plane = { server, watch, path, hosts, shadowed };
        server.keepBodies();
        server.onEntry((entry, answer, call) => watch.tell(entry, answer, call));
        server.intercept((call) => (isBelow(call, path) ? answer(plane, call) : undefined));
    };
}
async function answer(plane, call) {
    const { answerControl } = await import('./control-plane.js');
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
