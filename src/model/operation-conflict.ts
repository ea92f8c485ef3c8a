import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { placeOf } from './evidence.js';
import type { Conflict } from './join-schema.js';
import { describeConflict } from './merge.js';

/** Says that a page contradicts what another one says of the same operation, in the words of both. */
export function operationConflict(id: string, conflict: Conflict): Diagnostic {
  const [, second] = conflict.evidence;
  const fact = `${id}${conflict.fact}`;
  const where = placeOf(second, fact);
  return diagnostic('operation-conflict', `Two pages disagree about ${id}: ${describeConflict(conflict)}. The first counts.`, {
    ...(where === undefined ? {} : { where }),
    ...(second === undefined ? {} : { quote: second.quote }),
    help: `Say in a correction which is right: where \`${fact}\`.`,
  });
}
