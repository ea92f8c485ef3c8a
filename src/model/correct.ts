import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel, Evidence, Json } from './api.js';
import type { Correction } from './correction.js';
import { type FactPath, parseFactPath } from './fact-path.js';
import { evidenceOf, factsOf, isFixed, isRequired, layerOf, misfit, readFact } from './facts.js';
import type { Layer } from './layer.js';
import { type Located, locate } from './locate.js';
import { suggestion } from './nearest.js';
import { sortedBy } from './order.js';
import { renameOperation } from './rename-operation.js';
import { operationsUsing, usedTypes } from './uses.js';
import { writeFact } from './write-fact.js';

/** The rule that a corrected fact carries. */
const correctedRule = 'a person corrected the page';

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
  const written = writeFact(model, layer, fact, correction.set, evidenceFor(correction));
  if ('problem' in written) {
    diagnostics.push(misfitting(correction, `is not ${written.problem}`));
    return model;
  }
  diagnostics.push(...judge(pages, correction, found), ...sharing(model, found, correction));
  return fact === 'id' && path.root.kind === 'operation'
    ? renameOperation(written.model, path.root.id, String(correction.set))
    : written.model;
}

interface FoundFact {
  readonly path: FactPath;
  readonly layer: Layer;
  readonly fact: string;
}

function findFact(model: ApiModel, correction: Correction): FoundFact | Diagnostic {
  const parsed = parseFactPath(correction.where);
  if ('problem' in parsed)
    return diagnostic('correction-invalid', `\`${correction.where}\` is no fact path: ${parsed.problem}.`, {
      ...place(correction),
      help: 'Write the path of a fact, such as `UpdateUserAttributes.request.Name maxLength`; `generator explain` lists the facts of a node.',
    });
  const { path } = parsed;
  if (path.fact === undefined)
    return diagnostic('correction-invalid', `\`${correction.where}\` names a node but no fact of it.`, {
      ...place(correction),
      help: `Add the fact behind a space: \`${correction.where} ${knownFacts(locate(model, path))[0] ?? 'description'}\`.`,
    });
  const located = locate(model, path);
  if (!('layers' in located)) return unmatched(correction, suggestion(located.missing, located.known, 'such node'));
  const layer = layerOf(located.layers, path.fact);
  if (layer === undefined) return unmatched(correction, suggestion(path.fact, knownFacts(located), 'fact'));
  if (isFixed(layer, path.fact))
    return diagnostic('correction-invalid', `\`${correction.where}\` cannot be corrected, for other facts hang on it.`, {
      ...place(correction),
      help: 'Correct the facts that follow from it instead.',
    });
  return { path, layer, fact: path.fact };
}

const knownFacts = (located: Located): readonly string[] =>
  'layers' in located ? [...new Set(located.layers.flatMap((layer) => Object.keys(factsOf(layer))))] : [];

/** Whether the page still says what the correction was written against. */
function judge(pages: ApiModel, correction: Correction, found: FoundFact): readonly Diagnostic[] {
  const before = locate(pages, found.path);
  const layer = 'layers' in before ? (layerOf(before.layers, found.fact) ?? found.layer) : found.layer;
  const value = readFact(layer, found.fact);
  const evidence = evidenceOf(layer)[found.fact] ?? [];
  const documented = evidence.some((one) => one.standing === 'documented');
  const said = [value, readFact(found.layer, found.fact), ...documentedNumbers(pages, layer, found.fact)];
  const quote = evidence[0] === undefined ? {} : { quote: evidence[0].quote };
  if (documented && value !== undefined && same(value, correction.set))
    return [
      diagnostic('correction-redundant', `The page itself now says that \`${correction.where}\` is ${show(correction.set)}.`, {
        ...place(correction),
        ...quote,
      }),
    ];
  const { was } = correction;
  if (was === undefined || was === null) {
    if (!documented || value === undefined || absentByNature(value)) return [];
    return [
      stale(correction, `said nothing of \`${correction.where}\` when it was corrected and now says ${show(value)}`, quote),
    ];
  }
  const matches = said.some((one) => one !== undefined && same(one, was)) || evidence.some((one) => same(one.quote.trim(), was));
  if (matches) return [];
  const now = value === undefined ? 'says nothing of it' : `says ${show(value)}`;
  return [stale(correction, `no longer says that \`${correction.where}\` is ${show(was)}: it ${now}`, quote)];
}

const absentByNature = (value: Json): boolean => value === false || (Array.isArray(value) && value.length === 0);

/** Numbers that operations print for an error stay reachable where the status on the wire was concluded. */
function documentedNumbers(model: ApiModel, layer: Layer, fact: string): readonly number[] {
  if (layer.node !== 'error' || fact !== 'status') return [];
  const { name } = layer.value;
  return model.operations.flatMap((operation) =>
    operation.errors.filter((error) => error.name === name).flatMap((error) => error.documentedStatus ?? []),
  );
}

/** A correction that names an operation but changes a type that other operations have too says so. */
function sharing(model: ApiModel, { layer, path }: FoundFact, correction: Correction): readonly Diagnostic[] {
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
        ...place(correction),
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
    if (before === undefined || before.source !== correction.source || same(before.set, correction.set)) return [];
    const message = `\`${correction.where}\` is set to ${show(before.set)} in line ${before.line} and to ${show(correction.set)} here; the later counts.`;
    return [diagnostic('correction-repeated', message, { ...place(correction), quote: correction.because })];
  });
}

function evidenceFor({ source, line, because, link }: Correction): Evidence {
  return {
    source,
    line,
    quote: link === undefined ? because : `${because} (${link})`,
    rule: correctedRule,
    standing: 'corrected',
  };
}

const place = ({ source, line, where }: Correction): Pick<Diagnostic, 'where'> => ({ where: { source, line, fact: where } });

const misfitting = (correction: Correction, problem: string): Diagnostic =>
  diagnostic('correction-invalid', `\`${correction.where}\` cannot be set: ${show(correction.set)} ${problem}.`, {
    ...place(correction),
    quote: show(correction.set),
    help: 'Mend `set`; the value was not applied.',
  });

const unmatched = (correction: Correction, help: string): Diagnostic =>
  diagnostic('correction-unmatched', `The model has no fact \`${correction.where}\`; the correction was not applied.`, {
    ...place(correction),
    quote: correction.because,
    help,
  });

function stale(correction: Correction, message: string, quote: { readonly quote?: string }): Diagnostic {
  return diagnostic('correction-stale', `The page ${message}; the correction still counts.`, { ...place(correction), ...quote });
}

const show = (value: Json): string => (value === null ? 'nothing' : JSON.stringify(value));

/** Equal as JSON, whatever the order of keys. */
function same(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  const entries = sortedBy(Object.entries(value), ([key]) => key);
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}

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
