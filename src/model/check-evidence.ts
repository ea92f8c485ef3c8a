import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiModel } from './api.js';
import { formatFactPath } from './fact-path.js';
import { evidenceFor, factsOf, readFact } from './facts.js';
import type { Layer } from './layer.js';
import { nodesOf } from './nodes.js';

/** Facts of a node that say nothing when they have this value: no page has words for them. */
const silent: Readonly<Record<string, readonly unknown[]>> = {
  required: [false],
  deprecated: [false],
};

/** Facts that follow from others of their node. */
const implied: ReadonlySet<string> = new Set([
  'api name',
  'protocol version',
  'parameter in',
  'parameter deprecated',
  'operation modified',
  'body required',
  'response title',
]);

/** Every fact that is there must say where it comes from. */
export function checkEvidence(model: ApiModel): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { path, layer, beside } of nodesOf(model))
    for (const fact of unevidenced(layer, beside)) {
      const where = formatFactPath({ ...path, fact });
      found.push(
        diagnostic('fact-unevidenced', `\`${where}\` is in the model without a word on where it was read.`, {
          where: { source: model.sources[0]?.source ?? '-', fact: where },
        }),
      );
    }
  return found;
}

/** A parameter and its schema, or a body and its content, may have the words for a fact at either. */
function unevidenced(layer: Layer, beside: readonly Layer[]): readonly string[] {
  return Object.keys(factsOf(layer)).filter((fact) => {
    // Nearly every fact that is there has its words, and those are found soonest.
    if (beside.some((other) => evidenceFor(other, fact).length > 0)) return false;
    const value = readFact(layer, fact);
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return false;
    if (silent[fact]?.includes(value) ?? false) return false;
    return !implied.has(`${layer.node} ${fact}`);
  });
}
