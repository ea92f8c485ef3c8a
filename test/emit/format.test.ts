import { expect, test } from 'vitest';
import { formatFiles } from '../../src/emit/format.js';
import type { EmittedFile } from '../../src/emit/target.js';

const file = (path: string, text: string, format: EmittedFile['format'] = 'prettier'): EmittedFile => ({ path, text, format });

test.each([
  ['src/a.ts', 'export const a  = "b" as   string', "export const a = 'b' as string;\n"],
  ['src/a.ts', 'export const a = <T,>(b: T): T => b satisfies T', 'export const a = <T,>(b: T): T => b satisfies T;\n'],
  ['package.json', '{"a":[1,2],"b":{}}', '{\n  "a": [\n    1,\n    2\n  ],\n  "b": {}\n}\n'],
  ['README.md', '# A\n\n* b\n\n```ts\nlet  a: string = "b"\n```', "# A\n\n- b\n\n```ts\nlet a: string = 'b';\n```\n"],
  ['README.md', '```js\nlet  a\n```\n\n```java\nint  a\n```', '```js\nlet a;\n```\n\n```java\nint  a\n```\n'],
  ['notes.txt', 'a  b', 'a  b'],
])('%s: %j', async (path, text, expected) => {
  const { value, diagnostics } = await formatFiles([file(path, text)], 'types');
  expect(diagnostics).toEqual([]);
  expect(value).toEqual([file(path, expected, 'as-is')]);
});

test('what is in its final form stays as it is', async () => {
  expect((await formatFiles([file('src/a.ts', 'let  a', 'as-is')], 'client')).value).toEqual([
    file('src/a.ts', 'let  a', 'as-is'),
  ]);
});

test('what cannot be read is told with the file, the templates that made it, the line and its words', async () => {
  const { value, diagnostics } = await formatFiles(
    [file('src/a.ts', 'const a = 1;\nconst = 2;\n'), file('src/b.ts', 'let b')],
    'client',
  );
  expect(diagnostics).toMatchObject([
    {
      code: 'emit-format-error',
      severity: 'error',
      message: expect.stringMatching(/^src\/a\.ts, made by the client templates, cannot be formatted: /),
      where: { source: 'src/a.ts', line: 2 },
      quote: 'const = 2;',
    },
  ]);
  expect(value.map(({ path }) => path)).toEqual(['src/b.ts']);
});

test('formatting twice is formatting once', async () => {
  const once = await formatFiles([file('src/a.ts', 'export  type A={a:"b",c?:(d:string)=>void}')], 'types');
  const twice = await formatFiles(
    once.value.map((one) => ({ ...one, format: 'prettier' })),
    'types',
  );
  expect(twice.value).toEqual(once.value);
});
