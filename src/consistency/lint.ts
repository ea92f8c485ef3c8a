import type { Diagnostic } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import { checkExamples } from './example-rules.js';
import { fieldsOf } from './fields.js';
import { checkProse } from './prose.js';
import { checkRequirements } from './requirement.js';
import { checkStatuses } from './statuses.js';
import { checkTellings } from './tellings.js';

/** What the pages say against themselves. */
export function lintModel(model: ApiModel): readonly Diagnostic[] {
  const fields = [...fieldsOf(model)];
  return [
    ...checkExamples(model, fields),
    ...checkProse(model, fields),
    ...checkRequirements(fields),
    ...checkStatuses(model),
    ...checkTellings(model),
  ];
}
