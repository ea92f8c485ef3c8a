import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Each plants one line in one file; `rule` is the lint rule that must object, or nothing where the line is allowed. */
const planted: readonly { readonly file: string; readonly line: string; readonly rule?: 'imports' | 'console' | 'exit' }[] = [
  { file: 'src/page/read.ts', line: "import 'cheerio';" },
  { file: 'src/dialect/apidog/read.ts', line: "import 'cheerio/slim';" },
  { file: 'src/emit/read.ts', line: "import 'cheerio';", rule: 'imports' },
  { file: 'src/commands/read.ts', line: "await import('cheerio/slim');", rule: 'imports' },
  { file: 'src/emit/types/make.ts', line: "import 'ts-morph';" },
  { file: 'src/diff/make.ts', line: "import 'ts-morph';" },
  { file: 'src/page/compile.ts', line: "import 'ts-morph';", rule: 'imports' },
  { file: 'src/commands/fill.ts', line: "import 'handlebars';", rule: 'imports' },
  { file: 'src/write/format.ts', line: "import 'prettier/standalone';", rule: 'imports' },
  { file: 'src/model/own.ts', line: "import './api.js';" },
  { file: 'src/model/said.ts', line: "import '../diagnostic.js';" },
  { file: 'src/model/disk.ts', line: "import 'node:fs';", rule: 'imports' },
  { file: 'src/model/emits.ts', line: "import '../emit/view.js';", rule: 'imports' },
  { file: 'src/emit/view.ts', line: "import '../model/api.js';" },
  { file: 'src/emit/types/reads.ts', line: "import '../../page/page.js';", rule: 'imports' },
  { file: 'src/emit/reads.ts', line: "import '../dialect/index.js';", rule: 'imports' },
  { file: 'src/emit/words.ts', line: "import '../notation/type-words.js';", rule: 'imports' },
  { file: 'src/notation/words.ts', line: "import '../model/api.js';" },
  { file: 'src/notation/reads.ts', line: "import '../page/page.js';", rule: 'imports' },
  { file: 'src/diff/reads.ts', line: "import '../page/outline.js';", rule: 'imports' },
  { file: 'src/consistency/words.ts', line: "import '../notation/type-words.js';" },
  { file: 'src/consistency/reads.ts', line: "import '../dialect/index.js';", rule: 'imports' },
  { file: 'src/arguments/x.ts', line: "import 'yargs';" },
  { file: 'src/cli.ts', line: 'process.exit(0);' },
  { file: 'src/commands/parse.ts', line: "import 'yargs';", rule: 'imports' },
  { file: 'src/emit/prints.ts', line: "console.log('x');", rule: 'console' },
  { file: 'src/cli/prints.ts', line: "console.error('x');", rule: 'console' },
  { file: 'src/write/ends.ts', line: 'process.exit(1);', rule: 'exit' },
];

const rules = { imports: 'noRestrictedImports', console: 'noConsole', exit: 'noJsRestrictedProperties' } as const;

describe('walls between the parts', () => {
  let folder: string;
  let complaints: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'walls-'));
    await cp('biome.json', join(folder, 'biome.json'));
    for (const { file, line } of planted) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), `${line}\n`);
    }
    complaints = await lint(folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each(planted)('$file: $line', ({ file, rule }) => {
    const objected = complaints.filter(
      (line) => line.includes(`/${file},`) && Object.values(rules).some((name) => line.includes(name)),
    );
    expect(objected).toHaveLength(rule === undefined ? 0 : 1);
    if (rule !== undefined) expect(objected[0]).toContain(rules[rule]);
  });
});

/** One line for each complaint, with its rule and its file. */
function lint(folder: string): Promise<readonly string[]> {
  const biome = resolve('node_modules/@biomejs/biome/bin/biome');
  const options = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', '.'];
  return new Promise((done) => {
    execFile(process.execPath, [biome, ...options], { cwd: folder }, (_error, stdout) => done(stdout.split('\n')));
  });
}
