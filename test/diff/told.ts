import { compareModels } from '../../src/diff/compare.js';
import type { ApiModel } from '../../src/model/api.js';

/** `severity callers/readers kind where`, with `!` where code no longer compiles; `name` of what has none of its own in the place. */
export function told(before: ApiModel, after: ApiModel): readonly string[] {
  return compareModels(before, after, 'page').changes.map((change) => {
    const { impact, kind, where } = change;
    const name = kind.startsWith('export') && 'name' in change ? ` ${change.name}` : '';
    return `${impact.severity}${impact.compile ? '!' : ''} ${impact.callers}/${impact.readers} ${kind} ${where}${name}`;
  });
}
