import type { ApiModel } from '../model/api.js';
import { paginationOf } from '../model/pagination.js';
import { placesIn } from '../model/places.js';
import type { ChangeKind } from './change.js';
import type { Comparison, Found } from './comparison.js';
import { same } from './same.js';

/**
 * Whether no name and no signature of a package can be another by what was told. Most changes are of this kind, and it takes a
 * hundredth of the time that working out both packages does.
 */
export function isQuiet({ before, after, told }: Comparison): boolean {
  return (
    same(namesIn(before), namesIn(after)) &&
    told.every(isOfNoType) &&
    [...new Set(told.flatMap(({ change }) => change.operations))].every((id) => pagesAlike(id, before, after))
  );
}

const namesIn = (model: ApiModel): readonly string[] => [model.name, ...model.types.map(({ name }) => name)];

const ofNoType: ReadonlySet<ChangeKind> = new Set([
  'default-changed',
  'deprecation-changed',
  'description-changed',
  'endpoint-changed',
  'example-changed',
  'security-changed',
  'status-changed',
]);

/** What TypeScript has no types for. */
const isOfNoType = ({ change }: Found): boolean =>
  change.kind === 'constraint-changed' ? !typed.has(change.constraint) : ofNoType.has(change.kind);

const typed: ReadonlySet<string> = new Set(['format', 'partial']);

/** How pages follow one another is told by words, defaults and methods as well; the function that walks through them goes with that. */
function pagesAlike(id: string, before: ApiModel, after: ApiModel): boolean {
  const [was, is] = [before, after].map((model) => {
    const operation = model.operations[placesIn(model).operations.get(id) ?? -1];
    return operation && paginationOf(operation, model);
  });
  return same(was, is);
}
