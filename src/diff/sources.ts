import type { PageSource } from '../model/api.js';
import type { Comparison } from './comparison.js';
import { pairedBy } from './pairing.js';
import { same } from './same.js';

/** Pages that facts were read from. A page of which something else is told is not told as changed beside it. */
export function compareSources(comparison: Comparison): void {
  if (same(comparison.before.sources, comparison.after.sources)) return;
  const spoken = new Set(
    comparison.told.flatMap(({ change: { where, before, after } }) => [
      where,
      before?.evidence?.source ?? '',
      after?.evidence?.source ?? '',
    ]),
  );
  const { removed, added, kept, order } = pairedBy(comparison.before.sources, comparison.after.sources, ({ source }) => source);
  const tell = (fact: string, older: PageSource | undefined, newer: PageSource | undefined, key: keyof PageSource): void => {
    const source = (newer ?? older)?.source ?? '';
    const [was, is] = [older?.[key], newer?.[key]];
    const { kind, extra } =
      fact === 'modified'
        ? ({ kind: 'description-changed', extra: 'modified' } as const)
        : ({ kind: 'evidence-changed', extra: fact } as const);
    comparison.tellAt(
      source,
      { side: 'none', operations: [] },
      {
        kind,
        fact: extra,
        ...(was === undefined ? {} : { before: { value: was } }),
        ...(is === undefined ? {} : { after: { value: is } }),
      },
    );
  };
  for (const source of removed) if (!spoken.has(source.source)) tell('page', source, undefined, 'hash');
  for (const source of added) if (!spoken.has(source.source)) tell('page', undefined, source, 'hash');
  for (const { before, after } of kept) {
    if (before.dialect !== after.dialect) tell('dialect', before, after, 'dialect');
    if (spoken.has(after.source)) continue;
    if (before.modified !== after.modified) tell('modified', before, after, 'modified');
    else if (before.hash !== after.hash && before.dialect === after.dialect) tell('hash', before, after, 'hash');
  }
  const [was, is] = [kept.map(({ after }) => after.source), order.before.filter((name) => order.after.includes(name))];
  if (!same(was, is)) {
    comparison.tellAt(
      'api sources',
      { side: 'none', operations: [] },
      { kind: 'evidence-changed', fact: 'order', before: { value: is }, after: { value: was } },
    );
  }
}
