import type { Schema } from '../../model/api.js';
import type { Declaration } from '../types/declarations.js';
import { childrenOf } from '../types/schema-kinds.js';
import type { CallTarget } from './check.js';

/** From so many places on, a check has functions of its own: written out each time, it would make up most of the module. */
const enough = 3;

/** Checks that stand in many places, each made once: `UserPoolId`, wherever it is asked for, is looked at by one function. */
export class SharedChecks {
  readonly #keys = new Map<Schema, string | undefined>();
  readonly #uses = new Map<string, number>();
  readonly #made = new Map<string, CallTarget>();

  constructor(declarations: readonly Declaration[]) {
    for (const { schema, origin, parts } of declarations) {
      // A derived enum is checked where it stands, and is counted there.
      if (origin === 'derived' && schema.kind === 'enum') continue;
      const visit = (inner: Schema): void => {
        const key = parts.has(inner) && inner.kind !== 'enum' ? undefined : this.#keyOf(inner);
        if (key !== undefined) this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
        else if (!parts.has(inner)) for (const child of childrenOf(inner)) visit(child.schema);
      };
      for (const child of childrenOf(schema)) visit(child.schema);
    }
  }

  /** The functions of a check that enough places share, made where the first of them is; nothing where it stands alone. */
  of(schema: Schema, make: () => CallTarget): CallTarget | undefined {
    const key = this.#keyOf(schema);
    if (key === undefined || (this.#uses.get(key) ?? 0) < enough) return undefined;
    const target = this.#made.get(key) ?? make();
    this.#made.set(key, target);
    return target;
  }

  /** Asked for each schema when uses are counted, and again when it is checked. */
  #keyOf(schema: Schema): string | undefined {
    if (!this.#keys.has(schema)) this.#keys.set(schema, keyOf(schema));
    return this.#keys.get(schema);
  }
}

/** What two schemas have in common that are checked alike, where that takes more than a word. */
function keyOf(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'string': {
      const limits = [schema.minLength, schema.maxLength, schema.pattern];
      return limits.filter((limit) => limit !== undefined).length < 2 ? undefined : JSON.stringify(['string', ...limits]);
    }
    case 'enum':
      return schema.values.length < 2 ? undefined : JSON.stringify(['enum', schema.type, schema.values]);
    case 'array':
      return within(['array', schema.minItems, schema.maxItems, schema.uniqueItems], schema.items);
    case 'map':
      return within(['map', schema.minProperties, schema.maxProperties], schema.values);
    case 'object':
    case 'union':
    case 'reference':
    case 'integer':
    case 'number':
    case 'boolean':
    case 'null':
    case 'binary':
    case 'unknown':
      return undefined;
  }
}

function within(limits: readonly unknown[], inner: Schema): string | undefined {
  const key = keyOf(inner) ?? simpleKey(inner);
  return key === undefined ? undefined : JSON.stringify([...limits, key]);
}

function simpleKey(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'string':
      return JSON.stringify(['string', schema.minLength, schema.maxLength, schema.pattern]);
    case 'reference':
      return JSON.stringify(['reference', schema.name]);
    case 'boolean':
      return schema.kind;
    default:
      return undefined;
  }
}
