// Builds dist/: the command line and the public API as bundles that start fast, and the declarations.
//   node esbuild.config.js            everything
//   node esbuild.config.js --code     the bundles only
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import Handlebars from 'handlebars';

const root = dirname(fileURLToPath(import.meta.url));
process.chdir(root);

/** Large, loaded only by the stages that need them, and better left as they were published. Everything else is bundled. */
const external = ['c12', 'cheerio', 'listr2', 'markdown-it', 'markdown-it-deflist', 'prettier', 'ts-morph', 'typescript'];

/** Takes the place of `src/emit/compiled-templates.ts`. */
const compiledTemplates = {
  name: 'compiled templates',
  setup: (build) =>
    build.onLoad({ filter: /[\\/]emit[\\/]compiled-templates\.ts$/ }, async () => {
      const files = (await readdir('templates', { recursive: true })).filter((file) => file.endsWith('.hbs')).sort();
      const entries = files.map(async (file) => {
        const text = await readFile(join('templates', file), 'utf8');
        const compiled = Handlebars.precompile(text, { strict: true, noEscape: true, preventIndent: true });
        return `[${JSON.stringify(text)}, ${compiled}]`;
      });
      return {
        contents: `
          import Handlebars from 'handlebars/runtime.js';
          export const handlebars = Handlebars.create();
          const compiled = new Map([${(await Promise.all(entries)).join(',\n')}]);
          export const compileTemplate = (text) => {
            if (!compiled.has(text)) throw new Error('is another than when Pagewright was built: build it anew, or install it again');
            return handlebars.template(compiled.get(text));
          };`,
        loader: 'js',
        resolveDir: root,
      };
    }),
};

const [written] = await Promise.all([bundle(), reportAssets(), process.argv.includes('--code') ? undefined : declarations()]);
if (!process.argv.includes('--code')) await runtimeCode();
await removeLeftovers(written);

async function bundle() {
  const { metafile } = await build({
    entryPoints: {
      cli: 'src/cli.ts',
      index: 'src/index.ts',
    },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external,
    alias: {
      // The browser build is the one published as ES modules; the other would bring CommonJS into the bundle.
      yaml: join(root, 'node_modules/yaml/browser/index.js'),
      // For the help text of the argument parser, which is ASCII. The real one loads a segmenter and Unicode tables at each start.
      'string-width': join(root, 'src/terminal/ascii-width.ts'),
    },
    plugins: [compiledTemplates],
    legalComments: 'none',
    // Names stay, for stack traces that can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    metafile: true,
    logLevel: 'warning',
  });
  await chmod('dist/cli.js', 0o755);
  await writeFile('dist/fingerprint', await fingerprint(Object.keys(metafile.outputs)));
  await writeFile('dist/third-party-licenses.txt', await licenses(Object.keys(metafile.inputs)));
  return Object.keys(metafile.outputs).map((file) => basename(file));
}

/** Of the program's own code: what it has found out stays true only as long as this is the same (src/cache). */
async function fingerprint(written) {
  const hash = createHash('sha256');
  for (const file of [...written].sort()) hash.update(await readFile(file));
  return hash.digest('hex');
}

/** Sources that are the same in every generated package are compiled here, once: see `src/emit/built-code.ts`. */
async function runtimeCode() {
  const maker = 'dist/runtime-code-maker.js';
  await build({
    entryPoints: ['src/emit/built-code.ts'],
    outfile: maker,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  const { builtCode } = await import(join(root, maker));
  await writeFile('dist/runtime-code.br', brotliCompressSync(await builtCode()));
}

/** What a report carries with it to run in its reader's browser. */
async function reportAssets() {
  await build({
    entryPoints: { app: 'src/report/assets/app.ts', style: 'src/report/assets/app.css' },
    outdir: 'dist/report',
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2022'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** What an earlier build wrote goes only when all of this one is there: a command that runs meanwhile finds its parts. */
async function removeLeftovers(written) {
  const leftovers = (await readdir('dist')).filter((name) => name.endsWith('.js') && !written.includes(name));
  await Promise.all(leftovers.map((name) => rm(join('dist', name))));
}

/** Bundled code keeps its notices. */
async function licenses(inputs) {
  const folders = inputs.flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  const notices = [...new Set(folders)].sort().map(async (folder) => {
    const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? await readFile(join(folder, file), 'utf8') : '';
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  });
  return `${(await Promise.all(notices)).join(`\n${'-'.repeat(80)}\n\n`)}`;
}

async function declarations() {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root }).catch((error) => {
    process.stderr.write(error.stdout);
    throw error;
  });
}
