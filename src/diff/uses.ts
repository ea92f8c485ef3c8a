import type { ApiModel, Schema } from '../model/api.js';
import { byText } from '../model/order.js';
import { schemasIn } from '../model/walk.js';
import type { Side } from './change.js';
import { joinSides } from './place.js';

/** Who meets the values of a type. */
export interface Use {
  readonly side: Side;
  /** Ids of the operations that hold it, at whatever remove; sorted. */
  readonly operations: readonly string[];
}

const unused: Use = { side: 'none', operations: [] };

/** Who meets the types of a model, and its errors. */
export class Uses {
  private readonly direct: ReadonlyMap<string, readonly string[]>;
  private readonly found = new Map<string, { side: Side; readonly operations: Set<string> }>();
  private readonly byError = new Map<string, string[]>();

  constructor(model: ApiModel) {
    this.direct = new Map(model.types.map(({ name, schema }) => [name, namesIn(schema)]));
    for (const { id, parameters, requestBody, responses, errors } of model.operations) {
      const { contents = [] } = requestBody ?? {};
      this.reach([...parameters, ...contents], 'sent', id);
      this.reach(
        responses.flatMap((response) => [...response.contents, ...response.headers]),
        'received',
        id,
      );
      for (const { name } of errors) this.byError.set(name, [...(this.byError.get(name) ?? []), id]);
    }
    for (const error of model.errors) {
      if (error.schema === undefined) continue;
      this.reach([{ schema: error.schema }], 'received', ...this.ofError(error.name));
    }
  }

  ofType(name: string): Use {
    const found = this.found.get(name);
    return found === undefined ? unused : { side: found.side, operations: [...found.operations].sort(byText) };
  }

  /** Ids of the operations that can end with an error; sorted. */
  ofError(name: string): readonly string[] {
    return [...new Set(this.byError.get(name))].sort(byText);
  }

  private reach(
    holders: readonly { readonly schema: Schema }[],
    side: 'sent' | 'received',
    ...operations: readonly string[]
  ): void {
    const seen = new Set<string>();
    const queue = holders.flatMap(({ schema }) => namesIn(schema));
    for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const found = this.found.get(name) ?? { side: 'none', operations: new Set() };
      found.side = joinSides(found.side, side);
      for (const id of operations) found.operations.add(id);
      this.found.set(name, found);
      queue.push(...(this.direct.get(name) ?? []));
    }
  }
}

function namesIn(schema: Schema): readonly string[] {
  return [...schemasIn(schema)].flatMap((inner) => (inner.kind === 'reference' ? [inner.name] : []));
}

export const joinIds = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort(byText);
