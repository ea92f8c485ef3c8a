import { spawn } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtCli, generator } from '../cli.js';
import { emptyProject, projectWithPage } from './project.js';

/** Starts a server, talks to it, interrupts it. */
async function session(args: readonly string[], cwd: string, talk: (url: string) => Promise<void>) {
  const child = spawn(process.execPath, [builtCli(), 'mock', ...args], { cwd });
  const ended = new Promise<number | null>((done) => child.on('close', done));
  const url = await new Promise<string>((found, failed) => {
    let [stdout, stderr] = ['', ''];
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes('\n')) found(stdout.trim());
    });
    child.on('close', () => failed(new Error(stderr)));
  });
  try {
    await talk(url);
  } finally {
    child.kill('SIGINT');
  }
  return ended;
}

const update = (url: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
    },
    body: JSON.stringify({ AccessToken: 'token', UserAttributes: [{ Name: 'name', Value: 'Ada' }] }),
  });

describe('mock', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await projectWithPage();
    expect(await generator(['run'], { cwd })).toMatchObject({ code: 0 });
    await mkdir(join(cwd, 'node_modules'));
    await symlink(join(cwd, 'generated/cognito-identity-provider'), join(cwd, 'node_modules/cognito-identity-provider'));
  });

  it.each([
    ['the only package of the config', []],
    ['a package by its folder', ['generated/cognito-identity-provider']],
    ['a package by its name', ['cognito-identity-provider']],
  ])('serves %s until interrupted', async (_, args) => {
    const code = await session(args, cwd, async (url) => {
      expect(url).toMatch(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\/?$/);
      const answer = await update(url);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toHaveProperty('CodeDeliveryDetailsList');
    });
    expect(code).toBe(130);
  });

  it.each([
    ['a folder that holds no package', ['page.txt']],
    ['a name that is not installed', ['no-such-package']],
  ])('%s is refused', async (_, args) => {
    const ended = await generator(['mock', ...args], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`error  package-not-found  ${args[0]}`);
  });

  it('asks for a run where nothing was generated yet', async () => {
    const ended = await generator(['mock'], { cwd: await emptyProject() });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('npx generator run');
  });

  it('says which port is taken', async () => {
    await session([], cwd, async (url) => {
      const ended = await generator(['mock', '--port', new URL(url).port], { cwd });
      expect(ended).toMatchObject({ code: 1, stdout: '' });
      expect(ended.stderr).toContain('error  port-unavailable');
    });
  });
});
