import { expect, test } from 'vitest';
import { reachable } from '../../src/emit/reachable.js';

const file = (path: string, text = '') => ({ path, text });
const paths = (files: readonly { readonly path: string }[]) => files.map(({ path }) => path);

test('imports are followed from folder to folder, at whatever remove, and round in circles', () => {
  const entry = file('src/client.ts', "import type { A } from './runtime/client/a.js';");
  const files = [
    file('src/runtime/client/a.ts', "export { b } from './b.js';\nimport { c } from '../common/c.js';"),
    file('src/runtime/client/b.ts', "import { a } from './a.js';"),
    file('src/runtime/client/unused.ts', "import { a } from './a.js';"),
    file('src/runtime/common/c.ts'),
  ];
  expect(paths(reachable([entry], files, '.ts'))).toEqual([
    'src/runtime/client/a.ts',
    'src/runtime/client/b.ts',
    'src/runtime/common/c.ts',
  ]);
});

test.each([
  ["import './a.js';", true],
  ["import { a,\n b } from './a.js';", true],
  ['const a_js_1 = require("./a.js");', true],
  ['let a: import("./a.js").A;', true],
  ["await import('./a.js');", true],
  ["import a from './a.json';", false],
  ["import a from 'a.js';", false],
  ["import a from './b.js';", false],
])('%s', (text, leads) => {
  expect(reachable([file('index.js', text)], [file('a.js')], '.js')).toHaveLength(leads ? 1 : 0);
});

test('an entry is there where it is one of the files', () => {
  const index = file('index.d.ts', "export * from './a.js';");
  expect(paths(reachable([index], [file('a.d.ts'), index, file('a.js')], '.d.ts'))).toEqual(['a.d.ts', 'index.d.ts']);
});
