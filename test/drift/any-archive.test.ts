import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Failure } from '../../src/diagnostic.js';
import { parseHar } from '../../src/drift/har.js';
import { told } from '../../src/drift/told.js';
import type { Json } from '../../src/model/api.js';
import { cases, folderOf, modelOf, verified } from './traffic.js';

const [kiosk] = cases;
if (!kiosk) throw new Error('there is a case');

/** Ways to every value in JSON. */
function* waysIn(value: Json, way: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  yield way;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* waysIn(inner, [...way, Array.isArray(value) ? Number(key) : key]);
}

function replaced(value: Json, [key, ...rest]: readonly (string | number)[], other: Json): Json {
  if (key === undefined || typeof value !== 'object' || value === null) return other;
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === key ? replaced(item, rest, other) : item));
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === key ? replaced(inner, rest, other) : inner]),
  );
}

const odd = fc.oneof(
  fc.constantFrom<Json>(null, '', '[', '{"a":', '\u2028\u202e', '__proto__', -1, 1e300, 0, 99, 600, [], {}, [null], true),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

it('whatever stands anywhere in an archive, it is compared, passed over, or told', async () => {
  const model = await modelOf(kiosk);
  const har = JSON.parse(await readFile(join(folderOf(kiosk), 'traffic.har'), 'utf8')) as Json;
  const ways = [...waysIn(har)];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(ways.length - 1), odd), { minLength: 1, maxLength: 6 }), (changes) => {
      const changed = changes.reduce((value, [at, other]) => replaced(value, ways[at] ?? [], other), har);
      try {
        const { proposed } = verified(model, [parseHar(JSON.stringify(changed), 'traffic.har')]);
        for (const one of proposed) expect(told(model, one).help).not.toBe('');
      } catch (error) {
        expect(error).toBeInstanceOf(Failure);
      }
    }),
    { numRuns: 200 },
  );
});
