import type { ApiModel, EnumSchema, ObjectSchema, Schema, UnionSchema } from '../model/api.js';
import { placesIn } from '../model/places.js';
import { awsJson } from '../protocol/aws-json.js';
import { isDate } from '../protocol/epoch-seconds.js';
import type { Side, Width } from './change.js';
import { isAsLoose, letsThrough } from './constraints.js';
import { overlaps } from './overlap.js';
import { meets } from './place.js';

/** How values are looked at. */
interface Eyes {
  /** Text and numbers as they travel, and as TypeScript has them: every number is one there, bytes may be text. */
  readonly types: 'wire' | 'typescript';
  /** Enums have room for values that nobody documented yet. */
  readonly openEnums: boolean;
  /** Values are written out as literals, in which a member that the type does not know is refused. */
  readonly literals: boolean;
  /** Constraints are looked at, too: TypeScript has none. */
  readonly bounds: boolean;
  /** What two members of a choice allow is refused where just one of them has to hold. TypeScript does not know such choices. */
  readonly exclusive?: true;
}

const wire: Eyes = { types: 'wire', openEnums: false, literals: false, bounds: true };
const wireTypes: Eyes = { ...wire, bounds: false };
const sentTypes: Eyes = { types: 'typescript', openEnums: false, literals: true, bounds: false };
const receivedTypes: Eyes = { types: 'typescript', openEnums: true, literals: false, bounds: false };

/** A schema, the model that it is of, and the models that its references are looked up in: the first that has the type. */
export interface Meant {
  readonly schema: Schema;
  readonly of: ApiModel;
  readonly lookup: readonly ApiModel[];
  /** Whether code calls a type by a name under which enums have no room for more. */
  readonly isClosed?: (name: string) => boolean;
  /** Whether enums in the schema itself have none. */
  readonly closed?: boolean;
}

/** What of a schema decides which values it allows. */
export type Looked = 'types' | 'types and constraints';

/** How the set of values moved. `undefined`: it did not. */
export function widthOf(before: Meant, after: Meant, looked: Looked = 'types and constraints'): Width | undefined {
  const eyes = looked === 'types' ? wireTypes : wire;
  // Whether something was refused for being two things at once is of no interest to those who get the newer.
  const [stillAllowed, wasAllowed] = [fits(before, after, { ...eyes, exclusive: true }), fits(after, before, eyes)];
  if (stillAllowed && wasAllowed) return undefined;
  if (stillAllowed) return 'wider';
  return wasAllowed ? 'narrower' : 'other';
}

/** Whether code that was written against the older type no longer compiles against the newer. */
export function breaksCode(before: Meant, after: Meant, seen: Side): boolean {
  return (
    (meets(seen, 'sent') && !fits(before, after, sentTypes)) || (meets(seen, 'received') && !fits(after, before, receivedTypes))
  );
}

/** Whether every value of the one is a value of the other. */
export function fits(a: Meant, b: Meant, eyes: Eyes): boolean {
  return new Fitting(eyes).fits(a, b);
}

export const typescriptEyes = (side: 'sent' | 'received'): Eyes => (side === 'sent' ? sentTypes : receivedTypes);

class Fitting {
  private readonly eyes: Eyes;
  /** Whether types fit, by pairs; taken to fit while they are being looked at, for types may hold themselves. */
  private readonly known = new Map<string, boolean>();

  constructor(eyes: Eyes) {
    this.eyes = eyes;
  }

  fits(a: Opened, b: Opened): boolean {
    const [left, right] = [opened(a), opened(b)];
    if (left.schema === right.schema && left.of === right.of && left.closed === right.closed) return true;
    if (left.name === undefined || right.name === undefined) return this.shapes(left, right);
    const pair = JSON.stringify([left.name, a.lookup.indexOf(left.of), right.name, b.lookup.indexOf(right.of)]);
    const known = this.known.get(pair);
    if (known !== undefined) return known;
    this.known.set(pair, true);
    const fitting = this.shapes(left, right);
    this.known.set(pair, fitting);
    return fitting;
  }

  private shapes(a: Opened, b: Opened): boolean {
    const [left, right] = [a.schema, b.schema];
    if (right.kind === 'unknown') return true;
    if (left.kind === 'union') {
      // What is two things at once was refused there already.
      const allowed = left.mode === 'one-of' ? withoutExclusion(b) : b;
      return choicesOf(a).every((choice) => this.fits(choice, allowed));
    }
    if (right.kind === 'union') {
      if (this.eyes.exclusive && right.mode === 'one-of' && this.isTwoAtOnce(a, { ...b, schema: right })) return false;
      if (choicesOf(b).some((choice) => this.fits(a, choice))) return true;
      return left.kind === 'enum' && this.everyValue(left, a, b);
    }
    if (left.kind === 'unknown') return false;
    if (this.takesAll(right)) return left.kind !== 'null';
    if (left.kind === 'enum') return this.everyValue(left, a, b);
    if (this.eyes.bounds && !isAsLoose(left, right)) return false;
    if (left.kind === 'object' || left.kind === 'map') return this.members({ ...a, schema: left }, b);
    if (left.kind === 'array')
      return right.kind === 'array' && this.fits({ ...a, schema: left.items }, { ...b, schema: right.items });
    return this.plain(this.sort(a), b);
  }

  /** Whether values of the one are sure to be values of more than one member of a choice. */
  private isTwoAtOnce(a: Opened, b: Opened & { readonly schema: UnionSchema }): boolean {
    // A choice in a choice is left alone: it may be the very same.
    const members = b.schema.members.map((schema) => opened({ ...b, schema })).filter(({ schema }) => schema.kind !== 'union');
    const own = members.find((member) => this.fits(a, member));
    return own !== undefined && members.some((member) => member !== own && overlaps(a, member));
  }

  /** Text, numbers and the like. */
  private plain(sort: string, b: Opened): boolean {
    const { schema } = b;
    if (schema.kind === 'enum') {
      if (sort === 'boolean' && schema.type === 'boolean') return [true, false].every((value) => schema.values.includes(value));
      return this.isOpen(schema, b) && this.plainFits(sort, this.sortOfEnum(schema));
    }
    return this.plainFits(sort, this.sort(b));
  }

  private plainFits(sort: string, wanted: string): boolean {
    if (sort === wanted || (sort === 'integer' && wanted === 'number')) return true;
    return this.eyes.types === 'typescript' && sort === 'string' && wanted === 'binary';
  }

  private everyValue(left: EnumSchema, a: Opened, b: Opened): boolean {
    if (b.schema.kind === 'union') {
      const choices = choicesOf(b);
      return left.values.every((value) =>
        choices.some((choice) => this.fits({ ...a, schema: { ...left, values: [value] } }, choice)),
      );
    }
    const { schema } = b;
    if (schema.kind === 'enum') {
      if (this.isOpen(left, a) && !this.isOpen(schema, b)) return false;
      if (this.isOpen(schema, b) && this.plainFits(this.sortOfEnum(left), this.sortOfEnum(schema))) return true;
      return left.values.every((value) => schema.values.includes(value));
    }
    if (!this.plainFits(this.sortOfEnum(left), this.sort(b))) return false;
    return !this.eyes.bounds || isAsLoose(left, schema) || left.values.every((value) => letsThrough(schema, value));
  }

  private members(a: Opened & { readonly schema: ObjectSchema | Extract<Schema, { kind: 'map' }> }, b: Opened): boolean {
    const [left, right] = [a.schema, b.schema];
    const typed = this.eyes.types === 'typescript';
    if (right.kind === 'map') {
      if (left.kind === 'map') return this.fits({ ...a, schema: left.values }, { ...b, schema: right.values });
      // A declared interface does not pass for a map; a literal does.
      if (typed && !this.eyes.literals) return false;
      const others = left.partial === true || isAnything(left) ? [unknown] : [];
      const schemas = [...left.properties.map(({ schema }) => schema), ...others];
      return schemas.every((schema) => this.fits({ ...a, schema }, { ...b, schema: right.values }));
    }
    if (right.kind !== 'object') return false;
    if (left.kind === 'map') {
      // Under which names its values are is not told: under others than the object has.
      const known = right.partial === true || isAnything(right) || (typed && !this.eyes.literals);
      return (
        known &&
        right.properties.every(({ required, schema }) => !required && this.fits({ ...a, schema: left.values }, { ...b, schema }))
      );
    }
    if (typed && right.partial === true && left.partial !== true && !this.eyes.literals) return false;
    if (isAnything(right)) return true;
    if (isAnything(left) && !typed) return false;
    const had = new Map(left.properties.map((property) => [property.name, property]));
    const known = right.properties.every((wanted) => {
      const property = had.get(wanted.name);
      if (property === undefined) return !wanted.required && !(typed && isInherited(wanted));
      return (
        (property.required || !wanted.required) && this.fits({ ...a, schema: property.schema }, { ...b, schema: wanted.schema })
      );
    });
    if (!known) return false;
    const names = new Set(right.properties.map(({ name }) => name));
    const strange = left.properties.filter(({ name }) => !names.has(name)).length;
    if (this.eyes.literals && right.partial !== true && (strange > 0 || left.partial === true)) return false;
    // An object that shares nothing with a type that demands nothing is most likely a mistake, says TypeScript.
    const nothingShared = left.properties.length > 0 && strange === left.properties.length;
    return !(typed && nothingShared && right.partial !== true && right.properties.every(({ required }) => !required));
  }

  /** An object of which nothing is said is `{}` in TypeScript, and text is one; but where it may have members, it is none. */
  private takesAll(schema: Schema): boolean {
    return this.eyes.types === 'typescript' && schema.kind === 'object' && isAnything(schema) && schema.partial !== true;
  }

  private sort({ schema, of }: Meant): string {
    if (this.eyes.types === 'wire') return schema.kind;
    if (schema.kind === 'integer') return 'number';
    return isDate(schema) && awsJson(of.protocol) ? 'number' : schema.kind;
  }

  private sortOfEnum(schema: EnumSchema): string {
    return this.eyes.types === 'typescript' && schema.type === 'integer' ? 'number' : schema.type;
  }

  private isOpen(schema: EnumSchema, { closed }: Opened): boolean {
    return this.eyes.openEnums && closed !== true && schema.type !== 'boolean';
  }
}

/**
 * Every object has something of that name already, says TypeScript, which is no text and no number: where a field is called so,
 * an object without it is not of the type.
 */
export const isInherited = ({ name, schema }: { readonly name: string; readonly schema: Schema }): boolean =>
  inherited.has(name) && schema.kind !== 'unknown';

const inherited: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__')),
);

const unknown: Schema = { kind: 'unknown', evidence: {} };

/** Nothing is said of its members: any will do. */
const isAnything = (schema: Schema): boolean => schema.kind === 'object' && schema.properties.length === 0;

interface Opened extends Meant {
  /** Of the type that it is. */
  readonly name?: string;
}

function opened(meant: Opened): Opened {
  // What is inside a named type is not that type.
  const { name: _, ...unnamed } = meant;
  let current: Opened = unnamed;
  const seen = new Set<string>();
  while (current.schema.kind === 'reference') {
    const { name } = current.schema;
    const of = seen.has(name) ? undefined : current.lookup.find((model) => placesIn(model).types.has(name));
    const type = of?.types[placesIn(of).types.get(name) ?? -1];
    if (of === undefined || type === undefined) return { ...current, schema: { kind: 'unknown', evidence: {} } };
    seen.add(name);
    current = { ...meant, schema: type.schema, of, name, closed: meant.isClosed?.(name) ?? false };
  }
  return current;
}

/** A choice of which more than one member may hold, and which is no longer the type of that name. */
function withoutExclusion(of: Opened): Opened {
  const { name, ...unnamed } = of;
  const { schema } = unnamed;
  return schema.kind === 'union' && schema.mode === 'one-of' ? { ...unnamed, schema: { ...schema, mode: 'any-of' } } : of;
}

/** All that a choice comes down to. One that is met again, as inside itself, has nothing to add. */
function choicesOf(of: Opened, met = new Set<string>()): readonly Opened[] {
  if (of.schema.kind !== 'union') return [of];
  if (of.name !== undefined) met.add(of.name);
  return of.schema.members.flatMap((member) => {
    const choice = { ...of, schema: member };
    const inner = opened(choice);
    if (inner.schema.kind !== 'union') return [choice];
    return inner.name !== undefined && met.has(inner.name) ? [] : choicesOf(inner, met);
  });
}
