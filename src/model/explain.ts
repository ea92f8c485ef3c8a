import { type Diagnostic, diagnostic, type Outcome } from '../diagnostic.js';
import type { ApiModel, Evidence, Json } from './api.js';
import { type FactPath, formatFactPath, parseFactPath } from './fact-path.js';
import { evidenceFor, factsOf, readFact } from './facts.js';
import type { Layer } from './layer.js';
import { locate } from './locate.js';
import { suggestion } from './nearest.js';
import { paginationEvidence, paginationOf } from './pagination.js';

/** What is known of one node, or of one fact of it. */
export interface Explanation {
  /** The path as it is best written. */
  readonly path: string;
  readonly facts: readonly ExplainedFact[];
}

export interface ExplainedFact {
  readonly name: string;
  /** Absent where the page has words for the fact that cannot be decided. */
  readonly value?: Json;
  /** Strongest first. */
  readonly evidence: readonly Evidence[];
}

/** Where the facts at a path come from; `undefined` and a diagnostic with near paths where there is none. */
export function explainFact(model: ApiModel, text: string): Outcome<Explanation | undefined> {
  // `errors` and `types` are many nodes, not one: whoever asks for them wants to know which there are.
  const [, group] = /^(errors|types)\.?$/.exec(text.trim()) ?? [];
  const parsed = parseFactPath(group === undefined ? text : `${group}.""`);
  if ('problem' in parsed) return { value: undefined, diagnostics: [unknownFact(text, `${parsed.problem}.`)] };
  const { path } = parsed;
  const located = locate(model, path);
  if (!('layers' in located))
    return {
      value: undefined,
      diagnostics: [unknownFact(text, suggestion(located.missing, located.known, 'such node'))],
    };
  const facts = [...factsAt(located.layers), ...paging(model, path)];
  if (path.fact === undefined) return { value: { path: formatFactPath(path), facts }, diagnostics: [] };
  const asked = facts.filter((fact) => fact.name === path.fact);
  if (asked.length > 0) return { value: { path: formatFactPath(path), facts: asked }, diagnostics: [] };
  const known = facts.map((fact) => formatFactPath(withFact(path, fact.name)));
  return { value: undefined, diagnostics: [unknownFact(text, suggestion(formatFactPath(path), known, 'fact'))] };
}

/** How an operation pages is nowhere in the model: it follows from it. */
function paging(model: ApiModel, { root, steps }: FactPath): readonly ExplainedFact[] {
  const operation =
    root.kind === 'operation' && steps.length === 0 ? model.operations.find(({ id }) => id === root.id) : undefined;
  const pagination = operation && paginationOf(operation, model);
  if (operation === undefined || pagination === undefined) return [];
  const { rule: _, ...value } = pagination;
  return [{ name: 'pagination', value, evidence: paginationEvidence(pagination, operation, model) }];
}

const withFact = (path: FactPath, fact: string): FactPath => ({ ...path, fact });

/** Facts of all layers under one name each: the outer layer's word comes first. */
function factsAt(layers: readonly Layer[]): readonly ExplainedFact[] {
  const found = new Map<string, ExplainedFact>();
  for (const layer of layers)
    for (const fact of Object.keys(factsOf(layer))) {
      const value = readFact(layer, fact);
      const evidence = evidenceFor(layer, fact);
      const empty = value === undefined || (Array.isArray(value) && value.length === 0);
      if ((empty && evidence.length === 0) || found.has(fact)) continue;
      if (fact === 'deprecated' && value === false && evidence.length === 0) continue;
      found.set(fact, { name: fact, ...(empty ? {} : { value }), evidence });
    }
  return [...found.values()];
}

function unknownFact(text: string, help: string): Diagnostic {
  return diagnostic('fact-not-found', `The model has no \`${text}\`.`, { help, where: { source: 'model', fact: text } });
}
