import type { Address } from './types.js';
/** A fixture of Vitest's or Playwright's `test.extend`. */
export type Fixture<Value> = (context: object, use: (value: Value) => Promise<void>) => Promise<void>;
type Hook = (run: () => void | Promise<void>) => unknown;
/** A test runner's hooks: those of Vitest, Jest and others, or, by their other names, those of `node:test` and Mocha. */
export type TestHooks = {
    readonly beforeAll: Hook;
    readonly beforeEach: Hook;
    readonly afterEach: Hook;
    readonly afterAll: Hook;
} | {
    readonly before: Hook;
    readonly beforeEach: Hook;
    readonly afterEach: Hook;
    readonly after: Hook;
};
/** As much of a server as is needed here. */
interface Testable {
    listen(): Promise<Address>;
    close(): Promise<void>;
    checkpoint(): () => void;
}
/** For each test a server of its own, on a free port, that is gone when the test is over. */
export declare function fixtureOf<Tested extends Testable>(create: () => Tested): Fixture<Tested & Address>;
/**
 * One server for all tests of a file, on a free port; after each test it is what it was before.
 * @throws {TypeError} where a hook is missing
 */
export declare function serveTests<Tested extends Testable>(server: Tested, hooks: TestHooks): Tested & Address;
export {};
