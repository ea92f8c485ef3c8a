import { type DefaultState, type MockServer, type MockServerOptions } from './mock-server.js';
import { type Endpoint, type MswHttp } from './runtime/mock-server/msw.js';
import { type Fixture, type TestHooks } from './runtime/mock-server/testing.js';
import type { Address } from './runtime/mock-server/types.js';
export type { Endpoint, MswHttp } from './runtime/mock-server/msw.js';
export type { Fixture, TestHooks } from './runtime/mock-server/testing.js';
/** A mock server as tests have it: one that listens at `url`. */
export type TestServer<State = DefaultState> = MockServer<State> & Address;
/**
 * A fixture for Vitest's or Playwright's `test.extend({ mock: mockServerFixture() })`: each test that asks for it has a server of
 * its own on a free port, closed after the test.
 */
export declare function mockServerFixture(options?: MockServerOptions): Fixture<TestServer>;
export declare function mockServerFixture<State>(options: MockServerOptions<State> & {
    readonly state: () => State;
}): Fixture<TestServer<State>>;
/**
 * One server for all tests of a file, on a free port, for any test runner: its hooks are handed over, as in
 * `useMockServer({ beforeAll, beforeEach, afterEach, afterAll })`, or as `{ before, beforeEach, afterEach, after }`.
 * After each test the server is what it was before: calls, store, state, failures, rules, handlers and extensions.
 * Tests that run at the same time in one file would meet in it: give these `mockServerFixture`.
 */
export declare function useMockServer(hooks: TestHooks, options?: MockServerOptions): TestServer;
export declare function useMockServer<State>(hooks: TestHooks, options: MockServerOptions<State> & {
    readonly state: () => State;
}): TestServer<State>;
export interface MswHandlerOptions {
    /** Who answers. Default: a server of the handler's own. */
    readonly server?: Pick<MockServer, 'fetch'>;
    /** Where the API is thought to be. Default: wherever it is documented to be, whatever its variables stand for. */
    readonly endpoint?: Endpoint;
}
/**
 * A handler for MSW's `setupServer` and `setupWorker`: `mswHandler(http)`, with MSW's own `http`. Requests to the API are answered
 * in process by a mock server; others go their way.
 */
export declare function mswHandler<Handler>(http: MswHttp<Handler>, options?: MswHandlerOptions): Handler;
//# sourceMappingURL=testing.d.ts.map