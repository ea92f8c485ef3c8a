import { spawn } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../src/commands/command.js';
import { type CorrectOptions, correctCommand } from '../../src/commands/correct.js';
import { removeCommand, removeRedundantCommand } from '../../src/commands/correct-remove.js';
import { loadConfig } from '../../src/config/load.js';
import { type Diagnostic, Failure } from '../../src/diagnostic.js';
import type { Json } from '../../src/model/api.js';
import { explainFact } from '../../src/model/explain.js';
import { scrape } from '../../src/pipeline.js';
import { builtCli, contents, generator } from '../cli.js';
import { hostIn } from './host.js';
import { emptyProject } from './project.js';

interface PetFacts {
  readonly maxLength?: number;
  readonly fields?: Readonly<Record<string, object>>;
  readonly responses?: Readonly<Record<string, object>>;
}

/** The page: an API of our own, as its publisher would describe it. */
const page = (title: string, { maxLength, fields, responses }: PetFacts = {}): string =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title, version: '1' },
    servers: [{ url: 'https://pets.example' }],
    paths: {
      '/pets/{id}': {
        get: {
          operationId: 'getPet',
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: { description: 'It.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
            ...responses,
          },
        },
      },
    },
    components: {
      schemas: {
        Pet: {
          type: 'object',
          required: ['name'],
          properties: {
            name: { type: 'string', ...(maxLength === undefined ? {} : { maxLength }) },
            kind: { type: 'string', enum: ['cat', 'dog'] },
            ...fields,
          },
        },
      },
    },
  });

let cwd = '';

beforeEach(async () => {
  cwd = await emptyProject();
  await put('pets.json', page('Pets', { maxLength: 64 }));
  await put('generator.config.yaml', 'apis:\n  - { name: pets, sources: pets.json, corrections: corrections.yaml }\n');
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(cwd, file)), { recursive: true });
  await writeFile(join(cwd, file), text);
}

const read = (file: string): Promise<string> => readFile(join(cwd, file), 'utf8');

const correct = (fact: string, options: Partial<CorrectOptions> = {}): Promise<CommandResult> =>
  correctCommand({ fact, dryRun: false, ...options }, hostIn(cwd));

const tried = { because: 'We tried it.' };

/** What a command that fails says; nothing on the disk is another than before. */
async function refused(work: () => Promise<unknown>): Promise<readonly Diagnostic[]> {
  const before = await contents(cwd);
  const error: unknown = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(await contents(cwd)).toEqual(before);
  if (!(error instanceof Failure)) throw new Error(`It should have failed with diagnostics, and did with ${String(error)}`);
  return error.diagnostics;
}

/** What the first API is with its corrections. */
async function pets() {
  const [api] = (await loadConfig(cwd)).apis;
  if (api === undefined) throw new Error('no API');
  const { value: model, diagnostics } = await scrape(api);
  const told = diagnostics.filter(({ code }) => code.startsWith('correction-'));
  const value = (fact: string): Json | undefined => explainFact(model, fact).value?.facts[0]?.value;
  return { model, value, told, codes: told.map(({ code }) => code) };
}

describe('a correction is written', () => {
  it('with what the page says, and applied', async () => {
    const result = await correct('types.Pet.name maxLength', { ...tried, set: '128', link: 'https://pets.example/news' });
    expect(result).toMatchObject({
      ending: 'done',
      diagnostics: [],
      summary: ['Wrote corrections.yaml: `types.Pet.name maxLength` is 128; the page says 64.', 'Next: npx generator run'],
    });
    expect(await read('corrections.yaml')).toBe(
      'corrections:\n  - where: types.Pet.name maxLength\n    was: 64\n    set: 128\n    because: We tried it.\n    link: https://pets.example/news\n',
    );
    const { value, codes } = await pets();
    expect(value('types.Pet.name maxLength')).toBe(128);
    expect(codes).toEqual([]);
    expect((await readdir(cwd)).sort()).toEqual(['corrections.yaml', 'generator.config.yaml', 'pets.json']);
  });

  it.each<[fact: string, given: string, set: string, was: string]>([
    ['types.Pet.name minLength', '1', '1', ''],
    ['types.Pet.name maxLength', 'null', 'null', '    was: 64\n'],
    ['types.Pet.name required', 'false', 'false', '    was: true\n'],
    ['types.Pet.kind enum', '[cat, dog, "a, b"]', '[cat, dog, "a, b"]', '    was: [cat, dog]\n'],
    ['types.Pet.name description', 'What: it is called', '"What: it is called"', ''],
    ['types.Pet.name description', '# 5', '"# 5"', ''],
    ['types.Pet.name description', '12', '"12"', ''],
    ['types.Pet.name description', '"a \\n b"', '"a \\n b"', ''],
    ['types.Pet.name default', '12', '"12"', ''],
    ['types.Pet.name default', '"12"', '"12"', ''],
    ['types.Pet.name examples', '[Rex, 12]', '[Rex, 12]', ''],
    ['types.Pet.name type', 'array[Pet]', 'array[Pet]', '    was: string\n'],
    ['getPet deprecated', 'true', 'true', ''],
    ['getPet method', 'POST', 'POST', '    was: GET\n'],
    ['api title', 'Cats & dogs', 'Cats & dogs', '    was: Pets\n'],
  ])('%s: %s', async (fact, given, set, was) => {
    const { data } = await correct(fact, { ...tried, set: given, dryRun: true });
    expect(data).toBe(`corrections:\n  - where: ${fact}\n${was}    set: ${set}\n    because: We tried it.\n`);
    expect(await readdir(cwd)).not.toContain('corrections.yaml');
  });

  it('of what no page has: a field, a parameter, a response', async () => {
    const added = await correct('types.Pet.colour type', { ...tried, set: 'string' });
    expect(added.diagnostics).toMatchObject([{ code: 'correction-adds', severity: 'info' }]);
    await correct('types.Pet.colour required', { ...tried, set: 'true' });
    await correct('getPet.query.full type', { ...tried, set: 'boolean' });
    await correct('getPet.response(503) description', { ...tried, set: 'Closed.' });
    expect(await read('corrections.yaml')).not.toContain('was:');
    const { value, codes } = await pets();
    expect(value('types.Pet.colour required')).toBe(true);
    expect(value('getPet.query.full type')).toBe('boolean');
    expect(value('getPet.response(503) description')).toBe('Closed.');
    expect(codes).toEqual(['correction-adds', 'correction-adds', 'correction-adds']);
  });

  it('and what is doubtful about it is said', async () => {
    const { diagnostics } = await correct('types.Pet.name minLength', { ...tried, set: '100' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['fact-doubtful']);
    expect((await correct('types.Pet.kind description', { ...tried, set: 'Which.' })).diagnostics).toEqual([]);
  });

  it('and others that it leaves without their fact are named', async () => {
    await correct('getPet description', { ...tried, set: 'Gets it.' });
    const { diagnostics } = await correct('getPet id', { ...tried, set: 'fetchPet' });
    expect(diagnostics).toEqual([]);
    await put('other.yaml', await read('corrections.yaml'));
    await put('corrections.yaml', '');
    await put(
      'generator.config.yaml',
      'apis:\n  - { name: pets, sources: pets.json, corrections: [corrections.yaml, other.yaml] }\n',
    );
    expect((await correct('getPet id', { ...tried, set: 'findPet', file: 'corrections.yaml' })).diagnostics).toMatchObject([
      { code: 'correction-unmatched', where: { fact: 'getPet description' } },
      { code: 'correction-unmatched', where: { fact: 'getPet id' } },
    ]);
  });

  it('into a file with its own comments, line ends of another system and a byte order mark', async () => {
    const text =
      '\ufeff# Ours.\r\ncorrections:\r\n  - where: api title   # the title\r\n    was: Pets\r\n    set: &t Cats\r\n    because: *t\r\n';
    await put('corrections.yaml', text);
    await correct('types.Pet.name maxLength', { ...tried, set: '128' });
    expect(await read('corrections.yaml')).toBe(
      `${text.replaceAll('\r', '').slice(1)}  - where: types.Pet.name maxLength\n    was: 64\n    set: 128\n    because: We tried it.\n`,
    );
  });

  it('where a link leads, with the rights that the file had', async () => {
    await put('kept/mine.yaml', 'corrections:\n');
    await chmod(join(cwd, 'kept/mine.yaml'), 0o600);
    await symlink('kept/mine.yaml', join(cwd, 'corrections.yaml'));
    await correct('types.Pet.name maxLength', { ...tried, set: '128' });
    expect(await read('kept/mine.yaml')).toContain('set: 128');
    expect(await readdir(join(cwd, 'kept'))).toEqual(['mine.yaml']);
  });
});

describe('the correction of a fact that has one', () => {
  const file =
    'corrections:\n  - where: types.Pet."name" maxLength # length\n    was: 32\n    set: 128\n    because: We tried it.\n';

  it('is refreshed: what the page says now, the rest as it was', async () => {
    await put('corrections.yaml', file);
    const result = await correct('types.Pet.name maxLength');
    expect(result.summary?.[0]).toContain('the page says 64');
    expect(await read('corrections.yaml')).toBe(file.replace('32', '64'));
    expect((await correct('types.Pet.name maxLength')).summary?.[0]).toBe(
      'corrections.yaml says so already; nothing was written.',
    );
  });

  it('takes another value and another reason', async () => {
    await put('corrections.yaml', file);
    await correct('types.Pet.name maxLength', { set: '256', because: 'They said so.' });
    expect(await read('corrections.yaml')).toBe(
      file.replace('32', '64').replace('128', '256').replace('We tried it.', 'They said so.'),
    );
  });

  it('is the later of two, even where the earlier is not needed', async () => {
    await put(
      'corrections.yaml',
      `corrections:\n  - { where: types.Pet.name maxLength, set: 64, because: b }\n${file.slice(13)}`,
    );
    await correct('types.Pet.name maxLength');
    expect(await read('corrections.yaml')).toContain('was: 64\n    set: 128');
  });

  it('is not written where the page says so by now, and can be removed', async () => {
    await put('corrections.yaml', file.replace('128', '64'));
    const [told] = await refused(() => correct('types.Pet.name maxLength'));
    expect(told).toMatchObject({
      code: 'correction-redundant',
      help: expect.stringContaining('npx generator correct --remove '),
    });
  });

  it('stays in the file that it stands in; a new one goes to the file that wins', async () => {
    await put('generator.config.yaml', 'apis:\n  - { name: pets, sources: pets.json, corrections: [a.yaml, b.yaml] }\n');
    await put('a.yaml', file);
    await correct('types.Pet.name maxLength', { set: '256' });
    await correct('types.Pet.name minLength', { ...tried, set: '1' });
    expect(await read('a.yaml')).toContain('set: 256');
    expect(await read('b.yaml')).toContain('minLength');
    await correct('types.Pet.name minLength', { ...tried, set: '2', file: './a.yaml' });
    expect(await read('a.yaml')).toContain('minLength');
  });
});

describe('nothing is written', () => {
  it.each<[why: string, fact: string, options: Partial<CorrectOptions>, code: string, words: string]>([
    ['for a field that is misspelt', 'types.Pet.nmae maxLength', { set: '1' }, 'fact-not-found', '`types.Pet.name`'],
    ['for a fact that is misspelt', 'types.Pet.name maxLenght', { set: '1' }, 'fact-not-found', '`maxLength`'],
    ['for an operation that is misspelt', 'getPets description', { set: 'x' }, 'fact-not-found', '`getPet`'],
    ['for no path', 'types.', { set: 'x' }, 'correction-invalid', 'explain'],
    ['for a node', 'types.Pet.name', { set: 'x' }, 'correction-invalid', 'behind a space'],
    ['for what cannot be corrected', 'types.Pet.name name', { set: 'x' }, 'correction-invalid', 'follow from it'],
    ['where the value does not fit', 'types.Pet.name maxLength', { set: 'long' }, 'correction-invalid', '--set'],
    ['where the value is not finite', 'types.Pet.name maxLength', { set: '.nan' }, 'correction-invalid', '--set'],
    ['where the type is none', 'types.Pet.name type', { set: 'text' }, 'correction-invalid', '--set'],
    ['where it cannot be taken away', 'types.Pet.name type', { set: 'null' }, 'correction-invalid', '--set'],
    ['where the page says so itself', 'types.Pet.name maxLength', { set: '64' }, 'correction-redundant', 'Nothing was written'],
    ['without a value', 'types.Pet.name maxLength', {}, 'correction-missing', '--set'],
    ['for an API that is not there', 'types.Pet.name maxLength', { set: '1', api: 'dogs' }, 'api-not-found', 'pets'],
    ['where a type would be its own name', 'types.Pet type', { set: 'Pet' }, 'correction-invalid', '--set'],
  ])('%s', async (_, fact, options, code, words) => {
    const [first] = await refused(() => correct(fact, { ...tried, ...options }));
    expect(first?.code).toBe(code);
    expect(first?.help).toContain(words);
    expect(first?.where?.line).toBeUndefined();
  });

  it('in a file that another stands over is said not to count', async () => {
    await put('generator.config.yaml', 'apis:\n  - { name: pets, sources: pets.json, corrections: [a.yaml, b.yaml] }\n');
    await correct('types.Pet.name maxLength', { ...tried, set: '20', file: 'b.yaml' });
    const { summary } = await correct('types.Pet.name maxLength', { ...tried, set: '10', file: 'a.yaml' });
    expect(summary).toEqual([
      'Wrote a.yaml: `types.Pet.name maxLength` is 10; the page says 64.',
      'b.yaml comes later and counts: there it is 20.',
      'Next: npx generator run',
    ]);
    expect((await pets()).value('types.Pet.name maxLength')).toBe(20);
  });

  it.each<[why: string, file: string | Uint8Array, code: string]>([
    ['a file that is no YAML', 'corrections: [', 'correction-unreadable'],
    ['a file of something else', 'pets: 1\n', 'correction-invalid'],
    ['a file that is not UTF-8', Uint8Array.of(0x23, 0xff, 0x0a), 'correction-unreadable'],
  ])('into %s', async (_, file, code) => {
    await writeFile(join(cwd, 'corrections.yaml'), file);
    const told = await refused(() => correct('types.Pet.name maxLength', { ...tried, set: '1' }));
    expect(told.map((one) => one.code)).toEqual([code]);
  });

  it('where a folder is in the way', async () => {
    await put('generator.config.yaml', 'apis:\n  - { name: pets, sources: pets.json, corrections: pets.json/c.yaml }\n');
    const told = await refused(() => correct('types.Pet.name maxLength', { ...tried, set: '1' }));
    expect(told.map(({ code }) => code)).toEqual(['correction-unreadable']);
  });
});

describe('with several APIs', () => {
  beforeEach(async () => {
    await put('dogs.json', page('Dogs', { fields: { bark: { type: 'string' } } }));
    await put(
      'generator.config.yaml',
      'apis:\n  - { name: pets, sources: pets.json }\n  - { sources: dogs.json, corrections: dogs.yaml }\n',
    );
  });

  it('the one that has the fact is meant', async () => {
    await correct('types.Pet.bark maxLength', { ...tried, set: '3' });
    expect(await read('dogs.yaml')).toContain('types.Pet.bark maxLength');
  });

  it('one has to be named where both have it', async () => {
    const told = await refused(() => correct('types.Pet.name minLength', { ...tried, set: '1' }));
    expect(told).toMatchObject([{ code: 'correction-ambiguous', message: expect.stringContaining('pets, dogs') }]);
    await correct('types.Pet.name minLength', { ...tried, set: '1', api: 'dogs' });
    expect(await read('dogs.yaml')).toContain('minLength');
  });

  it('a file that the config does not name is proposed to it', async () => {
    const { summary } = await correct('types.Pet.name minLength', { ...tried, set: '1', api: 'pets' });
    expect(await read('corrections.yaml')).toContain('minLength');
    expect(summary?.slice(1, 3)).toEqual([
      'The config does not name this file yet. Add to the API pets:',
      '  corrections: "corrections.yaml"',
    ]);
    const other = await correct('types.Pet.bark minLength', { ...tried, set: '1', file: 'more.yaml' });
    expect(other.summary).toContain('  corrections: ["dogs.yaml", "more.yaml"]');
  });

  it('a correction of both is redundant where both say so', async () => {
    await put(
      'generator.config.yaml',
      'apis:\n  - { name: pets, sources: pets.json, corrections: c.yaml }\n  - { name: dogs, sources: dogs.json, corrections: ./c.yaml }\n',
    );
    const file = (facts: readonly string[]): string =>
      ['corrections:', ...facts.map((fact) => `  - { ${fact}, because: b }`), ''].join('\n');
    const both = 'where: types.Pet.name type, was: integer, set: string';
    const one = 'where: types.Pet.name maxLength, set: 64';
    await put('c.yaml', file([both, one]));
    const { summary } = await removeRedundantCommand({ dryRun: false }, hostIn(cwd));
    expect(summary).toEqual(['Removed from c.yaml: `types.Pet.name type`', 'Next: npx generator run']);
    expect(await read('c.yaml')).toBe(file([one]));
    expect(await removeRedundantCommand({ dryRun: false }, hostIn(cwd))).toMatchObject({
      summary: ['No correction is redundant; nothing was written.'],
    });
  });
});

describe('a correction is removed', () => {
  const file =
    'corrections:\n  - { where: api title, set: Cats, because: b }\n  - { where: api description, set: d, because: b }\n';
  const remove = (fact: string, options: { file?: string; dryRun?: boolean } = {}): Promise<CommandResult> =>
    removeCommand({ fact, dryRun: false, ...options }, hostIn(cwd));

  it('without a look at the pages', async () => {
    await put('corrections.yaml', file);
    await rm(join(cwd, 'pets.json'));
    expect((await remove(' api title ')).summary).toEqual([
      'Removed from corrections.yaml: `api title`',
      'Next: npx generator run',
    ]);
    expect(await read('corrections.yaml')).toBe('corrections:\n  - { where: api description, set: d, because: b }\n');
  });

  it('from a file that no config names', async () => {
    await put('mine.yaml', file);
    await rm(join(cwd, 'generator.config.yaml'));
    expect((await remove('api title', { file: 'mine.yaml', dryRun: true })).data).not.toContain('title');
    expect(await read('mine.yaml')).toBe(file);
    await remove('api title', { file: 'mine.yaml' });
    expect(await read('mine.yaml')).not.toContain('title');
  });

  it('but not where there is none, or more than one', async () => {
    await put('corrections.yaml', file);
    expect(await refused(() => remove('api titel'))).toMatchObject([
      { code: 'correction-missing', help: expect.stringContaining('`api title`') },
    ]);
    await put(
      'generator.config.yaml',
      'apis:\n  - { name: pets, sources: pets.json, corrections: [corrections.yaml, b.yaml] }\n',
    );
    await put('b.yaml', file);
    expect((await refused(() => remove('api title'))).map(({ code }) => code)).toEqual(['correction-ambiguous']);
  });
});

/** Runs a command line that a help shows, in a shell, as somebody would who copies it. */
function paste(line: string): Promise<number | null> {
  const script = `npx() { shift; "$NODE" "$CLI" "$@"; }\n${line}\n`;
  const child = spawn('sh', [], {
    cwd,
    env: { ...process.env, NODE: process.execPath, CLI: builtCli() },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.end(script);
  return new Promise((done) => {
    child.on('close', done);
  });
}

/** The command lines of a help. */
const commandsIn = (help: string): readonly string[] =>
  help
    .split(/`(?=npx generator )/)
    .slice(1)
    .map((rest) => rest.slice(0, rest.search(/`(?:[.;]|$)/)));

describe('the life of a correction', () => {
  it('written, applied, stale, refreshed, redundant, removed: each by the command that the help shows', async () => {
    expect(await paste("npx generator correct 'types.Pet.name maxLength' --set 128 --because 'We tried it.'")).toBe(0);
    expect(await pets()).toMatchObject({ codes: [] });

    await put('pets.json', page('Pets', { maxLength: 100 }));
    const stale = await pets();
    expect(stale.codes).toEqual(['correction-stale']);
    expect(stale.value('types.Pet.name maxLength')).toBe(128);
    const [refresh = '', removal = ''] = commandsIn(stale.told[0]?.help ?? '');
    expect(removal).toBe("npx generator correct --remove --file corrections.yaml 'types.Pet.name maxLength'");
    expect(await paste(refresh)).toBe(0);
    expect(await read('corrections.yaml')).toContain('was: 100\n');
    expect((await pets()).codes).toEqual([]);

    await put('pets.json', page('Pets', { maxLength: 128 }));
    const redundant = await pets();
    expect(redundant.codes).toEqual(['correction-redundant']);
    const [remove = '', removeAll = ''] = commandsIn(redundant.told[0]?.help ?? '');
    expect(removeAll).toBe('npx generator correct --remove-redundant');
    expect(await paste(remove)).toBe(0);
    expect(await read('corrections.yaml')).toBe('corrections:\n');
    expect((await pets()).codes).toEqual([]);
  });

  const hostile = ['__proto__', "it's", '$(touch pwned)', '`touch pwned`', "'; touch pwned; '", '-rf\n\u2028\u202e'];

  it('whatever the page calls its fields', async () => {
    const fields = Object.fromEntries(hostile.map((name) => [name, { type: 'string', maxLength: 8 }]));
    await put('pets.json', page('Pets', { fields }));
    const facts = hostile.map((name) => `types.Pet.${JSON.stringify(name)} maxLength`);
    const entries = facts.map((fact) => ({ where: fact, was: 4, set: 16, because: 'We tried it.' }));
    await put('corrections.yaml', `corrections:\n${entries.map((entry) => `  - ${JSON.stringify(entry)}\n`).join('')}`);
    const { told, codes } = await pets();
    expect(codes).toEqual(hostile.map(() => 'correction-stale'));
    const removals = told.map(({ help }) => commandsIn(help)[1] ?? '');
    // What a terminal shows is what can be copied from it.
    for (const line of removals) expect(line).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);
    expect(await paste(removals.join(' &&\n'))).toBe(0);
    expect(await read('corrections.yaml')).toBe('corrections:\n');
    expect(await readdir(cwd)).not.toContain('pwned');
  });
});

describe('correct on the command line', () => {
  it.each<[args: readonly string[], why: string]>([
    [['correct'], 'Name one fact'],
    [['correct', 'api title', '--remove-redundant'], 'Name one fact'],
    [['correct', 'api title', '--remove', '--set', 'x'], '--set'],
    [['correct', 'api title', '--set', 'x', '--because', ' '], '--because'],
    [['correct', 'api title', '--set', 'x', '--because', 'y', '--link', 'pets'], '--link'],
    [['correct', 'api title', '--set', 'x', '--set', 'y', '--because', 'z'], '--set was given more than once'],
  ])('%j is wrong usage', async (args, why) => {
    const ended = await generator(args, { cwd });
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(why);
  });

  it('prints the file, and nothing else, to standard output', async () => {
    const args = ['correct', 'types.Pet.name maxLength', '--set=-0', '--because=-x', '--dry-run'];
    const ended = await generator(args, { cwd });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('set: 0\n    because: -x\n');
  });

  it('fails with what is the matter', async () => {
    const ended = await generator(['correct', 'types.Pet.name maxLength', '--set', 'x', '--because', 'y'], { cwd });
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('error  correction-invalid  corrections.yaml\n');
  });
});
