/** For each test a server of its own, on a free port, that is gone when the test is over. */
export function fixtureOf(create) {
    // biome-ignore lint/correctness/noEmptyPattern: runners read the function's text to see which other fixtures it wants.
    return async ({}, use) => {
        const server = create();
        const address = await server.listen();
        try {
            await use(Object.assign(server, address));
        }
        finally {
            await server.close();
        }
    };
}
/**
 * One server for all tests of a file, on a free port; after each test it is what it was before.
 * @throws {TypeError} where a hook is missing
 */
export function serveTests(server, hooks) {
    const [first, last] = 'beforeAll' in hooks ? [hooks.beforeAll, hooks.afterAll] : [hooks.before, hooks.after];
    if ([first, hooks.beforeEach, hooks.afterEach, last].some((hook) => typeof hook !== 'function')) {
        throw new TypeError('A mock server for tests takes four hooks of the test runner: beforeAll (or before), beforeEach, afterEach, afterAll (or after).');
    }
    let address;
    let takeBack;
    first(async () => {
        address = await server.listen();
    });
    hooks.beforeEach(() => {
        takeBack = server.checkpoint();
    });
    hooks.afterEach(() => {
        takeBack?.();
    });
    last(async () => {
        address = undefined;
        await server.close();
    });
    const listening = () => {
        if (address !== undefined)
            return address;
        throw new Error('The mock server listens only while tests run: ask for its address in a test, or in a hook that runs later.');
    };
    // Not enumerable: printing a server should not ask for them.
    Object.defineProperties(server, { url: { get: () => listening().url }, port: { get: () => listening().port } });
    return server;
}
