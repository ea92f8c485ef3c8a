import type { Content, Operation, RequestBody } from '../model/api.js';
import type { PathRoot } from '../model/fact-path.js';
import { formatType } from '../model/type-notation.js';
import type { Told } from './change.js';
import { type Comparison, told } from './comparison.js';
import { compareContents } from './contents.js';
import { compareEvidence } from './evidence.js';
import { compareRequirement } from './objects.js';
import type { Place } from './place.js';
import { sameFacts } from './same.js';
import { isShown, type Shown } from './shown.js';
import { compareTexts } from './texts.js';

/** Bodies of requests. One that comes or goes is told as a parameter of that name: that is what callers have for it. */
export function compareRequests(
  comparison: Comparison,
  { operations }: Place,
  before: Operation,
  after: Operation,
  shown: Shown,
): void {
  const { id } = after;
  const [older, newer] = [before.requestBody, after.requestBody];
  const place: Place = { root: { kind: 'request', id }, steps: [], side: 'sent', seen: 'sent', operations };
  const name = 'body';
  if (older === undefined || newer === undefined) {
    if (older !== undefined) {
      const { required, contents } = older;
      const finding = { kind: 'parameter-removed', name, required, before: bodyTold(older) } as const;
      comparison.tell(place, undefined, finding, { compile: contents.length > 0 });
    }
    if (newer !== undefined) {
      const { required, contents } = newer;
      const finding = { kind: 'parameter-added', name, required, after: bodyTold(newer) } as const;
      // Where the body is all that is taken, its own members say whether it can be left out: the signatures tell.
      const apart = comparison.after.protocol.kind === 'rest-json';
      comparison.tell(place, undefined, finding, { compile: apart && required && contents.length > 0 });
    }
    return;
  }
  const apart = comparison.before.protocol.kind === 'rest-json' && older.contents.length > 0;
  compareRequirement(comparison, { ...place, seen: apart ? 'sent' : 'none' }, older, newer);
  compareTexts(comparison, place, older, newer);
  compareEvidence(
    comparison,
    place,
    older.evidence,
    newer.evidence,
    (fact) => !sameFacts(Reflect.get(older, fact), Reflect.get(newer, fact)),
  );
  compareContents(comparison, older.contents, newer.contents, (content, contents, pair) => {
    const root: PathRoot = { kind: 'request', id, ...(contents[0] === content ? {} : { select: content.mediaType }) };
    return { ...place, root, seen: isShown(shown, pair.before?.schema, pair.after?.schema) ? 'sent' : 'none' };
  });
}

function bodyTold({ contents, evidence }: RequestBody): Told {
  const [first]: readonly (Content | undefined)[] = contents;
  return told(
    first && formatType(first.schema),
    { ...first?.evidence, ...evidence },
    ...Object.keys({ ...evidence, ...first?.evidence }),
  );
}
