import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { correctCommand } from '../../src/commands/correct.js';
import { parseCorrections } from '../../src/config/corrections.js';
import { parseFactPath } from '../../src/model/fact-path.js';
import { hostIn } from '../commands/host.js';
import { projectWithPage } from '../commands/project.js';

const docs = readFileSync('docs/corrections.md', 'utf8');
const block = (language: string): string => new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(docs)?.[1] ?? '';

describe('docs/corrections.md', () => {
  it.each(['docs/corrections.md', 'README.md'])('shows corrections as they are read: %s', (file) => {
    const shown = /^```yaml\n(corrections:[\s\S]*?)^```$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
    expect(parseCorrections(shown, 'c.yaml')).toMatchObject({ value: [{ was: 480, set: 400 }], diagnostics: [] });
  });

  it('shows what the command prints', async () => {
    const [line = '', ...printed] = block('console').trimEnd().split('\n');
    const [, fact = '', set, because] = /correct '(.*)' --set (\S+) --because '(.*)'$/.exec(line) ?? [];
    const { summary } = await correctCommand({ fact, set, because, dryRun: false }, hostIn(await projectWithPage()));
    expect(summary).toEqual(printed);
  });

  it('lists paths that are paths', () => {
    const table = docs.slice(docs.indexOf('| path | is |'), docs.indexOf('## What no page has'));
    const paths = [...table.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(15);
    for (const path of paths) {
      const whole = path.startsWith('…') ? `types.Pet${path.slice(1)}` : path.startsWith('.') ? `GetPet${path}id` : path;
      expect([whole, parseFactPath(whole)]).toEqual([whole, { path: expect.anything() }]);
    }
  });
});
