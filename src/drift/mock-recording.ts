import * as v from 'valibot';
import { type Body, type Exchange, headersOf, isJsonType, mediaTypeOf, type Part, pairsOf, textBody } from './exchange.js';
import { issueWords, parseJson, type Recording, unreadable } from './recording.js';

const headers = v.record(v.string(), v.string());

const body = v.optional(
  v.union([v.strictObject({ json: v.unknown() }), v.strictObject({ text: v.string() }), v.strictObject({ base64: v.string() })]),
);

const fileSchema = v.array(
  v.object({
    operation: v.optional(v.string()),
    request: v.object({ method: v.string(), url: v.string(), headers, input: v.optional(v.unknown()), body }),
    answer: v.object({ status: v.number(), headers, body }),
  }),
);

/** A call to the real API and its answer, as a mock server that passed it on has kept it. */
export type Recorded = v.InferOutput<typeof fileSchema>[number];

type RecordedBody = Recorded['answer']['body'];

const parts: Readonly<Record<Part, string>> = {
  path: 'request.url',
  query: 'request.url',
  headers: 'request.headers',
  requestBody: 'request.input',
  status: 'answer.status',
  answerBody: 'answer.body',
  error: 'answer.body',
};

/** Reads what `generator mock --record` writes. Throws a `Failure` where it is something else. */
export function readRecorded(text: string, source: string): readonly Recorded[] {
  const checked = v.safeParse(fileSchema, parseJson(text, source));
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const place = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return unreadable(
    source,
    `${source} holds no recordings: ${place === '' ? 'it is no list' : `\`${place}\`: ${issueWords(issue)}`}.`,
    {
      help: 'Recordings are what `generator mock --proxy URL --record FILE` writes.',
    },
  );
}

export function parseRecorded(text: string, source: string): Recording {
  const recorded = readRecorded(text, source);
  if (recorded.length === 0)
    return unreadable(source, `${source} holds no recordings: the real API was not called.`, {
      help: 'Call the mock server while it records.',
    });
  return { source, exchanges: recorded.map(exchangeOf), diagnostics: [] };
}

function exchangeOf({ request, answer }: Recorded, index: number): Exchange {
  const { pathname, searchParams } = new URL(`http://mock${request.url.startsWith('/') ? request.url : `/${request.url}`}`);
  const sent = headersOf(pairs(request.headers));
  const got = headersOf(pairs(answer.headers));
  return {
    place: `[${index}]`,
    called: `recording ${index + 1}`,
    parts: request.body === undefined ? parts : { ...parts, requestBody: 'request.body' },
    method: request.method.toUpperCase(),
    path: pathname,
    query: pairsOf(searchParams),
    headers: sent,
    requestBody: requestBody(request, sent.get('content-type') ?? ''),
    answer: { status: answer.status, headers: got, body: bodyOf(answer.body, got.get('content-type') ?? '') },
    accepted: answer.status < 400,
  };
}

const pairs = (named: Readonly<Record<string, string>>) => Object.entries(named).map(([name, value]) => ({ name, value }));

/** Where the body is all of the input, it is kept as that. */
function requestBody({ input, body }: Recorded['request'], contentType: string): Body {
  const isInput = body === undefined && input !== undefined && isJsonType(mediaTypeOf(contentType));
  return isInput ? textBody(contentType, JSON.stringify(input)) : bodyOf(body, contentType);
}

function bodyOf(body: RecordedBody, contentType: string): Body {
  if (body === undefined) return { kind: 'none' };
  if ('json' in body) return textBody(contentType === '' ? 'application/json' : contentType, JSON.stringify(body.json));
  return 'text' in body ? textBody(contentType, body.text) : { kind: 'unrecorded' };
}
