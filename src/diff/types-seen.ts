import { buildView } from '../emit/build-view.js';
import type { ApiView } from '../emit/view.js';
import type { ApiModel } from '../model/api.js';
import type { Side } from './change.js';

/** What the generated packages of two models show to code that uses them. */
export class TypesSeen {
  readonly before: ApiView;
  readonly after: ApiView;
  private readonly sides: ReadonlyMap<string, Side>;

  constructor(before: ApiModel, after: ApiModel) {
    this.before = buildView(before, { version: '0.0.0' });
    this.after = buildView(after, { version: '0.0.0' });
    this.sides = new Map([...sidesOf(this.after), ...sidesOf(this.before)]);
  }

  /** A type that no function of the package speaks of can be used either way. */
  ofType(name: string): Side {
    return this.sides.get(name) ?? 'both';
  }
}

const sidesOf = (view: ApiView): readonly (readonly [string, Side])[] =>
  view.types.map(({ type, direction }) => [type.name, direction === 'none' ? 'both' : direction]);
