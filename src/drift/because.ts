import { leftOut } from './redact.js';
import type { FoundAt } from './verify.js';

/** Why a correction is proposed, as a sentence for the corrections file. Never holds more of a value than its sample. */
export function because({ drift, count, first }: FoundAt): string {
  const { source, called, sample } = first;
  const times = count === 1 ? 'once' : `${count} times`;
  const where = `(${source}, ${called})`;
  const value = sample === undefined || sample === leftOut ? '' : ` such as ${sample}`;
  switch (drift.kind) {
    case 'field':
      return `Recorded traffic shows this field ${times} ${where}.`;
    case 'parameter':
      return `Recorded traffic shows this parameter ${times} ${where}.`;
    case 'body':
      return `Recorded traffic shows this body ${times} ${where}.`;
    case 'operation':
      return `Recorded traffic shows this call ${times} ${where}.`;
    case 'status':
      return `Recorded traffic shows the status ${drift.status} ${times} ${where}.`;
    case 'error':
      return `Recorded traffic shows the error ${drift.name} ${times} ${where}.`;
    case 'type':
      return `Recorded traffic shows values of another type ${times},${value} ${where}.`.replace(', (', ' (');
    case 'enum':
      return `Recorded traffic shows values that are not listed ${times},${value} ${where}.`.replace(', (', ' (');
    case 'constraint':
      return `Recorded traffic shows values that do not keep ${drift.fact} ${times} ${where}.`;
    case 'absent':
      return `Recorded traffic goes without it ${times} ${where}.`;
    case 'null':
      return `Recorded traffic shows null ${times} ${where}.`;
  }
}
