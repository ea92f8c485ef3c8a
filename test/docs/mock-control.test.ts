import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mockServerTarget } from '../../src/emit/mock-server/index.js';
import type { Server, ServerOptions } from '../../src/emit/mock-server/runtime/types.js';
import { typesTarget } from '../../src/emit/types/index.js';
import { validatorTarget } from '../../src/emit/validator/index.js';
import { type BundledPackages, bundledPackages } from '../emit/mock-server/bundled-package.js';
import { fixtureModel } from '../emit/mock-server/emitted-package.js';

interface Operations {
  readonly UpdateUserAttributes: { readonly input: object; readonly output: unknown; readonly error: 'NotAuthorizedException' };
}

type Create = (options: ServerOptions) => Server<Operations, unknown>;

let bundled: BundledPackages;
let create: Create;
let section: string;

beforeAll(async () => {
  const page = await readFile(new URL('../../docs/mock-server.md', import.meta.url), 'utf8');
  section = page.split(/^## /m).find((text) => text.startsWith('Control plane')) ?? '';
  bundled = await bundledPackages([await fixtureModel()], [typesTarget, validatorTarget, mockServerTarget]);
  create = (await bundled.packages[0]?.load('mock-server'))?.['createMockServer'] as Create;
});
afterAll(() => bundled.remove());

/** A server that was called once, as the page has it. */
async function calledOnce(): Promise<Server<Operations, unknown>> {
  const server = create({ control: true });
  await server.fetch('http://mock/', {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes' },
    body: JSON.stringify({ AccessToken: 'eyJ', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] }),
  });
  return server;
}

const blockOf = (language: string): string => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(section)?.[1] ?? '';

const line = (value: unknown): string => JSON.stringify(value);
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const field = (value: unknown, name: string): unknown => (value as { readonly [name: string]: unknown })[name];

/** What the page has `jq` do. */
const programs: { readonly [program: string]: (value: unknown) => readonly string[] } = {
  '-r .detail': (value) => [String(field(value, 'detail'))],
  "-c '.changes[]'": (value) => listed(field(value, 'changes')).map(line),
  "-c '.problems[]'": (value) => listed(field(value, 'problems')).map(line),
  "-c '.[] | [.number, .operation, .error]'": (value) =>
    listed(value).map((entry) => line(['number', 'operation', 'error'].map((name) => field(entry, name)))),
};

/** As much of curl as is shown. */
async function run(command: string, server: Server<Operations, unknown>): Promise<string> {
  const [curl = '', program] = command.split(' | jq ');
  const body = /--json '(.*?)'/.exec(curl)?.[1];
  const method = /-X (\w+)/.exec(curl)?.[1] ?? (body === undefined ? 'GET' : 'POST');
  const url = (/\$C([^\s"]*)/.exec(curl)?.[1] ?? '').trim();
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  const init = { method, headers, ...(body === undefined ? {} : { body }) };
  const response = await server.fetch(`http://127.0.0.1:4010/__mock__${url}`, init);
  const text = await response.text();
  if (curl.includes('%{http_code}')) return `${text}${response.status}\n`;
  const told = program === undefined ? undefined : programs[program];
  if (program !== undefined && told === undefined) throw new Error(`The page has jq do something else: ${program}`);
  return told === undefined
    ? text
    : told(JSON.parse(text))
        .map((each) => `${each}\n`)
        .join('');
}

describe('the control plane', () => {
  test('answers as is shown', async () => {
    const server = await calledOnce();
    const [, ...steps] = blockOf('console').split(/^\$ /m);
    expect(steps.length).toBeGreaterThan(5);
    for (const step of steps) {
      const end = step.indexOf('\n');
      const command = step.slice(0, end);
      if (command.startsWith('C=')) continue;
      expect(`${command}\n${await run(command, server)}`).toBe(step.trimEnd() === step ? `${step}\n` : step);
    }
  });

  test('asks in process as is shown', async () => {
    const server = await calledOnce();
    server.fail('NotAuthorizedException');
    const request = { method: 'POST', headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes' } };
    await server.fetch('http://mock/', { ...request, body: '{"AccessToken":"t","UserAttributes":[{"Name":"name"}]}' });
    await server.fetch('http://mock/', { ...request, body: '{"AccessToken":"t","UserAttributes":[{"Name":"name"}]}' });
    const { code } = await transform(blockOf('ts'), { loader: 'ts' });
    expect(new Function('server', `${code}\nreturn calls.length;`)(server)).toBe(1);
  });

  test('has every path of its table', async () => {
    const index = await (await create({ control: true }).fetch('http://mock/__mock__')).json();
    const paths = Object.keys((index as { readonly paths: object }).paths);
    const shown = [...section.matchAll(/(?<=^\| .*)`(?:(?:[A-Z]+)`? ?`?)*(\/[\w{}/]+)`(?=.* \| )/gm)].map(([, path]) => path);
    expect(new Set(shown)).toEqual(new Set(paths.filter((path) => path !== '/')));
  });
});
