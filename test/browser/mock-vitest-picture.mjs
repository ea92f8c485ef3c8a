// Takes the picture of docs/mock-server.md anew: `node test/browser/mock-vitest-picture.mjs`, after a build.
// Tests of the documentation are run as a user runs them: from a package that was packed and installed.
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

const cli = resolve(process.argv[2] ?? 'dist/cli.js');
const fixture = 'fixtures/apidog/update-user-attributes';
const root = await mkdtemp(join(tmpdir(), 'pagewright-pictures-'));
const run = (command, args, cwd = root) => promisify(execFile)(command, args, { cwd });

for (const file of ['page.txt', 'corrections.yaml']) await copyFile(join(fixture, file), join(root, file));
const config = 'apis:\n  - name: cognito-identity-provider\n    sources: page.txt\n    corrections: corrections.yaml\n';
await writeFile(join(root, 'generator.config.yaml'), `out: packages\n${config}`);
await run(process.execPath, [cli, 'run']);
const { stdout: packed } = await run('npm', ['pack', '--json', './packages/cognito-identity-provider']);
await writeFile(join(root, 'package.json'), '{ "type": "module", "private": true }');
await run('npm', ['install', '--offline', '--no-audit', '--no-fund', JSON.parse(packed)[0].filename]);
for (const name of ['vitest', 'msw']) await symlink(resolve('node_modules', name), join(root, 'node_modules', name));

const files = ['change-email.test.ts', 'network.test.ts', 'one-server.test.ts'];
const documentation = await readFile('docs/mock-server.md', 'utf8');
for (const [, file, text] of documentation.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)) {
  if (files.includes(file)) await writeFile(join(root, file), text);
}

/** How a terminal is told of colours. */
const colour = `${String.fromCharCode(27)}\\[([\\d;]*)m`;
const colours = `((?:${colour.replace('(', '(?:')})*)`;
const duration = new RegExp(`${colours}\\s\\d+${colours}ms${colours}$`);
const plain = (text) => text.replaceAll(new RegExp(colour, 'g'), '');

/** What Vitest prints on a terminal, but for the time of day and how long it took. */
async function vitest() {
  const command = `"${process.execPath}" "${resolve('node_modules/vitest/vitest.mjs')}" run --slowTestThreshold=100000 2>&1`;
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, FORCE_COLOR: '1', COLUMNS: '110' };
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { cwd: root, env }).catch((failed) => failed);
  return (
    stdout
      .replaceAll(root, '~/app')
      // The picture's font has no such line.
      .replaceAll('⎯', '─')
      .split('\n')
      .filter((line) => !/Start at|Duration/.test(line))
      .map((line) => line.replace(duration, '$1$2$3'))
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}

const good = await readFile(join(root, files[0]), 'utf8');
const bad = good.replace("Name: 'email', Value", "Name: 'e-mail', Value");
if (bad === good) throw new Error('the documented test is no longer as this script wants it');
await writeFile(join(root, files[0]), bad);
const failing = await vitest();
await writeFile(join(root, files[0]), good);
const passing = await vitest();

if (!/1 failed/.test(plain(failing)) || !/Tests\s+5 passed \(5\)/.test(plain(passing))) throw new Error(`${failing}\n${passing}`);

const style = new Map([
  [1, 'font-weight:700'],
  [2, 'opacity:.65'],
  [30, 'color:#14171c'],
  [31, 'color:#ff7b72'],
  [32, 'color:#6cc97a'],
  [33, 'color:#e3b341'],
  [34, 'color:#79b8ff'],
  [35, 'color:#d2a8ff'],
  [36, 'color:#6fd3e0'],
  [90, 'color:#8b949e'],
  [41, 'background:#b3362d'],
  [42, 'background:#2f8a40'],
  [43, 'background:#b58a1b'],
  [46, 'background:#6fd3e0'],
]);
/** Which codes one that ends something takes away. */
const endings = new Map([
  [22, (code) => code <= 2],
  [39, (code) => code >= 30 && code !== 41 && code !== 42 && code !== 43 && code !== 46],
  [49, (code) => code > 40 && code < 50],
]);

function html(text) {
  let codes = [];
  return text
    .split(new RegExp(colour))
    .map((part, index) => {
      if (index % 2 === 0) {
        const css = codes.map((code) => style.get(code) ?? '').join(';');
        const shown = part.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        return shown === '' ? '' : `<span style="${css}">${shown}</span>`;
      }
      for (const code of part.split(';').map(Number)) {
        const ends = endings.get(code);
        if (code === 0) codes = [];
        else if (ends) codes = codes.filter((each) => !ends(each));
        else codes = [...codes, code];
      }
      return '';
    })
    .join('');
}

const prompt = '<span style="color:#8b949e">~/app $</span> npx vitest run';
const page = `<!doctype html><meta charset="utf-8"><style>
  body { margin: 0; background: #14171c; }
  pre { margin: 0; padding: 20px 24px; color: #dfe3e8; font: 14px/1.45 'DejaVu Sans Mono', monospace; white-space: pre-wrap; width: 952px; }
</style><pre>${prompt}\n\n${html(failing)}\n\n${prompt}\n\n${html(passing)}</pre>`;

const browser = await chromium.launch({
  executablePath: process.env.PAGEWRIGHT_CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
const shown = await browser.newPage({ viewport: { width: 1000, height: 400 } });
await shown.setContent(page);
await shown.screenshot({ path: 'docs/mock-vitest.png', fullPage: true });
await browser.close();
await rm(root, { recursive: true });
