import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostic.js';
import type { ApiModel } from '../model/api.js';
import type { DriftKind } from './finding.js';
import { kinds } from './kinds.js';
import { type Shape, typeOfShape } from './observe.js';
import { pageWords } from './page-words.js';
import type { Proposed } from './propose.js';
import type { FoundAt } from './verify.js';

const codes: Readonly<Record<DriftKind, DiagnosticCode>> = {
  field: 'drift-field',
  parameter: 'drift-parameter',
  operation: 'drift-operation',
  status: 'drift-status',
  error: 'drift-error',
  body: 'drift-body',
  type: 'drift-type',
  enum: 'drift-enum',
  constraint: 'drift-constraint',
  absent: 'drift-required',
  null: 'drift-null',
};

/** A finding as a diagnostic: where the page says otherwise, and where the traffic first shows it. */
export function told(model: ApiModel, { finding, proposals, settledBy }: Proposed): Diagnostic {
  const words = finding.drift.kind === 'operation' ? undefined : pageWords(model, finding);
  const fact = proposals[0]?.where ?? (finding.drift.kind === 'operation' ? undefined : finding.where);
  const place = words ?? { source: finding.first.source, quote: '' };
  const where = {
    source: place.source,
    ...('line' in place && place.line !== undefined ? { line: place.line } : {}),
    ...(fact === undefined ? {} : { fact }),
  };
  return diagnostic(codes[finding.drift.kind], `${sentence(finding)} ${sightingWords(finding)}.`, {
    where,
    ...(place.quote === '' ? {} : { quote: place.quote }),
    ...helpFor(proposals.length, settledBy),
  });
}

function helpFor(proposals: number, settledBy: string | undefined): { readonly help?: string } {
  if (settledBy !== undefined) return { help: `The proposed correction of \`${settledBy}\` settles it.` };
  return proposals === 0 ? {} : { help: 'Take the proposed correction over, if the traffic is right.' };
}

/** What differs, in a sentence. */
export function sentence({ where, drift }: FoundAt): string {
  switch (drift.kind) {
    case 'field':
      return `No page tells of \`${where}\`, ${described(drift.shape)}.`;
    case 'parameter':
      return `No page tells of the parameter \`${where}\`, ${described(drift.shape)}.`;
    case 'operation':
      return `No page tells of \`${drift.method} ${drift.path}\`.`;
    case 'status':
      return `No page tells of \`${where}\`.`;
    case 'error':
      return `No page tells of \`${where}\`.`;
    case 'body':
      return `No page tells what \`${where}\` holds.`;
    case 'type':
      return `\`${where}\` has values of another type.`;
    case 'enum':
      return `\`${where}\` has values that are not listed.`;
    case 'constraint':
      return `\`${where}\` has values that do not keep its ${drift.fact}.`;
    case 'absent':
      return `\`${where}\` is required, and not always there.`;
    case 'null':
      return `\`${where}\` may be null.`;
  }
}

function described(shape: Shape): string {
  if (shape.seen === kinds.null) return 'of which only null was seen';
  const type = typeOfShape(shape);
  if (type === 'unknown') return 'which has values of several types';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

/** How often, and where first: `Seen 3 times, first in traffic.har entries[12].response.content /name: "x"`. */
export function sightingWords({ count, first }: FoundAt): string {
  const { source, place, pointer, sample } = first;
  const at = `${source} ${place}${pointer === '' ? '' : ` ${pointer}`}`;
  const seen = count === 1 ? `Seen once, in ${at}` : `Seen ${count} times, first in ${at}`;
  return sample === undefined ? seen : `${seen}: ${sample}`;
}
