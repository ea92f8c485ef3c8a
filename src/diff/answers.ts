import type { Operation, Response } from '../model/api.js';
import { mainResponse } from '../model/derive-types.js';
import type { PathRoot } from '../model/fact-path.js';
import { type Comparison, told } from './comparison.js';
import { compareContents } from './contents.js';
import { compareEvidence } from './evidence.js';
import { tellOrder } from './order.js';
import { pairedBy } from './pairing.js';
import { compareLists } from './parameters.js';
import type { Place } from './place.js';
import { same, sameFacts } from './same.js';
import { isShown, type Shown } from './shown.js';
import { compareTexts } from './texts.js';

/** What operations answer with, by status. */
export function compareAnswers(comparison: Comparison, place: Place, before: Operation, after: Operation, shown: Shown): void {
  const { removed, added, kept, order } = pairedBy(before.responses, after.responses, ({ status }) => String(status));
  const received: Place = { ...place, side: 'received', seen: 'received' };
  for (const response of removed) {
    comparison.tell({ ...received, root: rootOf(before, response) }, undefined, {
      kind: 'response-removed',
      name: String(response.status),
      before: told(response.status, response.evidence, 'status', ...Object.keys(response.evidence)),
    });
  }
  for (const response of added) {
    comparison.tell({ ...received, root: rootOf(after, response) }, undefined, {
      kind: 'response-added',
      name: String(response.status),
      after: told(response.status, response.evidence, 'status', ...Object.keys(response.evidence)),
    });
  }
  for (const pair of kept) {
    if (!same(pair.before, pair.after)) compareAnswer(comparison, received, after, pair.before, pair.after, shown);
  }
  tellOrder(comparison, place, undefined, order.before, order.after);
}

/** The main answer is called by no status, as in corrections. */
function rootOf(operation: Operation, response: Response, mediaType?: string): Extract<PathRoot, { kind: 'response' }> {
  const { id } = operation;
  const status = response === mainResponse(operation.responses) ? [] : [String(response.status)];
  const select = mediaType === undefined ? status.join('') : `${response.status} ${mediaType}`;
  return { kind: 'response', id, ...(select === '' ? {} : { select }) };
}

function compareAnswer(
  comparison: Comparison,
  received: Place,
  operation: Operation,
  before: Response,
  after: Response,
  shown: Shown,
): void {
  const root = rootOf(operation, after);
  const place: Place = { ...received, root };
  if (before.range !== after.range) {
    comparison.tell(place, 'status', {
      kind: 'status-changed',
      before: told(statusWords(before), before.evidence, 'status'),
      after: told(statusWords(after), after.evidence, 'status'),
    });
  }
  compareTexts(comparison, place, before, after);
  compareEvidence(
    comparison,
    place,
    before.evidence,
    after.evidence,
    (fact) => !sameFacts(Reflect.get(before, fact), Reflect.get(after, fact)),
  );
  compareContents(comparison, before.contents, after.contents, (content, contents, pair) => ({
    ...place,
    root: rootOf(operation, after, contents[0] === content ? undefined : content.mediaType),
    seen: isShown(shown, pair.before?.schema, pair.after?.schema) ? 'received' : 'none',
  }));
  compareLists(comparison, place, before.headers, after.headers, ({ name }) => ({
    ...place,
    root: { ...root, kind: 'response-header', name },
    seen: 'none',
  }));
}

const statusWords = ({ status, range }: Response): string =>
  range === true && typeof status === 'number' ? `${Math.floor(status / 100)}XX` : String(status);
