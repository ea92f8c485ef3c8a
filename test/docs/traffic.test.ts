import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalog } from '../../src/diagnostic.js';
import { cases, harOf, modelOf, verified } from '../drift/traffic.js';

const docs = readFileSync('docs/traffic.md', 'utf8');

describe('docs/traffic.md', () => {
  it('shows corrections that the fixture’s traffic makes', async () => {
    const [, shown = ''] = /^```console\n\$ .*\n([\s\S]*?)^```$/m.exec(docs) ?? [];
    const [kiosk] = cases;
    if (!kiosk) throw new Error('there is a case');
    const { yaml } = verified(await modelOf(kiosk), [await harOf(kiosk)]);
    const { corrections } = parse(shown);
    expect(corrections).toHaveLength(3);
    expect(parse(yaml).corrections).toEqual(expect.arrayContaining(corrections));
  });

  it('lists every kind of finding, and no other', () => {
    const listed = [...docs.matchAll(/`(drift-\w+)`/g)].map(([, code]) => code);
    const known = Object.keys(catalog).filter((code) => code.startsWith('drift-'));
    expect(new Set(listed)).toEqual(new Set(known));
  });
});
