import { expect, test } from 'vitest';
import { emitPackage } from '../../src/emit/index.js';
import { makeModel, makeOperation, namedType, reference, text } from './make-model.js';

test('an API of which hardly anything is known is a package all the same', async () => {
  const { value, diagnostics } = await emitPackage(makeModel({ servers: [], operations: [makeOperation({ id: 'get' })] }), {
    version: '0.0.0',
  });
  expect(diagnostics).toEqual([]);
  const paths = value.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)].sort());
  expect(paths).toEqual(
    expect.arrayContaining([
      'README.md',
      'dist/cjs/index.js',
      'dist/cjs/package.json',
      'dist/esm/client.d.ts',
      'dist/esm/mock-server.js',
      'model.json',
      'openapi.json',
      'package.json',
      'src/types.ts',
      'src/validator.ts',
    ]),
  );
  expect(value.filter(({ format }) => format !== 'as-is').map(({ path }) => path)).toEqual([]);
  expect(value.filter(({ text: content }) => content.includes('\r')).map(({ path }) => path)).toEqual([]);
}, 60_000);

test('a model that speaks of what it does not have is not made into a package', async () => {
  const model = makeModel({
    types: [namedType('A', text)],
    operations: [
      makeOperation({
        id: 'get',
        responses: [
          {
            status: 200,
            contents: [{ mediaType: 'application/json', schema: reference('B'), evidence: {} }],
            headers: [],
            evidence: {},
          },
        ],
      }),
    ],
  });
  await expect(emitPackage(model, { version: '0.0.0' })).rejects.toThrow('The model speaks of the type B but does not have it');
});

test('a model without operations is not made into a package', async () => {
  const { value, diagnostics } = await emitPackage(makeModel({ types: [namedType('A', text)] }), { version: '0.0.0' });
  expect(diagnostics).toMatchObject([{ code: 'model-empty', severity: 'error' }]);
  expect(value).toEqual([]);
});

test('patterns of others run as JavaScript has them, and stand in the model as the page has them', async () => {
  const pattern = { kind: 'string', pattern: '\\!\\p{IsLatin}', evidence: {} } as const;
  const model = makeModel({ types: [namedType('A', pattern)], operations: [makeOperation({ id: 'get' })] });
  const { value, diagnostics } = await emitPackage(model, { version: '0.0.0' });
  expect(diagnostics).toEqual([]);
  const textOf = (path: string): string | undefined => value.find((file) => file.path === path)?.text;
  expect(JSON.parse(textOf('openapi.json') ?? '')).toMatchObject({
    components: { schemas: { A: { pattern: expect.stringContaining('!\\p{Script=Latin}') } } },
  });
  expect(JSON.parse(textOf('model.json') ?? '')).toMatchObject({ types: [{ schema: { pattern: '\\!\\p{IsLatin}' } }] });
}, 60_000);

test('what the package cannot do is told, and the package made all the same', async () => {
  const pattern = { kind: 'string', pattern: '(a+)+', evidence: {} } as const;
  const model = makeModel({
    types: [namedType('A', pattern)],
    operations: [makeOperation({ id: 'get' }), makeOperation({ id: 'getAgain' })],
  });
  const { value, diagnostics } = await emitPackage(model, { version: '0.0.0' });
  expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
    ['operations-alike', 'warning'],
    ['pattern-unsafe', 'warning'],
  ]);
  expect(value.length).toBeGreaterThan(100);
}, 60_000);

test('of what is compiled, the package holds what its users can come to', async () => {
  const { value } = await emitPackage(makeModel({ operations: [makeOperation({ id: 'get' })] }), { version: '0.0.0' });
  const paths = new Set(value.map(({ path }) => path));
  for (const entry of ['index', 'types', 'validator', 'client', 'mock-server', 'testing']) {
    const ends = ['esm/NAME.js', 'esm/NAME.d.ts', 'esm/NAME.d.ts.map', 'cjs/NAME.js', 'cjs/NAME.d.ts'];
    for (const end of ends) expect(paths).toContain(`dist/${end.replace('NAME', entry)}`);
  }
  // A module of types alone; one whose types no user meets; a map of what has one already.
  expect(paths).toContain('dist/esm/runtime/client/options.d.ts');
  expect(paths).not.toContain('dist/esm/runtime/client/options.js');
  expect(paths).toContain('dist/cjs/runtime/client/execute.js');
  expect(paths).not.toContain('dist/cjs/runtime/client/execute.d.ts');
  expect([...paths].filter((path) => /^dist\/cjs\/.*\.map$/u.test(path))).toEqual([]);
}, 60_000);
