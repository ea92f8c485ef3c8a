import babel from 'prettier/plugins/babel';
import estree from 'prettier/plugins/estree';
import markdown from 'prettier/plugins/markdown';
import { format } from 'prettier/standalone';
import type { PackageConfig } from '../../../src/config/config.js';
import { buildView } from '../../../src/emit/build-view.js';
import { clientTarget } from '../../../src/emit/client/index.js';
import { type Chunk, layOut } from '../../../src/emit/layout/lay-out.js';
import { layOutMarkdown } from '../../../src/emit/layout/markdown.js';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import { entryTarget, packageTarget } from '../../../src/emit/package/index.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { ApiModel } from '../../../src/model/api.js';
import { asItTravels } from '../../../src/protocol/wire-dates.js';

const pkg: PackageConfig = { version: '1.0.0' };
const typeScript = { name: 'TypeScript', aliases: ['ts'], parsers: ['babel-ts'] };

/** As prettier sets it, without the line end. */
export async function prettierText(text: string, parser: 'babel-ts' | 'markdown'): Promise<string> {
  const plugins = [babel, estree, markdown, { languages: [typeScript] }];
  return (await format(text, { parser, plugins, printWidth: 130, singleQuote: true })).trimEnd();
}

/** A file of a package before it is laid out. */
export interface Unset {
  readonly path: string;
  readonly chunks: readonly Chunk[];
  readonly parser: 'babel-ts' | 'markdown';
}

export async function unsetFiles(model: ApiModel): Promise<readonly Unset[]> {
  const view = buildView(asItTravels(model).value, pkg);
  const targets = [typesTarget, validatorTarget, clientTarget, mockServerTarget, entryTarget, packageTarget(pkg)];
  const files = (await Promise.all(targets.map((target) => target.emit(view, model)))).flat();
  return files
    .filter((file) => file.format === 'lines')
    .map(
      ({ path, text }): Unset =>
        path.endsWith('.md')
          ? { path, chunks: layOutMarkdown(text), parser: 'markdown' }
          : { path, chunks: layOut(text), parser: 'babel-ts' },
    );
}

/** What prettier would set in another way, as `[path, ours, prettier's]`, from where they differ. */
export async function differences(files: readonly Unset[]): Promise<readonly (readonly [string, string, string])[]> {
  const found: (readonly [string, string, string])[] = [];
  for (const { path, chunks, parser } of files) {
    for (const { kind, text } of chunks) {
      const set = kind === 'laid-out' ? await prettierText(text, parser) : text;
      if (set !== text) found.push([path, ...fromDifference(text, set)]);
    }
  }
  return found;
}

function fromDifference(ours: string, theirs: string): readonly [string, string] {
  const [one, other] = [ours.split('\n'), theirs.split('\n')];
  const first = one.findIndex((line, index) => line !== other[index]);
  const shown = (lines: readonly string[]): string => lines.slice(Math.max(0, first - 1), first + 5).join('\n');
  return [shown(one), shown(other)];
}
