import { viewOperation } from '../emit/operation-view.js';
import type { ApiModel, Schema } from '../model/api.js';
import { byText } from '../model/order.js';
import type { Side } from './change.js';
import { namesIn } from './named-types.js';
import { joinSides } from './place.js';

/** Who meets the values of a type. */
export interface Use {
  readonly side: Side;
  /** As the functions of the package show it, which give one answer of several; `both` of what none of them speaks of. */
  readonly seen: Side;
  /** Ids of the operations that hold it, at whatever remove; sorted. */
  readonly operations: readonly string[];
}

interface Entry {
  side: Side;
  seen: Side;
  readonly operations: Set<string>;
}

/** Who meets the types of a model, and its errors. */
export class Uses {
  private readonly direct: ReadonlyMap<string, readonly string[]>;
  private readonly found = new Map<string, Entry>();
  private readonly byError = new Map<string, string[]>();

  constructor(model: ApiModel) {
    this.direct = new Map(model.types.map(({ name, schema }) => [name, namesIn([schema])]));
    for (const operation of model.operations) {
      const { id, parameters, requestBody, responses, errors } = operation;
      const answers = responses.flatMap(({ contents, headers }) => [...contents, ...headers]);
      this.met([...parameters, ...(requestBody?.contents ?? [])].map(schemaOf), 'sent', [id]);
      this.met(answers.map(schemaOf), 'received', [id]);
      const shown = viewOperation(operation, model);
      this.shown(shown.sent, 'sent');
      this.shown(shown.received, 'received');
      for (const { name } of errors) this.byError.set(name, [...(this.byError.get(name) ?? []), id]);
    }
    for (const { name, schema } of model.errors) {
      if (schema === undefined) continue;
      this.met([schema], 'received', this.ofError(name));
      this.shown([schema], 'received');
    }
  }

  /** On which side functions of the package show a type. */
  shownSide(name: string): Side {
    return this.entry(name).seen;
  }

  ofType(name: string): Use {
    const { side, seen, operations } = this.entry(name);
    return { side, seen: seen === 'none' ? 'both' : seen, operations: [...operations].sort(byText) };
  }

  /** Ids of the operations that can end with an error; sorted. */
  ofError(name: string): readonly string[] {
    return [...new Set(this.byError.get(name))].sort(byText);
  }

  private met(roots: readonly Schema[], side: Side, operations: readonly string[]): void {
    for (const name of this.reached(roots)) {
      const entry = this.entry(name);
      entry.side = joinSides(entry.side, side);
      for (const id of operations) entry.operations.add(id);
    }
  }

  private shown(roots: readonly Schema[], side: Side): void {
    for (const name of this.reached(roots)) {
      const entry = this.entry(name);
      entry.seen = joinSides(entry.seen, side);
    }
  }

  private entry(name: string): Entry {
    const known = this.found.get(name);
    if (known !== undefined) return known;
    const entry: Entry = { side: 'none', seen: 'none', operations: new Set() };
    this.found.set(name, entry);
    return entry;
  }

  private reached(roots: readonly Schema[]): ReadonlySet<string> {
    const seen = new Set(namesIn(roots));
    for (const name of seen) for (const inner of this.direct.get(name) ?? []) seen.add(inner);
    return seen;
  }
}

const schemaOf = ({ schema }: { readonly schema: Schema }): Schema => schema;

export const joinIds = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])].sort(byText);
