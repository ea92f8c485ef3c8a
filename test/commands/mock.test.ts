import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { generator } from '../cli.js';
import { mockProcess } from './mock-process.js';
import { emptyProject, projectWithPage } from './project.js';

const operation = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
};

const bodyFor = (token: string): string =>
  JSON.stringify({ AccessToken: token, UserAttributes: [{ Name: 'name', Value: 'Ada' }] });

async function update(url: string, token = 'token', headers: Record<string, string> = {}) {
  const answer = await fetch(url, { method: 'POST', headers: { ...operation, ...headers }, body: bodyFor(token) });
  const body = (await answer.json()) as { __type?: string; message?: string };
  return { status: answer.status, kind: answer.headers.get('x-mock-answer'), headers: answer.headers, body };
}

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
    ['a package by its name', ['cognito-identity-provider', '--cors', '--no-control', '--latency', '1-3', '--seed', '7']],
  ])('serves %s until interrupted', async (_, args) => {
    const server = await mockProcess(args, cwd);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await update(server.url)).toMatchObject({ status: 200, body: { CodeDeliveryDetailsList: expect.anything() } });
    expect((await fetch(`${server.url}/__mock__/health`)).status).toBe(args.includes('--no-control') ? 405 : 200);
    const { headers } = await update(server.url, 'token', { origin: 'http://localhost:5173' });
    expect(headers.get('access-control-allow-origin')).toBe(args.includes('--cors') ? 'http://localhost:5173' : null);
    server.signal('SIGINT');
    expect(await server.ended).toBe(130);
  });

  it('takes rules, state and package anew while it runs, and keeps port, store and numbers', async () => {
    const [rules, journal] = [join(cwd, 'rules.yaml'), join(cwd, 'calls.ndjson')];
    const rule = (error: string): string =>
      `rules:\n  - name: busy\n    when:\n      input: { AccessToken: busy }\n      counters: { calls: { atLeast: 7 } }\n    answer: { error: ${error} }\n  - then: [{ increment: calls }]\n`;
    await writeFile(rules, rule('TooManyRequestsException'));
    await writeFile(join(cwd, 'state.yaml'), 'counters: { calls: 6 }\n');
    const folder = join(cwd, 'live');
    await cp(join(cwd, 'generated/cognito-identity-provider'), folder, { recursive: true });
    const files = ['--rules', 'rules.yaml', '--state', 'state.yaml', '--journal', 'calls.ndjson'];
    const server = await mockProcess(['live', '--watch', ...files], cwd);
    expect((await update(server.url, 'busy')).status).toBe(200);
    expect((await update(server.url, 'busy')).body.__type).toBe('TooManyRequestsException');

    await server.says('Listening');
    await writeFile(rules, rule('NoSuchException'));
    await server.says('error  mock-file-invalid  rules.yaml:6:15');
    await server.says('the rules stay as they were');
    expect((await update(server.url, 'busy')).body.__type).toBe('TooManyRequestsException');
    await writeFile(rules, rule('ForbiddenException'));
    await server.says('2 rules from now on');
    expect((await update(server.url, 'busy')).body.__type).toBe('ForbiddenException');

    const module = join(folder, 'dist/cjs/mock-server.js');
    const code = await readFile(module, 'utf8');
    await writeFile(module, 'nothing that runs (');
    await server.says('The package cannot be loaded');
    expect((await update(server.url, 'busy')).status).toBe(400);
    expect(code).toContain("name: 'ForbiddenException', status: 400");
    await writeFile(module, code.replace("name: 'ForbiddenException', status: 400", "name: 'ForbiddenException', status: 403"));
    await server.says('live: generated anew');
    expect(await update(server.url, 'busy')).toMatchObject({ status: 403, body: { __type: 'ForbiddenException' } });
    const state = await (await fetch(`${server.url}/__mock__/state`)).json();
    expect(state).toMatchObject({ counters: { calls: 7 } });

    server.signal('SIGTERM');
    expect(await server.ended).toBe(0);
    const entries = (await readFile(journal, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map(({ number, status }) => [number, status])).toEqual([
      [1, 200],
      [2, 400],
      [3, 400],
      [4, 400],
      [5, 400],
      [6, 403],
    ]);
  });

  it('records a real API without secrets, replays it with nobody there, and has it compared with the page', async () => {
    const real = createServer(async (asked, answer) => {
      const { AccessToken } = JSON.parse(await text(asked)) as { AccessToken: string };
      const isKnown = AccessToken === 'a-real-secret';
      answer.writeHead(isKnown ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' });
      answer.end(isKnown ? '{"CodeDeliveryDetailsList":[],"Extra":1}' : '{"__type":"UserTakenException","message":"no"}');
    });
    await new Promise<void>((done) => real.listen(0, '127.0.0.1', done));
    onTestFinished(() => void real.close());
    const target = `http://127.0.0.1:${(real.address() as AddressInfo).port}`;
    const recording = await mockProcess(['--proxy', target, '--record', 'calls.json'], cwd);
    expect(await update(recording.url, 'a-real-secret')).toMatchObject({ kind: 'proxied', status: 200 });
    expect(await update(recording.url, 'another-one')).toMatchObject({ kind: 'proxied', status: 400 });
    await recording.says('UpdateUserAttributes 200, `Extra`: The pages know no Extra.');
    await recording.says('UpdateUserAttributes documents no error UserTakenException.');
    recording.signal('SIGINT');
    expect(await recording.ended).toBe(130);
    const kept = await readFile(join(cwd, 'calls.json'), 'utf8');
    expect(kept).not.toMatch(/real-secret|another-one/);
    // The second secret is the attribute's value: the page says that it is one.
    expect(JSON.parse(kept)).toMatchObject([
      { operation: 'UpdateUserAttributes', request: { input: { AccessToken: 'redacted000000000001' } }, answer: { status: 200 } },
      { operation: 'UpdateUserAttributes', request: { input: { AccessToken: 'redacted000000000003' } }, answer: { status: 400 } },
    ]);

    const replaying = await mockProcess(['--replay', 'calls.json'], cwd);
    expect(replaying.said()).toContain('mock-drift');
    expect(await update(replaying.url, 'mine')).toMatchObject({ kind: 'recorded', body: { Extra: 1 } });
    expect(await update(replaying.url, 'yours')).toMatchObject({ kind: 'recorded', body: { __type: 'UserTakenException' } });
    expect(await update(replaying.url, 'mine')).toMatchObject({ kind: 'recorded', body: { Extra: 1 } });

    const model = 'generated/cognito-identity-provider/model.json';
    const verified = await generator(['verify', '--recording', 'calls.json', '--model', model, '--format', 'text'], { cwd });
    expect(verified).toMatchObject({ code: 3 });
    expect(verified.stdout).toContain('Extra');
    expect(verified.stdout).toContain('UserTakenException');
  });

  it('speaks TLS, finishes what is under way, and does not wait when it is told twice', async () => {
    const server = await mockProcess(['--tls', '--latency', '300'], cwd);
    await server.says('NODE_EXTRA_CA_CERTS=');
    const ca = await readFile(/NODE_EXTRA_CA_CERTS=(\S+)/.exec(server.said())?.[1] ?? '', 'utf8');
    const ask = () =>
      new Promise<number | undefined>((done, failed) => {
        const asked = request(server.url, { method: 'POST', headers: operation, ca, agent: false }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        });
        asked.on('error', failed);
        asked.end(bodyFor('token'));
        asked.once('finish', () => setTimeout(() => server.signal('SIGTERM'), 50));
      });
    expect(await ask()).toBe(200);
    expect(await server.ended).toBe(0);

    const patient = await mockProcess(['--latency', '60000'], cwd);
    const cut = update(patient.url).then(
      () => 'answered',
      () => 'cut',
    );
    await patient.says('Listening');
    await fetch(`${patient.url}/__mock__/health`);
    patient.signal('SIGINT');
    // Signals that come together may be told as one: it is told again until it has heard two.
    const again = setInterval(() => patient.signal('SIGINT'), 50);
    expect(await patient.ended).toBe(130);
    clearInterval(again);
    expect(await cut).toBe('cut');
  });

  it.each([
    ['a folder that holds no package', ['page.txt'], 'error  package-not-found  page.txt'],
    ['a name that is not installed', ['no-such-package'], 'error  package-not-found  no-such-package'],
    ['rules that are not there', ['--rules', 'none.yaml'], 'There is no file none.yaml.'],
    ['recordings that are none', ['--replay', 'package.json'], 'There is no file package.json.'],
    ['a certificate that is none', ['--cert', 'page.txt', '--key', 'page.txt'], 'error  mock-file-invalid'],
    ['a certificate that is not there', ['--cert', 'c.pem', '--key', 'k.pem'], 'There is no file c.pem.'],
  ])('%s is refused', async (_, args, said) => {
    const ended = await generator(['mock', ...args], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(said);
  });

  it('asks for a run where nothing was generated yet', async () => {
    const ended = await generator(['mock'], { cwd: await emptyProject() });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('npx generator run');
  });

  it('says which port is taken', async () => {
    const server = await mockProcess([], cwd);
    const ended = await generator(['mock', '--port', new URL(server.url).port], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  port-unavailable');
    server.signal('SIGINT');
    await server.ended;
  });
});
