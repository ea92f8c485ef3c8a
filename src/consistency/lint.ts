import type { Diagnostic } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { nodesOf } from '../model/nodes.js';
import { checkExamples } from './example-rules.js';
import { checkProse } from './prose.js';
import { checkRequirements } from './requirement.js';

/** What the pages say against themselves. */
export function lintModel(model: ApiModel): readonly Diagnostic[] {
  const nodes = [...nodesOf(model)];
  return [...checkExamples(model, nodes), ...checkProse(model, nodes), ...checkRequirements(nodes)];
}
