import { describe, expect, it } from 'vitest';
import type { ApiModel, Json } from '../../src/model/api.js';
import { correctModel } from '../../src/model/correct.js';
import type { Correction } from '../../src/model/correction.js';
import { formatFactPath } from '../../src/model/fact-path.js';
import { type FactValue, factsOf, isFixed, readFact } from '../../src/model/facts.js';
import { findFact } from '../../src/model/find-fact.js';
import { wordsOfPage } from '../../src/model/judge-correction.js';
import { nodesOf } from '../../src/model/nodes.js';
import { readPages } from '../../src/pipeline.js';

/** Something that a fact may be and is not. */
function another(kind: FactValue, value: Json | undefined): Json {
  const values: Record<FactValue, readonly Json[]> = {
    text: ['one text', 'another text'],
    flag: [true, false],
    count: [3, 4],
    number: [3, 4],
    status: [418, 419],
    json: ['a', 'b'],
    'json-list': [['a'], ['b']],
    enum: [['a'], ['b']],
    type: ['boolean', 'integer'],
    patterns: ['whole', 'search'],
    method: ['TRACE', 'HEAD'],
    identifier: ['oneName', 'anotherName'],
    folder: ['one', 'another'],
    path: ['/one', '/another'],
  };
  return values[kind].find((one) => JSON.stringify(one) !== JSON.stringify(value)) ?? null;
}

/** Paths of everything that could be corrected, each once. */
const facts = (model: ApiModel): readonly string[] => [
  ...new Set(
    [...nodesOf(model)].flatMap(({ path, layer }) =>
      Object.keys(factsOf(layer)).flatMap((fact) => (isFixed(layer, fact) ? [] : [formatFactPath({ ...path, fact })])),
    ),
  ),
];

describe.each([
  ['glued text of Apidog', 'fixtures/apidog/update-user-attributes', ['page.txt']],
  ['an OpenAPI document', 'fixtures/openapi', ['harbour.json']],
])('a correction of any fact of %s, with what the page says now', (_, root, sources) => {
  it('is neither stale nor redundant, until the page says something else', async () => {
    const { value: pages } = await readPages({ root, sources, corrections: [], package: { version: '1.0.0' } });
    const all = facts(pages);
    expect(all.length).toBeGreaterThan(200);
    const wrong = all.flatMap((where) => {
      const blank: Correction = { where, set: '', because: 'b', source: 'c.yaml', line: 1 };
      const found = findFact(pages, blank);
      if (!('layer' in found)) return [`${where}: not found`];
      const set = another(factsOf(found.layer)[found.fact] ?? 'json', readFact(found.layer, found.fact));
      const was = wordsOfPage(pages, found);
      const codes = (more: Partial<Correction>): readonly string[] =>
        correctModel(pages, [{ ...blank, set, ...more }]).diagnostics.map(({ code }) => code);
      const now = codes(was === undefined ? {} : { was }).filter((code) => code !== 'correction-shared');
      const later = codes({ was: 'what no page says' });
      return [
        ...now.map((code) => `${where}: ${code} at once, was ${JSON.stringify(was)}`),
        ...(later.includes('correction-stale') ? [] : [`${where}: never stale, but ${later.join()}`]),
      ];
    });
    expect(wrong).toEqual([]);
  });
});
