import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import { type Diagnostic, Failure } from '../../src/diagnostic.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const settings = { out: 'made', apis: [{ name: 'pets', sources: 'pets.txt', package: { license: 'MIT' } }] };

/** The same config in each form that it may have. */
const forms: readonly (readonly [string, string])[] = [
  ['generator.config.json', JSON.stringify(settings)],
  [
    'generator.config.yaml',
    'out: made # a comment\napis:\n  - name: pets\n    sources: pets.txt\n    package: { license: MIT }\n',
  ],
  ['generator.config.yml', 'out: made\napis: [{ name: pets, sources: pets.txt, package: { license: MIT } }]\n'],
  ['generator.config.mjs', `export default ${JSON.stringify(settings)};\n`],
  ['generator.config.ts', `const out: string = 'made';\nexport default { ...${JSON.stringify(settings)}, out };\n`],
];

describe('a config in any form', () => {
  it.each(forms)('%s', async (name, text) => {
    await writeFile(join(folder, name), text);
    expect(await loadConfig(folder)).toEqual({
      root: folder,
      out: join(folder, 'made'),
      dialects: [],
      plugins: [],
      apis: [
        { name: 'pets', root: folder, sources: ['pets.txt'], corrections: [], package: { version: '0.1.0', license: 'MIT' } },
      ],
    });
  });

  it('goes to `generated` where it does not say', async () => {
    await writeFile(join(folder, 'generator.config.json'), '{"apis":[{"sources":["a","b"],"corrections":"c.yaml"}]}');
    const { out, apis } = await loadConfig(folder);
    expect(out).toBe(join(folder, 'generated'));
    expect(apis[0]).toEqual({ root: folder, sources: ['a', 'b'], corrections: ['c.yaml'], package: { version: '0.1.0' } });
  });
});

async function problems(): Promise<readonly Diagnostic[]> {
  const error: unknown = await loadConfig(folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof Failure)) throw new Error(`Expected a Failure, got ${String(error)}`);
  return error.diagnostics;
}

describe('a config that cannot be used', () => {
  it('is missing: the help says how to get one', async () => {
    const [problem] = await problems();
    expect(problem).toMatchObject({ code: 'config-missing', where: { source: 'generator.config.*' } });
    expect(problem?.help).toContain('generator init');
  });

  it('is not YAML: line and column are told', async () => {
    await writeFile(join(folder, 'generator.config.yaml'), 'apis:\n  - sources: [a\n    name: x: y\n');
    const [problem] = await problems();
    expect(problem).toMatchObject({ code: 'config-unreadable', where: { source: 'generator.config.yaml', line: 3 } });
  });

  it('is not JSON', async () => {
    await writeFile(join(folder, 'generator.config.json'), '{"apis": [');
    expect(await problems()).toMatchObject([{ code: 'config-unreadable', where: { source: 'generator.config.json' } }]);
  });

  it.each(['generator.config.mjs', 'generator.config.ts'])('%s throws while it loads', async (name) => {
    await writeFile(join(folder, name), "throw new Error('no such luck');\n");
    const [problem] = await problems();
    expect(problem).toMatchObject({ code: 'config-unreadable', where: { source: name } });
    expect(problem?.message).toContain('no such luck');
  });

  it('has a wrong setting: its line is told', async () => {
    await writeFile(join(folder, 'generator.config.yaml'), 'apis:\n  - sources: a.txt\n    package:\n      verson: 1.0.0\n');
    expect(await problems()).toMatchObject([
      { code: 'config-invalid', where: { source: 'generator.config.yaml', line: 4 }, help: 'Did you mean `version`?' },
    ]);
  });

  it('has a wrong setting in a dialect: its line is told', async () => {
    const lines = ['apis: [{ sources: a.txt }]', 'dialects:', '  - name: a', '    matches: { select: body }', '    operation:'];
    const operation = [
      '      each: section',
      '      method: b',
      '      path: i',
      '      parameters: { each: li, requird: u, name: b }',
    ];
    await writeFile(join(folder, 'generator.config.yaml'), [...lines, ...operation].join('\n'));
    expect(await problems()).toMatchObject([
      { code: 'config-invalid', where: { source: 'generator.config.yaml', line: 9 }, help: 'Did you mean `required`?' },
    ]);
  });
});
