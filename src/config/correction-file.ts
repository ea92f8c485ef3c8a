import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { diagnostic, Failure, hasErrors } from '../diagnostic.js';
import { formatFactPath, parseFactPath } from '../model/fact-path.js';
import { type Change, changedLines } from './correction-lines.js';
import { rewritten } from './correction-rewrite.js';
import type { CorrectionEntry } from './correction-text.js';
import { parseCorrections } from './corrections.js';

/** What an entry of the file says, checked. An entry may correct several facts at once. */
type Written = Omit<CorrectionEntry, 'where'> & { readonly where: string | readonly string[] };

/**
 * The text of a corrections file with one more correction, or with the one of the same fact brought up to date.
 * Everything else in it stays as it is. Throws a `Failure` where the file is no corrections file.
 * @param text empty for a file that is not there yet
 * @param source what the file is called in diagnostics
 */
export function withCorrection(text: string, source: string, entry: CorrectionEntry): string {
  const entries = entriesOf(text, source);
  const found = places(entries).findLast(({ where }) => sameFact(where, entry.where));
  if (found === undefined) return changed(text, source, { insert: { after: entries.length - 1, entry } });
  const { index, number, where } = found;
  // The path stays as a person wrote it.
  if (number === undefined) return changed(text, source, { update: { index, entry: { ...entry, where } } });
  return changed(text, source, { take: new Map([[index, new Set([number])]]), insert: { after: index, entry } });
}

/** The text of a corrections file without some of its corrections; `undefined` where it has none of them. */
export function withoutCorrections(
  text: string,
  source: string,
  isTaken: (where: string, line: number) => boolean,
): string | undefined {
  const entries = entriesOf(text, source);
  const { value: corrections } = parseCorrections(text, source);
  const take = new Map<number, 'all' | ReadonlySet<number>>();
  let at = 0;
  for (const [index, { where }] of entries.entries()) {
    const paths = typeof where === 'string' ? [where] : where;
    const numbers = paths.flatMap((path, number) => (isTaken(path, corrections[at + number]?.line ?? 0) ? [number] : []));
    at += paths.length;
    if (numbers.length > 0) take.set(index, numbers.length === paths.length ? 'all' : new Set(numbers));
  }
  return take.size === 0 ? undefined : changed(text, source, { take });
}

/** Whether two paths, however they are spelt, name one fact. */
export const sameFact = (a: string, b: string): boolean => canonicalFact(a) === canonicalFact(b);

function canonicalFact(where: string): string {
  const parsed = parseFactPath(where);
  return 'path' in parsed ? formatFactPath(parsed.path) : where.trim();
}

function entriesOf(text: string, source: string): readonly Written[] {
  const { diagnostics } = parseCorrections(text, source);
  if (hasErrors(diagnostics)) throw new Failure(diagnostics);
  return valuesIn(text);
}

function valuesIn(text: string): readonly Written[] {
  const file: { readonly corrections?: readonly Written[] | null } | null = parseDocument(text).toJS();
  return file?.corrections ?? [];
}

/** One `where` each; without a number where it stands alone in its entry. */
function places(entries: readonly Written[]) {
  return entries.flatMap(({ where }, index) => {
    if (typeof where === 'string') return [{ index, number: undefined, where }];
    return where.map((one, number) => ({ index, number: where.length === 1 ? undefined : number, where: one }));
  });
}

/** Changes lines where the file has lines for its entries, else writes it anew; what it then says is what it was to say, or nothing is done. */
function changed(text: string, source: string, change: Change): string {
  const wanted = afterwards(valuesIn(text), change);
  const says = (result: string | undefined): result is string =>
    result !== undefined &&
    !hasErrors(parseCorrections(result, source).diagnostics) &&
    isDeepStrictEqual(valuesIn(result).map(plain), wanted.map(plain));
  for (const attempt of [changedLines, rewritten]) {
    const result = attempt(text, change);
    if (says(result)) return result;
  }
  throw new Failure([
    diagnostic(
      'correction-unwritable',
      `The corrections file ${source} is written in a way that cannot be changed by a program.`,
      {
        where: { source },
        help: 'Change the entry by hand; `--dry-run` with another `--file` shows how one is written.',
      },
    ),
  ]);
}

function afterwards(entries: readonly Written[], { take, update, insert }: Change): readonly Written[] {
  const kept = entries.map((entry, index): readonly Written[] => {
    const taken = take?.get(index);
    const { where } = entry;
    if (taken === 'all') return [];
    if (taken !== undefined && typeof where !== 'string')
      return [{ ...entry, where: where.filter((_, number) => !taken.has(number)) }];
    return [update?.index === index ? update.entry : entry];
  });
  if (insert === undefined) return kept.flat();
  return [...kept.slice(0, insert.after + 1).flat(), insert.entry, ...kept.slice(insert.after + 1).flat()];
}

/** A list of one path is that path. */
function plain({ where, ...rest }: Written): Record<string, unknown> {
  const paths = typeof where === 'string' ? [where] : where;
  const known = Object.entries(rest).filter(([, value]) => value !== undefined);
  return { where: paths.map((path) => path.trim()), ...Object.fromEntries(known) };
}
