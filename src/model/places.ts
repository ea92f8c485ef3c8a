import type { ApiModel } from './api.js';

/** Where things with a name stand in the lists of a model. */
export interface Places {
  readonly operations: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, number>;
  readonly errors: ReadonlyMap<string, number>;
}

const known = new WeakMap<ApiModel, Places>();

/** A model never changes: it is gone through once. Of several things with one name the first counts. */
export function placesIn(model: ApiModel): Places {
  const found = known.get(model) ?? {
    operations: firstPlaces(model.operations.map(({ id }) => id)),
    types: firstPlaces(model.types.map(({ name }) => name)),
    errors: firstPlaces(model.errors.map(({ name }) => name)),
  };
  known.set(model, found);
  return found;
}

const firstPlaces = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, index): [string, number] => [name, index]).reverse());
