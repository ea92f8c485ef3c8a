import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiagnosticCode } from '../../src/diagnostic.js';
import { contents, generator } from '../cli.js';

/** Files of one project, and what `generator run` must say of them. */
interface Case {
  readonly title: string;
  readonly files: { readonly [path: string]: string | Uint8Array };
  readonly args?: readonly string[];
  readonly code: DiagnosticCode;
  readonly place: string;
}

const page = readFileSync('fixtures/apidog/update-user-attributes/page.txt', 'utf8');

const config = 'out: generated\napis:\n  - name: pets\n    sources: page.txt\n';
const withCorrections = `${config}    corrections: corrections.yaml\n`;

const login = `<!doctype html><html><head><title>Sign in</title></head><body><main><h1>Sign in to continue</h1>
<form action="/session" method="post"><label>Email <input type="email" name="email"></label>
<label>Password <input type="password" name="password"></label><button>Sign in</button></form>
<p>Forgot your password?</p></main></body></html>`;

const prose = `Opening hours\n\nThe library is open from nine to five.\nOn Sundays it stays closed.\nPlease return books in time.\n`;

const cases: readonly Case[] = [
  { title: 'an empty file', files: { 'generator.config.yaml': config, 'page.txt': '' }, code: 'source-empty', place: 'page.txt' },
  {
    title: 'white space only',
    files: { 'generator.config.yaml': config, 'page.txt': ' \n\u00a0\n' },
    code: 'source-empty',
    place: 'page.txt',
  },
  { title: 'a login page', files: { 'generator.config.yaml': config, 'page.txt': login }, code: 'page-login', place: 'page.txt' },
  {
    title: 'a page cut in half',
    files: { 'generator.config.yaml': config, 'page.txt': page.slice(0, page.length / 2) },
    code: 'page-cut',
    place: 'page.txt',
  },
  {
    title: 'a picture',
    files: {
      'generator.config.yaml': config,
      'page.txt': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    },
    code: 'source-binary',
    place: 'page.txt',
  },
  {
    title: 'a page that is no reference page',
    files: { 'generator.config.yaml': config, 'page.txt': prose },
    code: 'page-unknown',
    place: 'page.txt',
  },
  {
    title: 'corrections that are not YAML',
    files: { 'generator.config.yaml': withCorrections, 'page.txt': page, 'corrections.yaml': 'corrections:\n  - where: [a\n' },
    code: 'correction-unreadable',
    place: 'corrections.yaml:',
  },
  {
    title: 'corrections without a reason',
    files: {
      'generator.config.yaml': withCorrections,
      'page.txt': page,
      'corrections.yaml': 'corrections:\n  - where: protocol targetPrefix\n    set: X\n',
    },
    code: 'correction-invalid',
    place: 'corrections.yaml:2',
  },
  {
    title: 'corrections that are not there',
    files: { 'generator.config.yaml': withCorrections, 'page.txt': page },
    code: 'correction-unreadable',
    place: 'corrections.yaml',
  },
  {
    title: 'a config that is not YAML',
    files: { 'generator.config.yaml': 'apis: [' },
    code: 'config-unreadable',
    place: 'generator.config.yaml:1',
  },
  {
    title: 'a config of another shape',
    files: { 'generator.config.yaml': 'apis:\n  - source: page.txt\n' },
    code: 'config-invalid',
    place: 'generator.config.yaml:2',
  },
  { title: 'no config', files: {}, code: 'config-missing', place: 'generator.config.*' },
  {
    title: 'a source that is not there',
    files: { 'generator.config.yaml': config },
    code: 'source-not-found',
    place: 'page.txt',
  },
  {
    title: 'a source given by hand that is not there',
    files: {},
    args: ['nowhere.txt'],
    code: 'source-not-found',
    place: 'nowhere.txt',
  },
  {
    title: 'one bad page among good ones',
    files: { 'generator.config.yaml': config.replace('page.txt', '[page.txt, empty.txt]'), 'page.txt': page, 'empty.txt': '' },
    code: 'source-empty',
    place: 'empty.txt',
  },
];

/** What an earlier run may have left, and a file of somebody's own. */
const before = { 'generated/pets/src/types.ts': 'export type Pet = string;\n', 'generated/notes.txt': 'mine\n' };

describe('what cannot be turned into a package', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bad-input-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function project(title: string, files: Case['files']): Promise<string> {
    const cwd = join(folder, title.replaceAll(' ', '-'));
    for (const [path, content] of Object.entries({ ...before, ...files })) {
      await mkdir(dirname(join(cwd, path)), { recursive: true });
      await writeFile(join(cwd, path), content);
    }
    return cwd;
  }

  it.each(cases)('$title', async ({ title, files, args = [], code, place }) => {
    const cwd = await project(title, files);
    const untouched = await contents(cwd);
    const ended = await generator(['run', ...args], { cwd });
    const complaint = ended.stderr.split('\n\n').find((part) => part.includes(`error  ${code}`));
    expect(complaint, ended.stderr).toBeDefined();
    expect(complaint).toContain(`error  ${code}  ${place}`);
    expect(complaint).toMatch(/\n {2}help: \S/);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(await contents(cwd)).toEqual(untouched);
  });

  it('tells a script the same as JSON', async () => {
    const cwd = await project('as JSON', { 'page.txt': '' });
    const ended = await generator(['run', '--json', 'page.txt'], { cwd });
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({
      ending: 'failed',
      written: false,
      packages: [],
      diagnostics: [{ code: 'source-empty' }],
    });
  });

  it('scrape prints nothing to standard output where it fails', async () => {
    const cwd = await project('scrape', { 'page.txt': prose });
    const ended = await generator(['scrape', 'page.txt', '--format', 'openapi'], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  page-unknown  page.txt');
  });
});
