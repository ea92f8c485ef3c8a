/** The schema behind a chain of references; `unknown` where the chain leads nowhere or round in a circle. */
export function dereference(schema, types) {
    let node = schema;
    for (let steps = 0; node.kind === 'reference'; steps += 1) {
        const next = types.get(node.name);
        if (next === undefined || steps > types.size)
            return { kind: 'unknown' };
        node = next;
    }
    return node;
}
/** Sets a property of that very name, be it `__proto__`. */
export function setProperty(target, name, value) {
    if (name === '__proto__') {
        Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
    }
    else {
        target[name] = value;
    }
}
