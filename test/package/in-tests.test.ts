import { execFile } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emitted, fixture, install, node, pack, putFiles, typeCheck } from './packed.js';

/** What a new user does with a package from the registry: installs it, and copies tests out of the documentation. */

const name = 'cognito-identity-provider';
const run = promisify(execFile);

/** Files by their names, which stand in their first line. */
function filesIn(markdown: string): Readonly<Record<string, string>> {
  const blocks = markdown.matchAll(/^```(?:ts|js)\n\/\/ (\S+)\n(.*?)^```$/gmsu);
  return Object.fromEntries([...blocks].map(([, file = '', text = '']) => [file, text]));
}

let project: string;
let documented: Readonly<Record<string, string>>;
let readme: Readonly<Record<string, string>>;
beforeAll(async () => {
  project = await install(await pack(await emitted(fixture)));
  for (const module of ['vitest', 'msw', '@types/node']) {
    await mkdir(dirname(join(project, 'node_modules', module)), { recursive: true });
    symlinkSync(resolve('node_modules', module), join(project, 'node_modules', module));
  }
  documented = filesIn(await readFile('docs/mock-server.md', 'utf8'));
  readme = filesIn(await readFile(join(project, 'node_modules', name, 'README.md'), 'utf8'));
  putFiles(project, Object.entries({ ...documented, ...readme }));
}, 180_000);
afterAll(async () => {
  if (project !== undefined) await rm(project, { recursive: true });
});

const typed = { module: 'nodenext', lib: ['ES2022', 'DOM'], types: ['node'], skipLibCheck: true };

/** Fails, as a test that expects a call should where there was none. */
const wrong = `
import { mockServerFixture } from '${name}/testing';
import { expect, test as base } from 'vitest';
const test = base.extend({ mock: mockServerFixture() });
let left = '';
test('wrong', async ({ mock }) => {
  left = mock.url;
  mock.expectCalled('UpdateUserAttributes');
});
test('after a test that is wrong, its server is gone', async () => {
  await expect(fetch(left)).rejects.toThrow();
});
`;

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}

/** Runs files with Vitest, side by side, as a user's own installation would. */
async function vitest(...files: readonly string[]): Promise<readonly string[]> {
  const entry = resolve('node_modules/vitest/vitest.mjs');
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^VITE|^NODE_ENV$|^TEST$/u.test(key)));
  const args = [entry, 'run', '--root', project, '--reporter=json', '--fileParallelism', ...files];
  const { stdout } = await run(process.execPath, args, { cwd: project, env }).catch((error: { stdout: string }) => error);
  const { testResults } = JSON.parse(stdout) as Report;
  return testResults.flatMap((file) => file.assertionResults.map(({ title, status }) => `${status} ${title}`)).sort();
}

const files = ['change-email.test.ts', 'one-server.test.ts', 'network.test.ts', 'in-process.test.ts'];

describe('the tests that documentation and README show', () => {
  test('are there', () => {
    expect(Object.keys(documented)).toEqual(expect.arrayContaining([...files, 'one-server.mjs']));
    expect(Object.keys(readme)).toEqual(['mock.test.ts']);
  });

  test('pass in Vitest, file beside file, and one that is wrong does not', async () => {
    putFiles(project, [['wrong.test.ts', wrong]]);
    expect(await vitest(...files, 'mock.test.ts', 'wrong.test.ts')).toEqual([
      'failed wrong',
      'passed a code is sent to the new address',
      'passed a failure is for the next call',
      'passed after a test that is wrong, its server is gone',
      'passed and not for the next test',
      'passed nothing leaves the process',
      'passed the API is at its own address',
      'passed updateUserAttributes',
      'passed who is not signed in is told so',
    ]);
  });

  test('pass in Node’s own runner', async () => {
    const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'one-server.mjs'], {
      cwd: project,
      env: { PATH: process.env['PATH'] },
    });
    expect(stdout).toMatch(/^# pass 1$/mu);
    expect(stdout).toMatch(/^# fail 0$/mu);
  });

  test('compile under the strictest options', async () => {
    const sources = Object.fromEntries(Object.entries(documented).filter(([file]) => file.endsWith('.ts')));
    expect(await typeCheck(project, 'documented', { ...sources, ...readme }, typed)).toBe('');
  });
});

test('what is given is typed', async () => {
  const text = `
import { createMockServer, type ErrorName, type MockHandlers, type OperationName } from '${name}/mock-server';
import type { UpdateUserAttributesRequest, UpdateUserAttributesResponse } from '${name}/types';
import { mockServerFixture, mswHandler, useMockServer, type TestServer } from '${name}/testing';
import { type HttpHandler, http } from 'msw';
import * as nodeTest from 'node:test';
import * as vitest from 'vitest';

const test = vitest.test.extend({ mock: mockServerFixture() });
test('inferred', ({ mock }) => {
  vitest.expectTypeOf(mock).toEqualTypeOf<TestServer>();
  vitest.expectTypeOf(mock.url).toBeString();
  mock.on('UpdateUserAttributes', ({ UserAttributes }, { state, fail }) => {
    vitest.expectTypeOf(UserAttributes[0]?.Name).toEqualTypeOf<string | undefined>();
    vitest.expectTypeOf(state).toEqualTypeOf<Map<string, unknown>>();
    return UserAttributes.length > 9 ? fail('TooManyRequestsException') : {};
  });
  // @ts-expect-error no such operation
  mock.on('UpdateUser', () => ({}));
  // @ts-expect-error no such error
  mock.fail('NoSuchException');
});
const told = vitest.test.extend<{ mock: TestServer<{ users: number }> }>({ mock: mockServerFixture({ state: () => ({ users: 0 }) }) });
told('told', ({ mock }) => vitest.expectTypeOf(mock.state).toEqualTypeOf<{ users: number }>());

vitest.expectTypeOf(useMockServer(vitest)).toEqualTypeOf<TestServer>();
vitest.expectTypeOf(useMockServer(nodeTest, { state: () => 7 }).state).toBeNumber();
// @ts-expect-error hooks are missing
useMockServer({ beforeAll: vitest.beforeAll });
// @ts-expect-error no such option
useMockServer(vitest, { seeds: 1 });

type UpdateHandler = NonNullable<MockHandlers['UpdateUserAttributes']>;
vitest.expectTypeOf<keyof MockHandlers>().toEqualTypeOf<OperationName>();
vitest.expectTypeOf<OperationName>().toEqualTypeOf<'UpdateUserAttributes'>();
vitest.expectTypeOf<Parameters<UpdateHandler>[0]>().toEqualTypeOf<UpdateUserAttributesRequest>();
vitest.expectTypeOf<Awaited<ReturnType<UpdateHandler>>>().toEqualTypeOf<UpdateUserAttributesResponse>();
vitest.expectTypeOf<Parameters<Parameters<UpdateHandler>[1]['fail']>[0]>().toEqualTypeOf<ErrorName>();
export const handlers: MockHandlers = {
  // @ts-expect-error no such output
  UpdateUserAttributes: () => ({ CodeDeliveryDetailsList: 'none' }),
};

vitest.expectTypeOf(mswHandler(http)).toEqualTypeOf<HttpHandler>();
mswHandler(http, { server: createMockServer(), endpoint: [new URL('https://a.example'), 'https://b.example'] });
`;
  expect(await typeCheck(project, 'typed', { 'typed.mts': text }, typed)).toBe('');
});

test('works from CommonJS', async () => {
  const script = `
const { useMockServer } = require('${name}/testing');
const { after, afterEach, before, beforeEach, test } = require('node:test');
const mock = useMockServer({ before, beforeEach, afterEach, after });
test('listens', async () => console.log((await fetch(mock.url)).headers.get('x-mock-answer')));
`;
  expect(await node(project, 'commonjs.cjs', script)).toContain('refused');
});
