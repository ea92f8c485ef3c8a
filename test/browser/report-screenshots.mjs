// Takes the pictures of docs/report.md anew: `node test/browser/report-screenshots.mjs`, after a build.
// A copy of a fixture is read, changed and read again, so that the report has something to tell.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const cli = resolve('dist/cli.js');
const project = await mkdtemp(join(tmpdir(), 'pagewright-pictures-'));
const run = (...args) => promisify(execFile)(process.execPath, [cli, ...args], { cwd: project });
const page = join(project, 'pages/CreateGroup.txt');

/** What becomes of the page from version to version. */
const edits = [
  (text) =>
    text.replace(
      'Makes a group that people of a pool can be put into.',
      'Makes a group in a pool; people are put into it later.',
    ),
  (text) => text.replace('Precedence\ninteger\u00a0\noptional\n>= 0\n', '$&Label\nstring\u00a0\noptional\n<= 64 characters\n'),
  (text) => text.replace('<= 64 characters', '<= 96 characters').replace(/\n[^\n]*484LimitExceededException/, ''),
];

/** Not released yet when the pictures are taken. */
const last = (text) =>
  text
    .replace('>= 1 characters<= 128 characters', '>= 1 characters<= 64 characters')
    .replace('Description\nstring\u00a0\noptional', 'Description\nstring\u00a0\nrequired')
    .replace(
      'Makes a group in a pool; people are put into it later.',
      'Makes a new group in one pool; people are put into it later.',
    );

const edit = async (change) => {
  const before = await readFile(page, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the fixture is no longer as ${change} wants it`);
  await writeFile(page, after);
};

await cp('fixtures/apidog/ten-operations', join(project, 'pages'), { recursive: true });
await writeFile(
  join(project, 'generator.config.yaml'),
  'apis:\n  - name: user-pools\n    title: User Pools\n    sources: pages/*.txt\n    corrections: pages/corrections.yaml\n',
);
await run('run');
for (const change of edits) {
  await edit(change);
  await run('run');
}
await edit(last);
await run('report');

const browser = await chromium.launch({
  executablePath: process.env.PAGEWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const address = pathToFileURL(join(project, 'pagewright-report.html')).href;

/** @param at what is shown: a fact's address, or the id of a part */
async function picture(name, at, options) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce', ...options });
  const window = await context.newPage();
  await window.goto(`${address}${at}`);
  await window.screenshot({ path: `docs/report-${name}.png` });
  await context.close();
}

const fact = '#/user-pools/types.CreateGroupRequest.GroupName%20maxLength';
await picture('light', fact, { colorScheme: 'light' });
await picture('dark', '#changes-0', { colorScheme: 'dark' });
await picture('phone', fact, { colorScheme: 'light', viewport: { width: 390, height: 780 } });
await browser.close();
await rm(project, { recursive: true });
