import type { ApiModel, Evidence } from '../model/api.js';
import type { FactPath } from '../model/fact-path.js';
import { evidenceFor, evidenceOf } from '../model/facts.js';
import { locate } from '../model/locate.js';
import type { FoundAt } from './verify.js';

/** The page's words that a finding contradicts, or those nearest to where its own would stand. */
export function pageWords(model: ApiModel, { path, drift }: FoundAt): Evidence | undefined {
  const fact = factOf(drift);
  if (fact !== undefined) {
    const located = locate(model, path);
    const layers = 'layers' in located ? located.layers : [];
    const said = layers.flatMap((layer) => evidenceFor(layer, fact))[0];
    if (said) return said;
  }
  return nearestWords(model, path);
}

function factOf(drift: FoundAt['drift']): string | undefined {
  switch (drift.kind) {
    case 'constraint':
      return drift.fact;
    case 'enum':
      return 'enum';
    case 'type':
    case 'null':
      return 'type';
    case 'absent':
      return 'required';
    case 'field':
    case 'parameter':
    case 'body':
    case 'status':
    case 'error':
    case 'operation':
      return undefined;
  }
}

/** Of the node itself, else of what it is in, else of the operation. */
function nearestWords(model: ApiModel, path: FactPath): Evidence | undefined {
  for (let length = path.steps.length; length >= 0; length -= 1) {
    const said = firstWords(model, { root: path.root, steps: path.steps.slice(0, length) });
    if (said) return said;
  }
  return 'id' in path.root ? firstWords(model, { root: { kind: 'operation', id: path.root.id }, steps: [] }) : undefined;
}

function firstWords(model: ApiModel, path: FactPath): Evidence | undefined {
  const located = locate(model, path);
  const layers = 'layers' in located ? located.layers : [];
  const [first] = layers.flatMap((layer) => Object.values(evidenceOf(layer)).flatMap(([strongest]) => strongest ?? []));
  return first;
}
