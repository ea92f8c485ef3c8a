import { expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare.js';
import type { Evidence, Schema } from '../../src/model/api.js';
import { api, object, operation, ref, said, type } from './models.js';

/** Two operations that share a type of two fields, whose words stand at some line. */
function documented(words: (quote: string, line: number) => Evidence) {
  const text = (line: number): Schema => ({ kind: 'string', evidence: { type: [words('string', line)] } });
  return api({
    operations: [
      operation('a', { takes: ref('Deck'), evidence: { id: [words('a', 1)] } }),
      operation('b', { gives: ref('Deck') }),
    ],
    types: [type('Deck', object({ level: text(5), area: text(6) }))],
  });
}

it('tells lines that moved once for a page', () => {
  const { changes, severity } = compareModels(
    documented(said),
    documented((quote, line) => said(quote, line + 3)),
    'page',
  );
  expect(severity).toBe('patch');
  expect(changes).toEqual([
    {
      kind: 'evidence-changed',
      fact: 'line',
      where: 'page.txt',
      operations: ['a', 'b'],
      side: 'both',
      before: { evidence: said('a', 1) },
      after: { evidence: said('a', 4) },
      impact: { severity: 'patch', callers: 'none', readers: 'none', compile: false },
      cause: 'page',
    },
  ]);
});

const moves: readonly (readonly [string, (evidence: Evidence) => Evidence])[] = [
  ['page', (evidence) => ({ ...evidence, source: 'other.txt' })],
  ['words', (evidence) => ({ ...evidence, quote: `${evidence.quote}!` })],
  ['rule', (evidence) => ({ ...evidence, rule: 'a table says so' })],
  ['line', (evidence) => ({ ...evidence, anchor: '#here' })],
];

it.each(moves)('names the kind of move: %s', (fact, move) => {
  const { changes } = compareModels(
    documented(said),
    documented((quote, line) => move(said(quote, line))),
    'page',
  );
  expect(changes.map((change) => 'fact' in change && change.fact)).toEqual([fact]);
});

it('tells each fact that is surer or less sure than before', () => {
  const { changes } = compareModels(
    documented(said),
    documented((quote, line) => ({ ...said(quote, line), standing: 'corrected' })),
    'correction',
  );
  expect(changes.map(({ kind, where, cause }) => `${kind} ${where} ${cause}`)).toEqual([
    'evidence-changed a id correction',
    'evidence-changed types.Deck.area type correction',
    'evidence-changed types.Deck.level type correction',
  ]);
});

it('tells words that nobody could decide by themselves', () => {
  const unsure: Evidence = { ...said('maybe'), standing: 'unknown' };
  const deck = (schema: Schema) => api({ types: [type('Deck', object({ level: schema }))] });
  const { changes } = compareModels(
    deck({ kind: 'string', evidence: {} }),
    deck({ kind: 'string', evidence: { maxLength: [unsure] } }),
    'page',
  );
  expect(changes).toMatchObject([
    { kind: 'evidence-changed', where: 'types.Deck.level maxLength', before: {}, after: { evidence: unsure } },
  ]);
});

it('tells a page whose bytes are others where nothing that was read from it is', () => {
  const hashed = (hash: string, description?: string) =>
    api({
      sources: [{ source: 'page.txt', hash, dialect: 'apidog' }],
      ...(description === undefined ? {} : { description, evidence: { description: [said(description)] } }),
    });
  const kinds = (before: ReturnType<typeof hashed>, after: ReturnType<typeof hashed>) =>
    compareModels(before, after, 'page').changes.map(({ kind, where }) => `${kind} ${where}`);
  expect(kinds(hashed('sha256-1'), hashed('sha256-2'))).toEqual(['evidence-changed page.txt']);
  expect(kinds(hashed('sha256-1', 'Once.'), hashed('sha256-2', 'Twice.'))).toEqual(['description-changed api description']);
});
