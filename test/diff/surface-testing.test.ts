import { expect, test } from 'vitest';
import { compareManySurfaces, type SurfaceDiff } from '../../src/diff/surface/index.js';
import { buildView } from '../../src/emit/build-view.js';
import { clientTarget } from '../../src/emit/client/index.js';
import { mockServerTarget } from '../../src/emit/mock-server/index.js';
import { typesTarget } from '../../src/emit/types/index.js';
import { validatorTarget } from '../../src/emit/validator/index.js';
import type { ApiModel } from '../../src/model/api.js';
import { makeModel, makeOperation, parameter, text } from '../emit/make-model.js';

/** What users of a package's mock server and test helpers are told of a new version. */

async function sources(model: ApiModel): Promise<ReadonlyMap<string, string>> {
  const view = buildView(model, { version: '1.0.0' });
  const targets = [typesTarget, validatorTarget, clientTarget, mockServerTarget];
  const files = await Promise.all(targets.map((target) => target.emit(view, model)));
  return new Map(files.flat().map(({ path, text }) => [path, text]));
}

const get = makeOperation({ id: 'getCart', parameters: [parameter('query', 'id', { required: true, schema: text })] });
const before = makeModel({ operations: [get, makeOperation({ id: 'clear', path: '/all', method: 'POST' })] });

test('an operation that takes more is told of by its types; an entry that is new or gone by its names', async () => {
  const more = makeOperation({
    ...get,
    parameters: [...get.parameters, parameter('query', 'day', { required: true, schema: text })],
  });
  const [has, takesMore] = await Promise.all([sources(before), sources({ ...before, operations: [more] })]);
  const had = new Map([...has].filter(([path]) => path !== 'src/testing.ts'));
  const [changed, gained, lost] = await compareManySurfaces([
    { before: has, after: takesMore },
    { before: had, after: has },
    { before: has, after: had },
  ]);
  // Not by servers that stand in the API's place.
  expect(new Set(changed?.changes.map(({ entry }) => entry))).toEqual(new Set(['./types', './client']));
  const names = ['TestServer', 'mockServerFixture', 'mswHandler', 'useMockServer'];
  const told = (diff: SurfaceDiff | undefined, kind: string): readonly string[] =>
    (diff?.changes ?? []).filter((change) => change.entry === './testing' && change.kind === kind).map(({ name }) => name);
  expect(told(gained, 'added')).toEqual(expect.arrayContaining(names));
  expect(told(lost, 'removed')).toEqual(expect.arrayContaining(names));
}, 60_000);
