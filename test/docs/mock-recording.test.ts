import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { parse } from '../../src/arguments/parse.js';
import { readRecorded } from '../../src/drift/mock-recording.js';
import { createServer } from '../../src/emit/mock-server/runtime/server.js';
import { accounts } from '../emit/mock-server/accounts-api.js';

const page = await readFile('docs/mock-server.md', 'utf8');
const section = (title: string): string => page.split(/^## /mu).find((each) => each.startsWith(`${title}\n`)) ?? '';

test('the recording that is shown is one', () => {
  const [, json = ''] = /```json\n(\{\n {2}"operation"[\s\S]*?)```/u.exec(section('Recording')) ?? [];
  const recordings = readRecorded(`[${json}]`, 'docs/mock-server.md');
  expect(recordings).toMatchObject([{ operation: 'UpdateUserAttributes', answer: { status: 400 } }]);
  expect(() => createServer(accounts, { recordings })).not.toThrow();
});

test('the table of options has those that there are', async () => {
  const help = await parse(['mock', '--help'], 100);
  const own = help.kind === 'text' ? (help.text.split('Options:')[1] ?? '') : '';
  const options = [...own.matchAll(/^\s+(?:-\w, )?(--[a-z-]+)/gmu)].map(([, name]) => name);
  const table = section('Command line')
    .split('\n')
    .filter((line) => line.startsWith('| `--'));
  const told = table.flatMap((line) => [...(line.split(' | ')[0] ?? '').matchAll(/--[a-z-]+/gu)].map(([name]) => name));
  const beside = ['--cert', '--key'].filter((name) => section('Command line').includes(`\`${name} <file>\``));
  const general = ['--verbose', '--help', '--version'];
  expect([...new Set([...told, ...beside])].sort()).toEqual(options.filter((name) => !general.includes(name ?? '')).sort());
});
