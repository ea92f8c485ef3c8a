import { type Diagnostic, type DiagnosticDetails, diagnostic } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { placeOf } from '../model/evidence.js';
import { formatFactPath } from '../model/fact-path.js';
import { listed, severityOf, side } from './evidence-words.js';
import type { Field } from './fields.js';
import type { Misfit } from './misfit.js';
import { type ShownValue, shownValues } from './shown-values.js';
import { ValueCheck } from './value-check.js';

/** A misfit of one example. */
interface Found {
  readonly misfit: Misfit;
  readonly shown: ShownValue;
}

/**
 * Where the pages' own examples and defaults are not what the types say: one diagnostic for each fact, however many examples
 * contradict it, and one for each object whose examples have other fields than its description.
 */
export function checkExamples(model: ApiModel, fields: readonly Field[]): readonly Diagnostic[] {
  const check = new ValueCheck(model);
  const groups = new Map<string, Found[]>();
  for (const shown of shownValues(model, fields))
    for (const misfit of check.misfits(shown)) {
      if (toldElsewhere(shown, misfit)) continue;
      const key = keyOf(misfit);
      const group = groups.get(key);
      if (group) group.push({ misfit, shown });
      else groups.set(key, [{ misfit, shown }]);
    }
  return [...groups.values()].flatMap((group) => {
    // A field that one example leaves out and another has may be left out by the writer, to keep the example short.
    const left = group.filter(({ misfit }) => misfit.kind !== 'lacks' || !check.seen.has(misfit.property));
    const [first] = left;
    return first === undefined ? [] : [describe(first, left)];
  });
}

/** That a default is of another kind, or none of an enum, is said where the model is checked. */
const toldElsewhere = ({ as, field: { schema } }: ShownValue, misfit: Misfit): boolean =>
  as === 'default' &&
  misfit.kind === 'value' &&
  (misfit.fact === 'type' || misfit.fact === 'enum') &&
  schema.kind !== 'reference' &&
  schema.kind !== 'union';

const pathOf = (misfit: Misfit): string =>
  formatFactPath(misfit.kind === 'value' ? { ...misfit.path, fact: misfit.fact } : misfit.path);

/** Parameters that all operations have are one thing told many times. */
function keyOf(misfit: Misfit): string {
  const { root, steps } = misfit.path;
  if (misfit.kind !== 'value' || root.kind !== 'parameter') return `${misfit.kind} ${pathOf(misfit)}`;
  return JSON.stringify([root.in, root.name, steps, misfit.fact, misfit.shown]);
}

function describe({ misfit, shown }: Found, group: readonly Found[]): Diagnostic {
  const fact = pathOf(misfit);
  const where = placeOf(shown.said, fact);
  const details = (quote: string, more: DiagnosticDetails = {}): DiagnosticDetails => ({
    ...(where === undefined ? {} : { where }),
    quote,
    ...more,
  });
  switch (misfit.kind) {
    case 'value': {
      const again = group.length > 1 ? ` So do ${group.length - 1} more.` : '';
      const sure = group.some(({ misfit: one }) => one.kind === 'value' && one.sure);
      const noun = shown.as === 'default' ? 'The default is' : 'An example shows';
      const message = `${noun} ${misfit.shown}, which ${misfit.problem}, against \`${fact}\`${side(misfit.told)}.${again}`;
      return diagnostic(
        'example-contradicts',
        message,
        details(misfit.shown, { severity: severityOf(misfit.told, sure ? 'warning' : 'info'), help: helpFor(fact, group) }),
      );
    }
    case 'lacks': {
      const names = listed(group.flatMap(({ misfit: one }) => (one.kind === 'lacks' ? [one.property.name] : [])));
      const message = `No example of \`${fact}\` has ${names}, which is required${side(misfit.told)}.`;
      const [name = ''] = group.flatMap(({ misfit: one }) => (one.kind === 'lacks' ? [one.property.name] : []));
      const path = formatFactPath({
        ...misfit.path,
        steps: [...misfit.path.steps, { kind: 'property', name }],
        fact: 'required',
      });
      const help = `If it may be left out, say so in a correction: where \`${path}\`, set \`false\`.`;
      return diagnostic('example-incomplete', message, details(misfit.told?.quote ?? name, { help }));
    }
    case 'unknown-field': {
      const names = [...new Set(group.flatMap(({ misfit: one }) => (one.kind === 'unknown-field' ? [one.shown] : [])))];
      const more = names.length > 1 ? ` and ${names.length - 1} more` : '';
      const message = `An example of \`${fact}\` has ${misfit.shown}${more}, which is not documented there${side(misfit.told)}.`;
      return diagnostic('example-field-unknown', message, details(misfit.shown));
    }
  }
}

/** The correction to write, if the values are right. */
function helpFor(fact: string, group: readonly Found[]): string {
  const sets = group.flatMap(({ misfit }) => (misfit.kind === 'value' && misfit.set !== undefined ? [misfit.set] : []));
  const [set] = sets;
  if (set === undefined)
    return 'If the example is right, nothing but an open type can say so in a correction: set its `type` to `unknown`.';
  const wanted = Array.isArray(set)
    ? [...new Set(sets.flatMap((one) => (Array.isArray(one) ? one : [])))]
    : bound(fact, sets, set);
  return `If the example is right, say so in a correction: where \`${fact}\`, set \`${JSON.stringify(wanted)}\`. If the type is right, nothing has to be done.`;
}

/** The bound that all of the values keep. */
function bound<T>(fact: string, sets: readonly T[], first: T): T | number {
  const numbers = sets.filter((one) => typeof one === 'number');
  if (numbers.length === 0) return first;
  return / max\w+$/.test(fact) ? Math.max(...numbers) : Math.min(...numbers);
}
