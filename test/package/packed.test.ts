import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { build } from 'esbuild';
import { publint } from 'publint';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EmittedFile } from '../../src/emit/target.js';
import { emitted, fixture, install, node, pack, putFiles, temporaryFolder, typeCheck } from './packed.js';

const name = 'cognito-identity-provider';

let files: readonly EmittedFile[];
let tarball: string;
let project: string;
beforeAll(async () => {
  files = await emitted(fixture);
  tarball = await pack(files);
  project = await install(tarball);
}, 180_000);

test('emitting it again gives the same bytes', async () => {
  expect(await emitted(structuredClone(fixture))).toEqual(files);
}, 60_000);

test('the tarball holds what is published, and nothing of the generator’s own', async () => {
  const { stdout } = await promisify(execFile)('tar', ['-tzf', tarball]);
  const paths = stdout
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//u, ''));
  expect([...new Set(paths.map((path) => path.split('/')[0]))].sort()).toEqual([
    'README.md',
    'dist',
    'model.json',
    'openapi.json',
    'package.json',
    'src',
  ]);
  expect(paths.sort()).toEqual(files.map(({ path }) => path).sort());
});

test('every declaration map leads to a source that is there', () => {
  const paths = new Set(files.map(({ path }) => path));
  const maps = files.filter(({ path }) => path.endsWith('.d.ts.map'));
  expect(maps.length).toBeGreaterThan(10);
  for (const { path, text } of maps) {
    const { sources } = JSON.parse(text) as { sources: readonly string[] };
    expect(sources.map((source) => join(path, '..', source)).filter((source) => !paths.has(source))).toEqual([]);
  }
});

/** Client, validator and mock server at work together. */
const work = `
const server = createMockServer();
const { url } = await server.listen();
const client = new CognitoIdentityProviderClient({ endpoint: url });
const input = { AccessToken: 'token', UserAttributes: [{ Name: 'name', Value: 'Ada' }] };
const output = await updateUserAttributes(client, input);
server.fail('ResourceNotFoundException', { times: 1, message: 'no such thing' });
const error = await updateUserAttributes(client, input).then(() => undefined, (thrown) => thrown);
await server.close();
console.log(JSON.stringify([
  typeof output, error instanceof ResourceNotFoundException, error.message.startsWith('no such thing'),
  isUpdateUserAttributesRequest(input), isUpdateUserAttributesRequest({}), typeof mswHandler, typeof types, openapi.openapi, model.name,
]));
`;
const expected = JSON.stringify(['object', true, true, true, false, 'function', 'object', '3.1.0', name]);

test('works from ESM', async () => {
  const script = `
import { updateUserAttributes, ResourceNotFoundException } from '${name}';
import { CognitoIdentityProviderClient } from '${name}/client';
import { isUpdateUserAttributesRequest } from '${name}/validator';
import { createMockServer } from '${name}/mock-server';
import { mswHandler } from '${name}/testing';
import * as types from '${name}/types';
import openapi from '${name}/openapi.json' with { type: 'json' };
import model from '${name}/model.json' with { type: 'json' };
${work}`;
  expect(await node(project, 'esm.mjs', script)).toBe(expected);
});

test('works from CommonJS', async () => {
  const script = `
const { updateUserAttributes, ResourceNotFoundException } = require('${name}');
const { CognitoIdentityProviderClient } = require('${name}/client');
const { isUpdateUserAttributesRequest } = require('${name}/validator');
const { createMockServer } = require('${name}/mock-server');
const { mswHandler } = require('${name}/testing');
const types = require('${name}/types');
const openapi = require('${name}/openapi.json');
const model = require('${name}/model.json');
(async () => {${work}})();`;
  expect(await node(project, 'commonjs.cjs', script)).toBe(expected);
});

test('the README’s JavaScript sample is a request that the mock server takes', async () => {
  const readme = readFileSync(join(project, 'node_modules', name, 'README.md'), 'utf8');
  const sample = /^```js\n(.*?)^```$/msu.exec(readme)?.[1] ?? '';
  const script = `
import { createMockServer } from '${name}/mock-server';
const server = createMockServer();
const { url } = await server.listen();
${sample.replace("'https://cognito-idp.REGION.amazonaws.com/'", 'url')}
await server.close();`;
  expect(await node(project, 'sample.mjs', script)).toMatch(/^200 \{/);
});

test('names are seen when CommonJS is imported', async () => {
  const script = `
import { createRequire } from 'node:module';
const file = createRequire(import.meta.url).resolve('${name}');
const found = await import(file);
console.log(typeof found.updateUserAttributes, typeof found.isAttributeType, typeof found.ResourceNotFoundException);`;
  expect(await node(project, 'interop.mjs', script)).toBe('function function function');
});

describe('TypeScript, with the strictest options and every declaration checked', () => {
  const useAll = `
import { CognitoIdentityProviderClient, updateUserAttributes, type UpdateUserAttributesRequest, type UpdateUserAttributesResponse } from '${name}';
import type { AttributeType } from '${name}/types';
import { UpdateUserAttributesRequestSchema, validateUpdateUserAttributesRequest } from '${name}/validator';
import { createMockServer } from '${name}/mock-server';
import { mockServerFixture, type TestServer } from '${name}/testing';

const attribute: AttributeType = { Name: 'name', Value: 'Ada' };
const input: UpdateUserAttributesRequest = { AccessToken: 'token', UserAttributes: [attribute] };
export const call = async (endpoint: string): Promise<UpdateUserAttributesResponse> =>
  updateUserAttributes(new CognitoIdentityProviderClient({ endpoint }), input);
// @ts-expect-error a token is required
export const wrong: UpdateUserAttributesRequest = { UserAttributes: [] };
export const result = validateUpdateUserAttributesRequest(input);
export const schema = UpdateUserAttributesRequestSchema;
export const listen = async (): Promise<string> => (await createMockServer().listen()).url;
export const run = (test: (mock: TestServer) => Promise<void>): Promise<void> => mockServerFixture()({}, test);
`;

  test.each([
    ['nodenext, ESM', 'esm.mts', { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'] }],
    ['bundler', 'bundler.ts', { module: 'esnext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM', 'DOM.Iterable'] }],
    [
      'a browser without iterable collections',
      'dom.ts',
      { module: 'esnext', moduleResolution: 'bundler', lib: ['ES2022', 'DOM'] },
    ],
    [
      'Node without a browser’s globals',
      'node.mts',
      { module: 'nodenext', lib: ['ES2022'], types: ['node'], typeRoots: [resolve('node_modules/@types')] },
    ],
  ])('%s', async (title, file, options) => {
    expect(await typeCheck(project, title.replaceAll(/\W/g, ''), { [file]: useAll }, options)).toBe('');
  });

  test('nodenext, CommonJS', async () => {
    const text = `
import client = require('${name}');
import mock = require('${name}/mock-server');
import testing = require('${name}/testing');
const input: client.UpdateUserAttributesRequest = { AccessToken: 'token', UserAttributes: [] };
const call = (): Promise<client.UpdateUserAttributesResponse> =>
  client.updateUserAttributes(new client.CognitoIdentityProviderClient({ endpoint: 'http://localhost' }), input);
export = { call, mock, testing };
`;
    const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'] };
    expect(await typeCheck(project, 'cts', { 'commonjs.cts': text }, { ...options, erasableSyntaxOnly: false })).toBe('');
  });

  test('a mistake is seen, so that the tests above can fail', async () => {
    const text = `import { updateUserAttributes } from '${name}';\nexport const wrong: string = updateUserAttributes;\n`;
    expect(await typeCheck(project, 'wrong', { 'wrong.mts': text }, { module: 'nodenext' })).toContain('TS2322');
  });

  test('what the README shows compiles as it stands', async () => {
    const readme = readFileSync(join(project, 'node_modules', name, 'README.md'), 'utf8');
    const snippets = [...readme.matchAll(/^```ts\n(?!\/\/ mock\.test\.ts)(.*?)^```$/gmsu)].map(([, code = '']) => code);
    expect(snippets.length).toBeGreaterThanOrEqual(5);
    const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'], noUnusedLocals: false };
    expect(await typeCheck(project, 'readme', { 'readme.mts': snippets.join('\n') }, options)).toBe('');
  });

  test('schemas are Standard Schemas', async () => {
    const text = `
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { UpdateUserAttributesRequest } from '${name}';
import { UpdateUserAttributesRequestSchema } from '${name}/validator';
export const schema: StandardSchemaV1<unknown, UpdateUserAttributesRequest> = UpdateUserAttributesRequestSchema;
export const parse = <S extends StandardSchemaV1>(s: S, value: unknown): unknown => s['~standard'].validate(value);
export const output: StandardSchemaV1.InferOutput<typeof UpdateUserAttributesRequestSchema> = { AccessToken: '', UserAttributes: [] };
parse(UpdateUserAttributesRequestSchema, {});
`;
    const spec = resolve('node_modules/@standard-schema/spec');
    putFiles(project, [
      ['node_modules/@standard-schema/spec/package.json', readFileSync(join(spec, 'package.json'), 'utf8')],
      ['node_modules/@standard-schema/spec/dist/index.d.ts', readFileSync(join(spec, 'dist/index.d.ts'), 'utf8')],
    ]);
    const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'] };
    expect(await typeCheck(project, 'standard', { 'standard.mts': text }, options)).toBe('');
  });
});

describe('an esbuild bundle for browsers', () => {
  const bundle = async (text: string): Promise<string> => {
    const { outputFiles, warnings } = await build({
      stdin: { contents: text, resolveDir: project },
      bundle: true,
      platform: 'browser',
      format: 'esm',
      minify: true,
      write: false,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    return outputFiles[0]?.text ?? '';
  };

  test.each([
    ['root', `export * from '${name}';`],
    ['client', `export * from '${name}/client';`],
    ['validator', `export * from '${name}/validator';`],
  ])('%s has nothing of Node in it', async (_, text) => {
    const code = await bundle(text);
    expect(code.length).toBeGreaterThan(1000);
    expect(code).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b/);
  });

  test.each([
    ['for its `fetch`', `import { createMockServer } from '${name}/mock-server'; export const { fetch } = createMockServer();`],
    ['for a worker', `export { mswHandler } from '${name}/testing';`],
  ])('the mock server can be bundled, %s', async (_, text) => {
    expect(await bundle(text)).toContain('UpdateUserAttributes');
  });

  test('who takes one function gets little more', async () => {
    const all = await bundle(`export * from '${name}';`);
    const one = await bundle(`export { isAttributeType } from '${name}';`);
    expect(one.length).toBeLessThan(all.length / 5);
    expect(one).not.toContain('X-Amz-Target');
  });
});

test('publint finds nothing but what is meant', async () => {
  const folder = temporaryFolder();
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', folder]);
  const { messages } = await publint({ pkgDir: join(folder, 'package'), strict: true });
  // It suggests `imports` in place of `browser`. Their `#…` means nothing to a browser that loads the modules as they are.
  expect(messages.map(({ code }) => code)).toEqual(['USE_EXPORTS_OR_IMPORTS_BROWSER']);
});

test('the types are not wrong, however they are resolved', async () => {
  const result = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  expect(result.types && result.problems).toEqual([]);
}, 60_000);
