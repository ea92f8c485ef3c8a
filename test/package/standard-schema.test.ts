import { mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { emitted, fixture, install, node, pack, typeCheck } from './packed.js';

/** A web application that lets a framework check what it is sent, by a schema of the package. */
const app = `
import { sValidator } from '@hono/standard-validator';
import { Hono } from 'hono';
import { UpdateUserAttributesRequestSchema } from 'cognito-identity-provider/validator';

export const app = new Hono().post('/attributes', sValidator('json', UpdateUserAttributesRequestSchema), (context) => {
  const { UserAttributes } = context.req.valid('json');
  return context.json({ names: UserAttributes.map(({ Name }) => Name) });
});
`;

let project: string;
beforeAll(async () => {
  project = await install(await pack(await emitted(fixture)));
  for (const name of ['hono', '@hono/standard-validator', '@standard-schema/spec']) {
    const folder = join(project, 'node_modules', name);
    mkdirSync(join(folder, '..'), { recursive: true });
    symlinkSync(resolve('node_modules', name), folder);
  }
}, 120_000);

test('a framework checks bodies with it', async () => {
  const bodies = [
    { AccessToken: 'token', UserAttributes: [{ Name: 'nickname', Value: 'Ada' }] },
    { AccessToken: 'a token', UserAttributes: [{ Value: 1 }] },
  ];
  const script = `${app}
const answers = [];
for (const body of ${JSON.stringify(bodies)}) {
  const headers = { 'content-type': 'application/json' };
  const response = await app.request('/attributes', { method: 'POST', headers, body: JSON.stringify(body) });
  answers.push([response.status, await response.json()]);
}
console.log(JSON.stringify(answers));`;
  const [valid, [status, problem]] = JSON.parse(await node(project, 'app.mjs', script));
  expect(valid).toEqual([200, { names: ['nickname'] }]);
  expect(status).toBe(400);
  expect(problem.success).toBe(false);
  expect(problem.error).toMatchObject([
    { path: ['UserAttributes', 0, 'Name'], message: 'is required' },
    { path: ['UserAttributes', 0, 'Value'], message: 'must be a string, not a number' },
    { path: ['AccessToken'], message: 'must match the pattern [A-Za-z0-9-_=.]+' },
  ]);
});

test('it gives the framework its types', async () => {
  const options = { module: 'nodenext', lib: ['ES2022', 'DOM', 'DOM.Iterable'], skipLibCheck: true, preserveSymlinks: true };
  expect(await typeCheck(project, 'app', { 'app.mts': app }, options)).toBe('');
  const wrong = app.replace('({ Name }) => Name', '({ Nmae }) => Nmae');
  expect(await typeCheck(project, 'wrong', { 'wrong.mts': wrong }, options)).toContain("Property 'Nmae' does not exist");
});
