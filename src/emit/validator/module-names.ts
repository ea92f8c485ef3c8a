import { uniqueIdentifier } from '../escape/index.js';
import type { Declaration, Declarations } from '../types/declarations.js';
import type { CallTarget } from './check.js';
import { leadingToRecursion } from './recursion.js';

/** What the runtime offers to generated code. */
export const runtimeValues = [
  'acceptsUnknown',
  'allUnique',
  'collectBoolean',
  'collectInteger',
  'collectNumber',
  'collectString',
  'deepest',
  'InvalidValueError',
  'invalid',
  'isArray',
  'isBinary',
  'isObject',
  'keyCount',
  'longerThan',
  'oneOf',
  'own',
  'runOf',
  'shorterThan',
  'standardSchema',
] as const;

/** What the runtime offers that is a type and no more, as far as generated code is concerned. */
export const runtimeTypes = ['IssueLog', 'StandardSchemaV1', 'ValidateOptions', 'Validated'] as const;

/** The functions of one declaration. */
export interface FunctionNames extends CallTarget {
  /** Only named types and inputs have the others; parts of them are checked where they stand. */
  readonly exported?: { readonly is: string; readonly validate: string; readonly assert: string; readonly schema: string };
}

/** Names of everything at the top of the module; grows. */
export interface ModuleNames {
  readonly taken: Set<string>;
  readonly of: ReadonlyMap<Declaration, FunctionNames>;
  /** Functions for a check that no declaration stands for. */
  setApart(place: string, takes: Pick<CallTarget, 'open' | 'depth' | 'present'>): CallTarget;
}

export function moduleNames(declarations: Declarations): ModuleNames {
  const { all } = declarations;
  const recursive = leadingToRecursion(declarations);
  const checked = all.filter((declaration) => declaration.schema.kind !== 'enum' || declaration.origin !== 'derived');
  const isPublic = (declaration: Declaration): boolean => declaration.origin !== 'derived';
  const exported = (name: string) => ({
    is: `is${name}`,
    validate: `validate${name}`,
    assert: `assert${name}`,
    schema: `${name}Schema`,
  });
  const taken = new Set<string>([
    ...runtimeValues,
    ...runtimeTypes,
    ...checked.filter(isPublic).flatMap((declaration) => Object.values(exported(declaration.name))),
  ]);
  const claim = (wanted: string): string => {
    const name = uniqueIdentifier(wanted, taken);
    taken.add(name);
    return name;
  };
  const of = new Map(
    checked.map((declaration): [Declaration, FunctionNames] => {
      const { name } = declaration;
      const takes = { open: declaration.holdsEnum, depth: recursive.has(declaration) };
      const collect = claim(`collect${name}`);
      if (!isPublic(declaration)) return [declaration, { test: claim(`matches${name}`), collect, ...takes }];
      const names = exported(name);
      // `isX` takes nothing but the value, so that it can be handed to `filter`; what takes more stands behind it.
      const test = takes.open || takes.depth ? claim(`matches${name}`) : names.is;
      return [declaration, { test, collect, ...takes, exported: names }];
    }),
  );
  return {
    taken,
    of,
    setApart: (place, takes) => ({
      test: claim(`matches${capitalized(place)}`),
      collect: claim(`collect${capitalized(place)}`),
      ...takes,
    }),
  };
}

const capitalized = (place: string): string => place.charAt(0).toUpperCase() + place.slice(1);
