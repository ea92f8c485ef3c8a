// Takes the pictures of docs/mock-server.md anew: `node test/browser/control-screenshots.mjs`, after a build.
// A package is made of a fixture, its mock server is called a few times, and a browser looks at its control page.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const cli = resolve(process.argv[2] ?? 'dist/cli.js');
const project = await mkdtemp(join(tmpdir(), 'pagewright-pictures-'));

await cp('fixtures/apidog/ten-operations', join(project, 'pages'), { recursive: true });
await writeFile(
  join(project, 'generator.config.yaml'),
  'apis:\n  - name: user-pools\n    title: User Pools\n    sources: pages/*.txt\n    corrections: pages/corrections.yaml\n',
);
await promisify(execFile)(process.execPath, [cli, 'run'], { cwd: project });
const made = pathToFileURL(join(project, 'generated/user-pools/dist/esm/mock-server.js')).href;
const { createMockServer } = await import(made);

// A morning, so that the pictures are the same whenever they are taken.
let clock = Date.UTC(2026, 0, 5, 9, 30);
const server = createMockServer({
  control: true,
  now: () => {
    clock += 7;
    return clock;
  },
  handlers: { ListGroups: () => ({ Groups: [{ GroupName: 'crew' }] }) },
  rules: [{ name: 'slow-groups', when: { operation: 'ListGroups' }, delivery: { delay: 20 } }],
  store: { records: { groups: { crew: { GroupName: 'crew', Precedence: 1 } } }, counters: { 'sign-ups': 3 } },
});
const { url } = await server.listen();
const call = (operation, body) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` },
    body: JSON.stringify(body),
  });
const pool = { UserPoolId: 'eu-central-1_Ferry' };
await call('CreateGroup', { ...pool, GroupName: 'crew', Precedence: 1 });
await call('ListGroups', pool);
await call('AdminCreateUser', { ...pool, Username: 'ada', UserAttributes: [{ Name: 'email', Value: 'ada@example.com' }] });
await call('AdminGetUser', { ...pool, Username: 'ada' });
await call('AdminCreateUser', { ...pool });
await call('AdminMakeTea', {});
server.fail('TooManyRequestsException', { operation: 'CreateGroup' });
await call('CreateGroup', { ...pool, GroupName: 'guests' });
server.fail('TooManyRequestsException', { operation: 'AdminGetUser', times: 2 });

const browser = await chromium.launch({
  executablePath: process.env.PAGEWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});

async function picture(name, options, prepare) {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 800 },
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    ...options,
  });
  const page = await context.newPage();
  await page.goto(`${url}/__mock__`);
  await page.getByText(/\d calls, the latest/).waitFor();
  await prepare(page);
  await page.screenshot({ path: `docs/mock-control-${name}.png` });
  await context.close();
}

const open = (page) => page.getByRole('button', { name: /^3 AdminCreateUser/ }).click();
await picture('light', { colorScheme: 'light' }, async (page) => {
  await open(page);
  await page.getByRole('heading', { name: 'State' }).click();
  await page.getByText('groups/crew').waitFor();
  await page
    .getByText('Body as it came')
    .or(page.getByText('Input', { exact: true }))
    .first()
    .waitFor();
});
await picture('dark', { colorScheme: 'dark' }, async (page) => {
  await page.getByRole('button', { name: /^1 CreateGroup/ }).click();
  server.fail('TooManyRequestsException', { operation: 'CreateGroup' });
  await page.getByRole('button', { name: 'Replay' }).click();
  await page.getByText('another answer').waitFor();
  await page.getByRole('heading', { name: 'Rules' }).click();
});
await picture('phone', { colorScheme: 'light', viewport: { width: 390, height: 780 } }, async (page) => {
  await page.getByRole('button', { name: /AdminCreateUser 400/ }).click();
  await page.getByText('Answer', { exact: true }).waitFor();
});
await browser.close();
await server.close();
await rm(project, { recursive: true });
