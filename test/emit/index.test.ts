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
