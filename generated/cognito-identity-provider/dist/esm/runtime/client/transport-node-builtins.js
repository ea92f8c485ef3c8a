/** As much of Node's own modules as is used here, so that neither its types nor a bundler need to know of them. */
/** Absent but in Node and what is made to be like it. */
export function nodeProcess() {
    return globalThis.process;
}
/** A module of Node's, loaded when it is first asked for; undefined elsewhere, and in Node before 20.16. */
export function builtin(name) {
    return nodeProcess()?.getBuiltinModule?.(name);
}
/** A module of Node's, where it is known that there is one. */
export function required(name) {
    const module = builtin(name);
    if (module === undefined)
        throw new TypeError(`there is no ${name} here; it takes Node.js 20.16 or later`);
    return module;
}
