import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scrapeCommand } from '../../src/commands/scrape.js';
import { checkConfig } from '../../src/config/check.js';
import { hostIn } from '../commands/host.js';

const read = (path: string): string => readFileSync(path, 'utf8');

interface Shown {
  readonly language: string;
  readonly text: string;
}

/** The blocks of code of a Markdown page. */
const shownIn = (markdown: string): readonly Shown[] =>
  [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({ language, text }));

const kaibuch = 'fixtures/declarative/kaibuch';
const shown = shownIn(read('docs/teaching.md'));
const yaml = shown.filter(({ language }) => language === 'yaml').map(({ text }) => text);
const lotsenblatt = shown.findIndex(({ text }) => text.startsWith('=== '));

describe('docs/teaching.md', () => {
  it('shows the config of the fixture, to the letter', () => {
    expect(yaml).toContain(read(`${kaibuch}/generator.config.yaml`));
  });

  it('leads up to it in steps, each of which can be used as it is, below those before it', () => {
    const config = read(`${kaibuch}/generator.config.yaml`);
    const steps = yaml.slice(0, yaml.indexOf(config));
    expect(steps.length).toBeGreaterThanOrEqual(5);
    for (const at of steps.keys())
      expect(checkConfig(parse(steps.slice(0, at + 1).join('')), () => ({ source: 'docs' }))).toEqual({
        config: expect.anything(),
      });
    expect(parse(steps.join(''))).toEqual(parse(config));
  });

  it('shows the page as it is', () => {
    expect(read(`${kaibuch}/page.html`)).toContain(shown.find(({ language }) => language === 'html')?.text);
  });

  it('shows the page in plain text, and its rules, as they are', () => {
    const [page, rules] = shown.slice(lotsenblatt);
    expect(read('fixtures/declarative/lotsenblatt/page.txt')).toContain(page?.text);
    expect(read('fixtures/declarative/lotsenblatt/generator.config.yaml')).toContain(rules?.text);
  });

  it('shows what the commands print', async () => {
    const fetching = { offline: true, header: [], allowPrivate: false, scope: [], render: false };
    const options = { ...fetching, sources: ['page.html'], format: 'model' as const, corrections: [], coverage: false };
    const host = hostIn(kaibuch);
    await scrapeCommand({ ...options, trace: 'lines' }, host);
    const { data = '' } = await scrapeCommand({ ...options, explain: 'liegeplaetzeSuchen.query.laenge minimum' }, host);
    const printed = [...host.said, ...data.split('\n')];
    const transcript = shown.filter(({ language }) => language === 'console').at(-1)?.text ?? '';
    const lines = transcript
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('$') && line !== '…');
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !printed.includes(line))).toEqual([]);
  });
});

describe('README.md', () => {
  const configs = shownIn(read('README.md')).filter(
    ({ language, text }) => language === 'yaml' && !text.startsWith('corrections:'),
  );

  it.each(configs.map(({ text }) => [text.split('\n')[0] ?? '', text] as const))('shows a config that is one: %s', (_, text) => {
    const config: unknown = { apis: [{ sources: 'pages' }], ...parse(text) };
    expect(checkConfig(config, () => ({ source: 'README.md' }))).toEqual({ config: expect.anything() });
  });
});

describe('docs/plugins.md', () => {
  it('shows the example that the tests run', () => {
    const example = read('test/plugin/example.ts')
      .split('\n')
      .slice(1)
      .join('\n')
      .replace("'../../src/index.js'", "'pagewright'");
    expect(shownIn(read('docs/plugins.md')).map(({ text }) => text)).toContain(example);
  });
});

/** Where files lie decides in which order their imports are put. */
const importsSorted = (text: string): string => {
  const lines = text.split('\n');
  const imports = lines.filter((line) => line.startsWith('import '));
  return [...imports.sort(), ...lines.filter((line) => !line.startsWith('import '))].join('\n');
};

describe('CONTRIBUTING.md', () => {
  const walkthrough = 'test/walkthrough/ferry-card';
  const contributing = shownIn(read('CONTRIBUTING.md')).map(({ text }) => text);

  it.each([
    ['crossings.txt', []],
    ['line.ts', []],
    [
      'index.ts',
      [
        [/'\.\.\/\.\.\/\.\.\/src\/dialect\//g, "'../"],
        [/'\.\.\/\.\.\/\.\.\/src\//g, "'../../"],
      ],
    ],
    [
      'ferry-card.test.ts',
      [
        [/'\.\//g, "'../../../src/dialect/ferry-card/"],
        [/'\.\.\/\.\.\/dialect\//g, "'../"],
        [/test\/walkthrough\//g, 'fixtures/'],
      ],
    ],
  ] as const)('shows %s as it is tested, but for where it lies', (file, moved) => {
    let text = read(`${walkthrough}/${file}`);
    for (const [from, to] of moved) text = text.replace(from, to);
    expect(contributing.map(importsSorted)).toContain(importsSorted(text));
  });
});
