import type { Diagnostic } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { formatFactPath } from '../model/fact-path.js';
import type { Field } from './fields.js';
import type { LackingField, Misfit, UnknownField, WrongValue } from './misfit.js';
import { lackingFields, unknownFields, wrongValues } from './misfit-words.js';
import { type ShownValue, shownValues } from './shown-values.js';
import { ValueCheck } from './value-check.js';

/** Misfits of one fact, or of the fields of one object, and where the first of them was seen. */
interface Group {
  readonly shown: ShownValue;
  readonly misfits: Misfit[];
}

/**
 * Where the pages' own examples and defaults are not what the types say: one diagnostic for each fact, however many examples
 * contradict it, and one for each object whose examples have other fields than its description.
 */
export function checkExamples(model: ApiModel, fields: readonly Field[]): readonly Diagnostic[] {
  const check = new ValueCheck(model);
  const groups = new Map<string, Group>();
  for (const shown of shownValues(model, fields))
    for (const misfit of check.misfits(shown)) {
      if (toldElsewhere(shown, misfit)) continue;
      const key = keyOf(misfit);
      const group = groups.get(key);
      if (group) group.misfits.push(misfit);
      else groups.set(key, { shown, misfits: [misfit] });
    }
  return [...groups.values()].flatMap(({ shown, misfits }) => describe(shown, misfits, check));
}

/** That a default is of another kind, or none of an enum, is said where the model is checked. */
const toldElsewhere = ({ as, field: { schema } }: ShownValue, misfit: Misfit): boolean =>
  as === 'default' &&
  misfit.kind === 'wrong-value' &&
  (misfit.fact === 'type' || misfit.fact === 'enum') &&
  schema.kind !== 'reference' &&
  schema.kind !== 'union';

/** Parameters that all operations have are one thing told many times. */
function keyOf(misfit: Misfit): string {
  const { root, steps } = misfit.path;
  if (misfit.kind !== 'wrong-value') return `${misfit.kind} ${formatFactPath(misfit.path)}`;
  if (root.kind !== 'parameter') return formatFactPath({ ...misfit.path, fact: misfit.fact });
  return JSON.stringify([root.in, root.name, steps, misfit.fact, misfit.shown]);
}

/** All misfits are of one kind. */
function describe(shown: ShownValue, misfits: readonly Misfit[], check: ValueCheck): readonly Diagnostic[] {
  const values = misfits.filter((misfit): misfit is WrongValue => misfit.kind === 'wrong-value');
  const unknown = misfits.filter((misfit): misfit is UnknownField => misfit.kind === 'unknown-field');
  // A field that one example leaves out and another has may be left out by the writer, to keep the example short.
  const lacking = misfits.filter(
    (misfit): misfit is LackingField => misfit.kind === 'lacking-field' && !check.seen.has(misfit.property),
  );
  return [
    ...(isSome(values) ? [wrongValues(values, shown)] : []),
    ...(isSome(lacking) ? [lackingFields(lacking, shown)] : []),
    ...(isSome(unknown) ? [unknownFields(unknown, shown)] : []),
  ];
}

const isSome = <T>(items: readonly T[]): items is readonly [T, ...T[]] => items.length > 0;
