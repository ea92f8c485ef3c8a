import type { Cause, Change } from '../diff/change.js';
import { compareModels } from '../diff/compare.js';
import type { ApiModel } from '../model/api.js';
import type { Between } from './between.js';
import type { Moved } from './moved.js';

/** The one thing that a change can come from; nothing where it takes a comparison to tell. */
export function onlyCause({ pages, corrections, settings, generator }: Moved): Cause | undefined {
  const causes: readonly Cause[] = [
    ...(pages ? (['page'] as const) : []),
    ...(corrections ? (['correction'] as const) : []),
    ...(settings ? (['settings'] as const) : []),
    ...(generator ? (['extractor'] as const) : []),
  ];
  // Everything is the same and the model is not: the program that reads it has changed without telling.
  if (causes.length === 0) return 'extractor';
  return causes.length === 1 ? causes[0] : undefined;
}

/** Changes with the cause of each: that of the step on the way from the old model to the new at which the same change happens. */
export function withCauses(
  changes: readonly Change[],
  [before, after]: readonly [ApiModel, ApiModel],
  moved: Moved,
  between: Between | undefined,
): readonly Change[] {
  if (!between) return changes.map((change) => ({ ...change, cause: 'undecided' }));
  const first: Cause = moved.generator && moved.settings ? 'undecided' : moved.settings ? 'settings' : 'extractor';
  const steps: readonly (readonly [Cause, ReadonlySet<string>])[] = [
    [first, keysOf(before, between.reread, first)],
    ['correction', keysOf(between.reread, between.corrected, 'correction')],
    ['page', keysOf(between.corrected, after, 'page')],
  ];
  return changes.map((change) => {
    const causes = steps.filter(([, keys]) => keys.has(keyOf(change))).map(([cause]) => cause);
    const [cause = 'undecided'] = causes;
    return { ...change, cause: causes.length === 1 ? cause : 'undecided' };
  });
}

const keysOf = (before: ApiModel, after: ApiModel, cause: Cause): ReadonlySet<string> =>
  new Set(compareModels(before, after, cause).changes.map(keyOf));

const keyOf = ({ kind, where }: Change): string => `${kind} ${where}`;
