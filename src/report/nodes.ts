import type { Evidence, EvidenceMap, Json } from '../model/api.js';
import { type FactPath, formatFactPath, type PathRoot } from '../model/fact-path.js';
import { evidenceFor, factsOf, readFact } from '../model/facts.js';
import type { Layer } from '../model/layer.js';
import type { PlacedLayer } from '../model/nodes.js';
import type { Citer } from './cite.js';
import type { FactReport, NodeReport } from './report-data.js';
import { visible, visibleStart } from './visible.js';

/** Longest value that is told whole, in characters: an example may be a page of its own. */
const longestValue = 2000;

/** Nodes and their facts. All layers of a path make one node: the outer one's word for a fact comes first. */
export class Nodes {
  readonly #citer: Citer;

  constructor(citer: Citer) {
    this.#citer = citer;
  }

  node({ path, beside }: PlacedLayer): NodeReport {
    const facts = new Map<string, FactReport>();
    for (const layer of beside)
      for (const name of Object.keys(factsOf(layer))) {
        if (facts.has(name)) continue;
        const fact = this.#fact(name, readFact(layer, name), evidenceFor(layer, name));
        if (fact) facts.set(name, fact);
      }
    return {
      path: visible(formatFactPath(path)),
      name: visible(nameOf(path, beside)),
      depth: path.steps.length,
      facts: [...facts.values()],
    };
  }

  /** What has evidence and no path of its own: examples, samples, ways to sign in. */
  loose(path: string, name: string, value: Json | undefined, evidence: EvidenceMap): NodeReport {
    const told = Object.values(evidence).flat();
    const fact = this.#fact('value', value, told);
    return { path: visible(path), name: visible(name), depth: 0, facts: fact ? [fact] : [] };
  }

  #fact(name: string, value: Json | undefined, evidence: readonly Evidence[]): FactReport | undefined {
    const absent = value === undefined || (Array.isArray(value) && value.length === 0);
    const [first] = evidence;
    if (!first && (absent || (name === 'deprecated' && value === false))) return undefined;
    return {
      name,
      ...(absent ? {} : { value: visibleStart(typeof value === 'string' ? value : JSON.stringify(value), longestValue) }),
      ...(first ? { standing: first.standing } : {}),
      cites: evidence.map((one) => this.#citer.cite(one)),
    };
  }
}

function nameOf({ root, steps }: FactPath, [outer]: readonly Layer[]): string {
  const last = steps.at(-1);
  switch (last?.kind) {
    case 'property':
      return last.name;
    case 'items':
      return 'each item';
    case 'values':
      return 'each value';
    case 'member':
      return `one of: ${last.index + 1}`;
    case undefined:
      return rootName(root, outer);
  }
}

function rootName(root: PathRoot, outer: Layer | undefined): string {
  switch (root.kind) {
    case 'api':
      return 'API';
    case 'protocol':
      return 'protocol';
    case 'server':
      return 'server';
    case 'operation':
      return root.id;
    case 'request':
      return 'body';
    case 'response':
      return outer?.node === 'response' ? String(outer.value.status) : (root.select ?? 'response');
    case 'error':
    case 'type':
    case 'parameter':
    case 'response-header':
    case 'operation-error':
      return root.name;
  }
}
