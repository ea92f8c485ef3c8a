import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { executablePath } from '../browser/report-page.js';
import { emitted, fixture, install, pack } from './packed.js';

const why = executablePath === undefined ? ' (skipped: no Chromium on this machine)' : '';

const name = 'cognito-identity-provider';

/** What a new user types, once as a module and once as a script of old. */
const scripts = [
  ['server.mjs', `import { createMockServer } from '${name}/mock-server';`],
  ['server.cjs', `const { createMockServer } = require('${name}/mock-server');`],
] as const;
const serve = 'createMockServer({ control: true }).listen().then(({ url }) => console.log(url));';

describe.skipIf(executablePath === undefined)(`the control page of an installed package${why}`, () => {
  let project: string;
  let browser: Browser;
  const started: ChildProcess[] = [];
  beforeAll(async () => {
    project = await install(await pack(await emitted(fixture)));
    browser = await chromium.launch({
      ...(executablePath === undefined ? {} : { executablePath }),
      // The superuser is the one whom the browser's own sandbox refuses.
      chromiumSandbox: process.getuid?.() !== 0,
    });
  }, 180_000);
  afterAll(async () => {
    for (const child of started) child.kill();
    await browser.close();
    await rm(project, { recursive: true, force: true });
  });

  test.each(scripts)('is there, and steers: %s', async (file, first) => {
    await writeFile(join(project, file), `${first}\n${serve}\n`);
    const child = spawn(process.execPath, [file], { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
    started.push(child);
    const [printed] = await once(child.stdout, 'data');
    const url = String(printed).trim();
    const call = (): Promise<Response> =>
      fetch(url, {
        method: 'POST',
        headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes' },
        body: '{"AccessToken":"eyJ","UserAttributes":[]}',
      });
    const page = await browser.newPage();
    await page.goto(`${url}/__mock__/`);
    await page.getByText('No call yet').waitFor();
    expect((await call()).status).toBe(200);
    await page.getByRole('button', { name: /^1 UpdateUserAttributes 200 example/ }).click();
    await page.getByRole('button', { name: 'Set its next error' }).click();
    await page.getByLabel('Error').selectOption('UserNotFoundException');
    await page.getByRole('button', { name: 'Set', exact: true }).click();
    await page.getByText('UpdateUserAttributes, 1×').waitFor();
    expect(await (await call()).json()).toMatchObject({ __type: 'UserNotFoundException' });
    await page.getByRole('button', { name: /^2 UpdateUserAttributes 400 UserNotFoundException/ }).waitFor();
    await page.close();
  });
});
