import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel } from './api.js';
import { removal } from './correct-command.js';
import type { Correction } from './correction.js';
import { correctionPlace, evidenceFor, sameJson, shown } from './correction-words.js';
import { factsOf, isRequired, misfit } from './facts.js';
import { type FoundFact, findFact } from './find-fact.js';
import { judge } from './judge-correction.js';
import { sortedBy } from './order.js';
import { renameOperation } from './rename-operation.js';
import { operationsUsing, usedTypes } from './uses.js';
import { writeFact } from './write-fact.js';

/** Layers what people know over what the pages say, in the order given. Neither argument is changed. */
export function correctModel(model: ApiModel, corrections: readonly Correction[]): Outcome<ApiModel> {
  const diagnostics: Diagnostic[] = [];
  let corrected = model;
  for (const correction of corrections) corrected = applied(corrected, model, correction, diagnostics);
  diagnostics.push(...repeats(corrections));
  return { value: corrections.length === 0 ? model : sorted(withoutOrphans(corrected, model)), diagnostics };
}

/** The model with one correction over it; `pages` is the model without any. */
function applied(model: ApiModel, pages: ApiModel, correction: Correction, diagnostics: Diagnostic[]): ApiModel {
  const found = findFact(model, correction);
  if (!('layer' in found)) {
    diagnostics.push(found);
    return model;
  }
  const { layer, path, fact } = found;
  const kind = factsOf(layer)[fact];
  const absent = correction.set === null && fact !== 'default';
  const wanted =
    absent && isRequired(layer, fact)
      ? 'a value, for it cannot be absent'
      : kind === undefined || absent
        ? undefined
        : misfit(kind, correction.set);
  if (wanted !== undefined) {
    diagnostics.push(misfitting(correction, `is not ${wanted}`));
    return model;
  }
  if (fact === 'id' && path.root.kind === 'operation') {
    const id = String(correction.set);
    if (id !== path.root.id && model.operations.some((operation) => operation.id === id)) {
      diagnostics.push(misfitting(correction, 'is the id of another operation'));
      return model;
    }
  }
  const written = writeFact(found.model, layer, fact, correction.set, evidenceFor(correction));
  if ('problem' in written) {
    diagnostics.push(misfitting(correction, `is not ${written.problem}`));
    return model;
  }
  diagnostics.push(...adding(correction, found), ...judge(pages, correction, found), ...sharing(found, correction));
  return fact === 'id' && path.root.kind === 'operation'
    ? renameOperation(written.model, path.root.id, String(correction.set))
    : written.model;
}

/** What no page has is added, and said to be: that of a mistyped name is told from that of a new one by people only. */
function adding(correction: Correction, { adds }: FoundFact): readonly Diagnostic[] {
  if (adds === undefined) return [];
  const other = adds.length === 0 ? '' : `If ${adds.map((path) => `\`${path}\``).join(' or ')} is meant, mend \`where\`. `;
  return [
    diagnostic('correction-adds', `No page has \`${correction.where}\`; the correction adds it.`, {
      ...correctionPlace(correction),
      quote: correction.because,
      help: `${other}To leave it out again: \`${removal(correction)}\`.`,
    }),
  ];
}

/** A correction that names an operation but changes a type that other operations have too says so. */
function sharing({ model, layer, path }: FoundFact, correction: Correction): readonly Diagnostic[] {
  const [first, index] = layer.keys;
  if (first !== 'types' || path.root.kind === 'type' || typeof index !== 'number') return [];
  const type = model.types[index];
  if (type === undefined) return [];
  const users = operationsUsing(model, type.name);
  if (users.length < 2) return [];
  return [
    diagnostic(
      'correction-shared',
      `\`${correction.where}\` is a fact of the type ${type.name}, which ${users.length} operations use; it changes for all.`,
      {
        ...correctionPlace(correction),
      },
    ),
  ];
}

/** The later of two corrections counts: meant between files, one layered over the other, a slip within one. */
function repeats(corrections: readonly Correction[]): readonly Diagnostic[] {
  const first = new Map<string, Correction>();
  return corrections.flatMap((correction) => {
    const before = first.get(correction.where);
    first.set(correction.where, correction);
    if (before === undefined || before.source !== correction.source || sameJson(before.set, correction.set)) return [];
    const message = `\`${correction.where}\` is set to ${shown(before.set)} in line ${before.line} and to ${shown(correction.set)} here; the later counts.`;
    return [diagnostic('correction-repeated', message, { ...correctionPlace(correction), quote: correction.because })];
  });
}

const misfitting = (correction: Correction, problem: string): Diagnostic =>
  diagnostic('correction-invalid', `\`${correction.where}\` cannot be set: ${shown(correction.set)} ${problem}.`, {
    ...correctionPlace(correction),
    quote: shown(correction.set),
    help: 'Mend `set`; the value was not applied.',
  });

/** Types that corrections left without use go; those that nothing used before stay. */
function withoutOrphans(corrected: ApiModel, pages: ApiModel): ApiModel {
  if (corrected.types === pages.types && corrected.operations === pages.operations) return corrected;
  const [before, after] = [usedTypes(pages), usedTypes(corrected)];
  return { ...corrected, types: corrected.types.filter(({ name }) => after.has(name) || !before.has(name)) };
}

function sorted(model: ApiModel): ApiModel {
  return {
    ...model,
    operations: sortedBy(model.operations, (operation) => operation.id),
    types: sortedBy(model.types, (type) => type.name),
    errors: sortedBy(model.errors, (error) => error.name),
  };
}
