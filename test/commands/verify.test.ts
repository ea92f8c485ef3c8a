import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { contents, generator } from '../cli.js';
import { emptyProject } from './project.js';

const fixture = 'fixtures/drift/kiosk';

describe('verify', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await emptyProject();
    for (const file of ['page.json', 'traffic.har']) await cp(join(fixture, file), join(cwd, file));
    await cp('fixtures/drift/agrees/traffic.har', join(cwd, 'agrees.har'));
    await writeFile(join(cwd, 'generator.config.yaml'), 'apis:\n  - name: kiosk\n    sources: page.json\n');
  });

  it('prints corrections and nothing else on standard output, tells the findings, and ends with 3', async () => {
    const before = await contents(cwd);
    const ended = await generator(['verify', '--har', 'traffic.har'], { cwd });
    expect(ended.code).toBe(3);
    expect(ended.stdout).toBe(await readFile(join(fixture, 'expected.yaml'), 'utf8'));
    for (const code of ['drift-field', 'drift-type', 'drift-enum', 'drift-status', 'drift-operation'])
      expect(ended.stderr).toContain(`warning  ${code}  `);
    expect(ended.stderr).toContain('kiosk: 6 calls compared');
    expect(await contents(cwd)).toEqual(before);
  });

  it('ends with 0 where nothing drifted', async () => {
    const ended = await generator(['verify', '--har', 'agrees.har'], { cwd });
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr).toBe('kiosk: 5 calls compared, nothing drifted\n');
  });

  it('what it proposes is a corrections file', async () => {
    const { stdout } = await generator(['verify', '--har', 'traffic.har'], { cwd });
    await writeFile(join(cwd, 'proposed.yaml'), stdout);
    const ended = await generator(['verify', 'page.json', '--corrections', 'proposed.yaml', '--har', 'traffic.har'], { cwd });
    expect(ended).toMatchObject({ code: 3, stdout: '' });
    expect(ended.stderr).toContain('1 difference;');
    expect(ended.stderr).toContain('warning  drift-operation');
  });

  it('compares with a model that is given', async () => {
    const { stdout } = await generator(['scrape', 'page.json'], { cwd });
    await mkdir(join(cwd, 'elsewhere'), { recursive: true });
    await writeFile(join(cwd, 'elsewhere/model.json'), stdout);
    const args = ['verify', '--model', 'model.json', '--har', '../traffic.har', '--format', 'json'];
    const ended = await generator(args, { cwd: join(cwd, 'elsewhere') });
    expect(ended.code).toBe(3);
    const report = JSON.parse(ended.stdout);
    expect(report).toMatchObject({ drifted: true, apis: [{ name: 'kiosk', counts: { compared: 6, elsewhere: 2, others: 1 } }] });
    expect(report.apis[0].findings).toContainEqual({
      kind: 'status',
      where: 'getPaper.response(418)',
      message: 'No page tells of `getPaper.response(418)`.',
      count: 1,
      first: { source: '../traffic.har', place: 'entries[1].response.status', pointer: '' },
      evidence: expect.objectContaining({ source: 'page.json', line: 8 }),
      corrections: [
        {
          where: 'getPaper.response(418) description',
          set: "I'm a teapot",
          because: 'Recorded traffic shows the status 418 once (../traffic.har, entry 1).',
        },
      ],
    });
  });

  it('tells people in words', async () => {
    const { stdout, stderr } = await generator(['verify', '--har', 'traffic.har', '--format', 'text'], { cwd });
    expect(stdout).toContain(
      [
        '`types.Paper.state` has values that are not listed.',
        '  Seen once, in traffic.har entries[0].response.content /state: "returned"',
        '  the page: page.json:44  “"enum": ["printed", "sold"]”',
        '  proposed: types.Paper.state enum = ["printed","sold","returned"]',
      ].join('\n'),
    );
    expect(stderr).not.toContain('drift-');
  });

  it('reads a journal beside an archive', async () => {
    const call = { number: 1, method: 'GET', url: '/papers/1?shop=2', headers: {}, body: '', answer: 'example', status: 200 };
    await writeFile(join(cwd, 'journal.json'), JSON.stringify([call]));
    const ended = await generator(['verify', '--har', 'agrees.har', '--journal', 'journal.json'], { cwd });
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain('- where: getPaper.query.shop type\n    set: integer\n');
  });

  it('proposals of several APIs stay apart, and one can be asked for', async () => {
    const folder = join(cwd, 'several');
    await mkdir(folder);
    await cp('fixtures/drift/loose/page.json', join(folder, 'loose.json'));
    const apis = ['kiosk', 'loose'].map(
      (name) => `  - name: ${name}\n    sources: ${name === 'kiosk' ? '../page.json' : 'loose.json'}\n`,
    );
    await writeFile(join(folder, 'generator.config.yaml'), `apis:\n${apis.join('')}`);
    await cp('fixtures/drift/loose/traffic.har', join(folder, 'loose.har'));
    const args = ['verify', '--har', '../traffic.har', '--har', 'loose.har'];
    const both = await generator(args, { cwd: folder });
    expect(both.code).toBe(3);
    const documents = both.stdout.split('---\n');
    expect(documents).toHaveLength(2);
    expect(documents[0]).toMatch(/^# kiosk\ncorrections:\n/);
    expect(documents[1]).toMatch(/^# loose\ncorrections:\n/);
    expect(both.stderr).toContain('npx generator verify --api <name>');
    const one = await generator([...args, '--api', 'loose'], { cwd: folder });
    expect(one.stdout).toBe(documents[1]?.replace('# loose\n', ''));
    const none = await generator([...args, '--api', 'nothing'], { cwd: folder });
    expect(none).toMatchObject({ code: 1, stdout: '' });
    expect(none.stderr).toContain('error  api-not-found');
  });

  it.each<[what: string, name: string, text: string | undefined, code: string, words: string]>([
    ['a file that is not there', 'nowhere.har', undefined, 'traffic-unreadable', 'There is no file nowhere.har'],
    ['an empty file', 'empty.har', ' ', 'traffic-unreadable', 'empty.har is empty'],
    ['a file that was cut', 'cut.har', '{"log":{"entries":[{"requ', 'traffic-unreadable', 'cut.har ends before its JSON does'],
    ['an archive without entries', 'none.har', '{"log":{}}', 'traffic-unreadable', '`log.entries` is missing'],
    [
      'traffic of another API',
      'foreign.har',
      '{"log":{"entries":[{"request":{"method":"GET","url":"https://other.example/x"}}]}}',
      'traffic-foreign',
      '--host other.example',
    ],
  ])('%s ends with 1 and says what to do', async (_what, name, text, code, words) => {
    if (text !== undefined) await writeFile(join(cwd, name), text);
    const ended = await generator(['verify', '--har', name], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain(`error  ${code}  ${name}`);
    expect(ended.stderr).toContain(words);
    expect(ended.stderr).toContain('help: ');
  });

  it.each([
    [['verify'], 'Name a recording: --har FILE, --journal FILE or --recording FILE.'],
    [['verify', 'page.json', '--model', 'm.json', '--har', 'traffic.har'], 'Give either pages or --model.'],
    [['verify', '--corrections', 'c.yaml', '--har', 'traffic.har'], '--corrections goes with sources'],
    [['verify', '--har', 'traffic.har', '--format', 'xml'], 'format'],
  ])('%j is no way to call it', async (args, words) => {
    const ended = await generator(args, { cwd });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });
});
