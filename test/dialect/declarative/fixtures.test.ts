import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dialects, readPage } from '../../../src/dialect/index.js';
import { pageOf } from '../reading-lines.js';
import { f1, factsOf, readFixture } from './taught.js';

/** Layouts that no built-in dialect was made for. `truth.txt` holds every fact of the page, held against it by hand. */
const layouts = [
  ['kaibuch', 'page.html'],
  ['lotsenblatt', 'page.txt'],
  ['tidebook', 'page.md'],
] as const;

describe.each(layouts)('a layout taught by config alone: %s', (name, page) => {
  const folder = `fixtures/declarative/${name}`;
  const truth = readFileSync(`${folder}/truth.txt`, 'utf8').trimEnd().split('\n');

  it('is read to the last fact, and no fact is wrong: f1 1.0', async () => {
    const facts = factsOf(await readFixture(folder, page));
    expect(facts.filter((fact) => !truth.includes(fact))).toEqual([]);
    expect(truth.filter((fact) => !facts.includes(fact))).toEqual([]);
    expect(f1(facts, truth)).toBe(1);
  });

  it('leaves no line unread and nothing to warn of', async () => {
    const { coverage, diagnostics } = await readFixture(folder, page);
    expect(coverage.unread).toEqual([]);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('is not read as well by what is built in', async () => {
    const opened = pageOf(readFileSync(`${folder}/${page}`, 'utf8'), page);
    const sure = dialects.some((dialect) => dialect.matches(opened).sure);
    const facts = sure ? factsOf((await readPage(opened)).value) : [];
    expect(f1(facts, truth)).toBeLessThan(1);
  });
});
