import { readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type HtmlReportOptions, htmlReportCommand } from '../../src/commands/html-report.js';
import { serveDocument } from '../../src/report/serve.js';
import { contents, generator } from '../cli.js';
import { hostIn } from '../commands/host.js';
import { projectWithPage } from '../commands/project.js';

const options: HtmlReportOptions = {
  sources: [],
  corrections: [],
  open: false,
  offline: false,
  header: [],
  allowPrivate: false,
  scope: [],
  render: false,
};

describe('generator report', () => {
  it('writes one file beside the config, the same each time, and nothing else', async () => {
    const cwd = await projectWithPage();
    const before = await contents(cwd);
    const first = await generator(['report'], { cwd });
    expect(first).toMatchObject({ code: 0, stdout: 'pagewright-report.html\n' });
    const written = await contents(cwd);
    expect([...written.keys()].filter((file) => !before.has(file))).toEqual(['pagewright-report.html']);
    await generator(['report'], { cwd });
    expect(await contents(cwd)).toEqual(written);
    const text = await readFile(join(cwd, 'pagewright-report.html'), 'utf8');
    expect(text).toMatch(/^<!doctype html>\n/);
    expect(text).not.toContain(cwd);
  });

  it('reads the sources that it is given, and writes where it is told', async () => {
    const cwd = await projectWithPage();
    const told = await htmlReportCommand(
      { ...options, sources: ['page.txt'], name: 'pools', out: 'shown/pools.html' },
      hostIn(cwd),
    );
    expect(told).toMatchObject({ ending: 'done', data: 'shown/pools.html\n' });
    expect(await readFile(join(cwd, 'shown/pools.html'), 'utf8')).toContain('UpdateUserAttributes');
  });

  it('tells of the versions that the lock knows, and of what has changed since', async () => {
    const cwd = await projectWithPage();
    expect((await generator(['run'], { cwd })).code).toBe(0);
    const page = await readFile(join(cwd, 'page.txt'), 'utf8');
    await writeFile(join(cwd, 'page.txt'), page.replace('Lets a signed-in user change', 'Has a signed-in user change'));
    await htmlReportCommand(options, hostIn(cwd));
    const text = await readFile(join(cwd, 'pagewright-report.html'), 'utf8');
    expect(text).toContain('From 0.1.0 to the pages now: 0 breaking, 0 minor, 1 patch.');
    expect(text).toContain('<del>Lets</del>');
    expect(text).toContain('<title>0.1.0: ');
  });

  it('leaves an older report as it was where the pages cannot be read', async () => {
    const cwd = await projectWithPage();
    await generator(['report'], { cwd });
    await writeFile(join(cwd, 'page.txt'), 'nothing of the kind');
    const before = await contents(cwd);
    const ended = await generator(['report'], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('page-unknown') });
    expect(await contents(cwd)).toEqual(before);
  });

  it('does not take a name for what the config names', async () => {
    const cwd = await projectWithPage();
    expect(await generator(['report', '--name', 'pools'], { cwd })).toMatchObject({ code: 2, stdout: '' });
  });

  it('says where it cannot write', async () => {
    const cwd = await projectWithPage();
    const ended = await generator(['report', '--out', 'page.txt/report.html'], { cwd });
    expect(ended).toMatchObject({ code: 1, stderr: expect.stringContaining('output-unwritable') });
  });

  it('is shown on this machine until it is interrupted', async () => {
    const cwd = await projectWithPage();
    const interruption = new AbortController();
    const printed: string[] = [];
    const opened: string[] = [];
    const host = { ...hostIn(cwd), signal: interruption.signal, print: (line: string) => void printed.push(line) };
    const running = htmlReportCommand({ ...options, open: true }, host, async (url) => {
      opened.push(url);
      const response = await fetch(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await response.text()).toBe(await readFile(join(cwd, 'pagewright-report.html'), 'utf8'));
      interruption.abort();
    });
    expect((await running).ending).toBe('interrupted');
    expect(printed).toEqual(opened);
    await expect(fetch(opened[0] ?? '')).rejects.toThrow();
  });
});

describe('a document that is served', () => {
  it('is all there is, and only for those who call this machine by its address', async () => {
    const { url, close } = await serveDocument('<p>here</p>');
    const status = (path: string, headers: Readonly<Record<string, string>>, method = 'GET'): Promise<number | undefined> =>
      new Promise((answered, failed) => {
        get(new URL(path, url), { headers, method }, (response) => {
          response.resume();
          answered(response.statusCode);
        }).on('error', failed);
      });
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect([await status('/', {}), await status('/', {}, 'HEAD')]).toEqual([200, 200]);
    expect([await status('/etc/passwd', {}), await status('/', {}, 'POST')]).toEqual([404, 404]);
    expect(await status('/', { host: 'elsewhere.example' })).toBe(421);
    await close();
  });
});
