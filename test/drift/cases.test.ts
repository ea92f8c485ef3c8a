import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { told } from '../../src/drift/told.js';
import { cases, corrected, folderOf, harOf, modelOf, verified } from './traffic.js';

/** What no correction can say. */
const beyondCorrection = /^operation /;

describe.each(cases)('$name', (one) => {
  it('traffic makes the proposals beside it', async () => {
    const { yaml } = verified(await modelOf(one), [await harOf(one)], one.hosts);
    expect(yaml).toBe(await readFile(join(folderOf(one), 'expected.yaml'), 'utf8'));
  });

  it('with the proposals applied, nothing drifts that a correction can say', async () => {
    const model = await modelOf(one);
    const recording = await harOf(one);
    const { yaml } = verified(model, [recording], one.hosts);
    const { model: mended, codes } = corrected(model, yaml);
    expect(codes.filter((code) => code !== 'correction-adds')).toEqual([]);
    const again = verified(mended, [recording], one.hosts);
    expect(again.kinds.filter((kind) => !beyondCorrection.test(kind))).toEqual([]);
    expect(again.yaml).toBe('');
  });

  it('secrets are not in what is said', async () => {
    const model = await modelOf(one);
    const { proposed, yaml } = verified(model, [await harOf(one)], one.hosts);
    const said = JSON.stringify(proposed.map((each) => told(model, each)));
    expect(`${said}${yaml}`).not.toMatch(/hidden|eyJ/);
  });
});

describe('what is told', () => {
  it('names the page’s line and words, and the first place in the traffic', async () => {
    const [one] = cases;
    if (!one) throw new Error('there is a case');
    const model = await modelOf(one);
    const { proposed } = verified(model, [await harOf(one)]);
    const state = proposed.find(({ finding }) => finding.drift.kind === 'enum');
    expect(state && told(model, state)).toEqual({
      code: 'drift-enum',
      severity: 'warning',
      message:
        '`types.Paper.state` has values that are not listed. Seen once, in traffic.har entries[0].response.content /state: "returned".',
      where: { source: 'page.json', line: 44, fact: 'types.Paper.state enum' },
      quote: '"enum": ["printed", "sold"]',
      help: 'Take the proposed correction over, if the traffic is right.',
    });
  });

  it('a call that no page describes is told with the traffic as its place', async () => {
    const [one] = cases;
    if (!one) throw new Error('there is a case');
    const model = await modelOf(one);
    const { proposed } = verified(model, [await harOf(one)]);
    const unknown = proposed.find(({ finding }) => finding.drift.kind === 'operation');
    expect(unknown && told(model, unknown)).toMatchObject({
      code: 'drift-operation',
      message: 'No page tells of `GET /shelves/{}/papers`. Seen 2 times, first in traffic.har entries[6].request.url.',
      where: { source: 'traffic.har' },
    });
  });
});
