import { beforeAll, describe, expect, it } from 'vitest';
import { changeLine } from '../../src/diff/changelog.js';
import { compareModels } from '../../src/diff/compare.js';
import type { ModelDiff } from '../../src/diff/index.js';
import { compareManySurfaces, type SurfaceDiff, surfaceSeverity } from '../../src/diff/surface/index.js';
import { nextVersion } from '../../src/diff/version.js';
import type { TypeProblem } from '../../src/emit/type-script.js';
import { changeText } from './change-text.js';
import { compileTogether, packageModule } from './compile-together.js';
import { consumerOf } from './consumer.js';
import { type PackageSources, sourcesOf } from './package-sources.js';
import { caseNames, type PagePair, readPairs } from './page-pairs.js';
import { reworded } from './reworded.js';

/** A pair of pages read one way or the other: what is an addition in one is a removal in the other. */
interface Step {
  readonly pair: PagePair;
  readonly diff: ModelDiff;
  readonly before: PackageSources;
  readonly after: PackageSources;
  readonly surface: SurfaceDiff;
  /** What a project that was written against the package before says of the one after. */
  readonly problems: readonly TypeProblem[];
}

const names = await caseNames();

const there = names.map((name, index): [string, number] => [name, index]);

const thereAndBack = [
  ...there,
  ...there.map(([name, index]): [string, number] => [`${name}, the other way round`, names.length + index]),
];

let steps: readonly Step[];
let problemsBefore: readonly (readonly TypeProblem[])[];

beforeAll(async () => {
  const pairs = await readPairs();
  const sources = await Promise.all(
    pairs.map(async ({ before, after }) => [await sourcesOf(before), await sourcesOf(after)] as const),
  );
  const ways = [
    ...pairs.map((pair, index) => ({ pair, models: [pair.before, pair.after] as const, index, back: false })),
    ...pairs.map((pair, index) => ({ pair, models: [pair.after, pair.before] as const, index, back: true })),
  ].map(({ pair, models: [older, newer], index, back }) => {
    const both = sources[index];
    if (both === undefined) throw new Error(pair.name);
    const [before, after] = back ? [both[1], both[0]] : both;
    return { pair, diff: compareModels(older, newer, 'page'), before, after, consumer: consumerOf(before, packageModule) };
  });
  const [surfaces, problems] = await Promise.all([
    compareManySurfaces(ways.map(({ before, after }) => ({ before: before.files, after: after.files }))),
    compileTogether([
      ...ways.map(({ consumer, before }) => ({ consumer, files: before.files })),
      ...ways.map(({ consumer, after }) => ({ consumer, files: after.files })),
    ]),
  ]);
  problemsBefore = problems.slice(0, ways.length);
  steps = ways.map((way, index) => ({
    ...way,
    surface: surfaces[index] ?? { changes: [] },
    problems: problems[ways.length + index] ?? [],
  }));
});

function stepAt(index: number): Step {
  const step = steps[index];
  if (step === undefined) throw new Error(`There is no step ${index}`);
  return step;
}

describe('an edited page', () => {
  it.each(there)('%s', (_, index) => {
    const { pair, diff } = stepAt(index);
    const { severity } = diff;
    expect({
      changes: diff.changes.map(changeText),
      severity: severity ?? 'none',
      version: severity === undefined ? '1.0.0' : nextVersion('1.0.0', severity),
      changelog: diff.changes.map(changeLine),
    }).toEqual(pair.expected);
  });

  it('is told in enough ways', () => {
    const kinds = new Set(steps.flatMap(({ diff }) => diff.changes.map(({ kind, side }) => `${kind} ${side}`)));
    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(kinds.size).toBeGreaterThanOrEqual(40);
  });
});

describe('the TypeScript that users compile against', () => {
  it.each(thereAndBack)('%s: shrinks exactly where the diff says that code breaks', (_, index) => {
    const { diff, surface } = stepAt(index);
    expect({ breaks: surfaceSeverity(surface) === 'breaking', by: surface.changes }).toEqual({
      breaks: diff.changes.some(({ impact }) => impact.compile),
      by: surface.changes,
    });
  });

  it.each(thereAndBack)('%s: is not other than a diff that says nothing changed for programs', (_, index) => {
    const { diff, surface } = stepAt(index);
    if (diff.severity === undefined || diff.severity === 'patch') expect(surface.changes).toEqual([]);
  });
});

describe('a project that uses all of the package', () => {
  it.each(thereAndBack)('%s: compiles against the package that it was written for', (_, index) => {
    expect(problemsBefore[index]).toEqual([]);
  });

  it.each(thereAndBack)('%s: breaks exactly when the diff says so', (_, index) => {
    const { diff, problems } = stepAt(index);
    expect({ breaks: problems.length > 0, problems }).toEqual({
      breaks: diff.changes.some(({ impact }) => impact.compile),
      problems,
    });
  });
});

describe('other words', () => {
  /** Here it is words that tell how pages follow one another, and a function hangs on that. */
  const isTelling = (name: string): boolean => name.endsWith('/words-tell-pages-no-more');

  it.each(there.filter(([name]) => !isTelling(name)))('%s: never move more than the last number', (_, index) => {
    const { before } = stepAt(index).pair;
    const diff = compareModels(before, reworded(before), 'page');
    expect(diff.changes.filter(({ kind, impact }) => kind !== 'description-changed' || impact.severity !== 'patch')).toEqual([]);
    expect(diff.severity).toBe('patch');
  });

  it('come alone in some edits, and each is a patch', () => {
    const wordsOnly = [
      'description-only',
      'hostile-description',
      'modified-date-only',
      'intro-reworded',
      'note-added',
      'title-of-operation-changed',
    ];
    const found = steps.slice(0, names.length).filter(({ pair }) => wordsOnly.some((name) => pair.name.endsWith(`/${name}`)));
    expect(found.map(({ diff }) => diff.severity)).toEqual(wordsOnly.map(() => 'patch'));
  });
});

describe('why the model is another one', () => {
  const pairOf = (name: string): PagePair => {
    const pair = steps.find((step) => step.pair.name === name)?.pair;
    if (pair === undefined) throw new Error(name);
    return pair;
  };

  it.each([
    ['page', ''],
    ['extractor', ' (the page is read otherwise)'],
    ['correction', ' (corrected)'],
    ['settings', ' (by the config)'],
  ] as const)('is told with each change: %s', (cause, words) => {
    const { before, after } = pairOf('apidog/request-optional-to-required');
    const { changes } = compareModels(before, after, cause);
    expect(changes.map(changeLine)).toEqual([`\`types.BookALockerRequest.hours\` is now required${words}`]);
    expect(changes.map((change) => change.cause)).toEqual([cause]);
  });

  it('does not decide how the version moves', () => {
    const { before, after } = pairOf('apidog/request-bounds-looser');
    expect(compareModels(before, after, 'extractor').severity).toBe(compareModels(before, after, 'page').severity);
  });
});
