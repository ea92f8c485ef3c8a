import * as v from 'valibot';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import {
  type Answer,
  type Body,
  type Exchange,
  type HeaderMap,
  headersOf,
  mediaTypeOf,
  type Pair,
  type Part,
  pairsOf,
  textBody,
} from './exchange.js';
import { issueWords, parseJson, type Recording, unreadable } from './recording.js';

const text = v.string();
const pairs = v.optional(v.array(v.object({ name: text, value: text })), []);

const param = v.object({ name: text, value: v.optional(text), fileName: v.optional(text) });

const requestSchema = v.object({
  method: text,
  url: text,
  headers: pairs,
  bodySize: v.optional(v.number()),
  postData: v.nullish(
    v.object({
      mimeType: v.optional(text, ''),
      text: v.nullish(text),
      /** Not of the format's 1.2, but written by some tools. */
      encoding: v.nullish(text),
      params: v.nullish(v.array(param)),
    }),
  ),
});

const responseSchema = v.object({
  status: v.number(),
  statusText: v.nullish(text),
  headers: pairs,
  content: v.nullish(
    v.object({
      size: v.optional(v.number()),
      mimeType: v.nullish(text),
      text: v.nullish(text),
      encoding: v.nullish(text),
    }),
  ),
});

const entrySchema = v.object({ request: requestSchema, response: v.nullish(responseSchema) });
const fileSchema = v.object({ log: v.object({ entries: v.array(v.unknown()) }) });

const parts: Readonly<Record<Part, string>> = {
  path: 'request.url',
  query: 'request.queryString',
  headers: 'request.headers',
  requestBody: 'request.postData',
  status: 'response.status',
  answerBody: 'response.content',
  error: 'response.headers',
};

/** How many entries that are none are told one by one. */
const toldBroken = 20;

/** Reads an HTTP archive (HAR 1.2), as browsers and proxies save it; only what is compared has to be there. */
export function parseHar(har: string, source: string): Recording {
  const file = v.safeParse(fileSchema, parseJson(har, source));
  if (!file.success) {
    const place = (file.issues[0].path ?? []).map(({ key }) => String(key)).join('.');
    return unreadable(
      source,
      `${source} is no HTTP archive: \`${place || 'log.entries'}\` is missing or not what it should be.`,
      {
        help: 'Give a HAR file: the network panel of a browser saves one, and so do proxies. A journal of the mock server goes behind `--journal`.',
      },
    );
  }
  const { entries } = file.output.log;
  if (entries.length === 0)
    return unreadable(source, `${source} holds no entries: nothing was recorded.`, {
      help: 'Start recording, use the API, and save the archive after that.',
    });
  const exchanges: Exchange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, entry] of entries.entries()) {
    const checked = v.safeParse(entrySchema, entry);
    const exchange = checked.success ? exchangeOf(checked.output, index) : undefined;
    if (exchange) exchanges.push(exchange);
    else if (diagnostics.length < toldBroken)
      diagnostics.push(broken(checked.success ? undefined : checked.issues[0], index, source));
  }
  return { source, exchanges, diagnostics };
}

function broken(issue: v.BaseIssue<unknown> | undefined, index: number, source: string): Diagnostic {
  const path = issue
    ? (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
    : '.request.url';
  const place = `entries[${index}]${path}`;
  const said = issue ? issueWords(issue) : 'not a URL';
  return diagnostic(
    'traffic-entry-skipped',
    `\`log.${place}\` of ${source} cannot be read: ${said}; the entry was passed over.`,
    {
      where: { source },
    },
  );
}

type Entry = v.InferOutput<typeof entrySchema>;

function exchangeOf({ request, response }: Entry, index: number): Exchange | undefined {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  if (!url) return undefined;
  const headers = headersOf(request.headers);
  // Browsers write 0 for a call that got no answer.
  const answer = response && response.status >= 100 && !isOwnAnswer(response) ? answerOf(response) : undefined;
  return {
    place: `entries[${index}]`,
    called: `entry ${index}`,
    parts,
    method: request.method.toUpperCase(),
    origin: { protocol: url.protocol, host: url.host },
    path: url.pathname,
    query: pairsOf(url.searchParams),
    headers,
    requestBody: requestBodyOf(request, headers),
    ...(answer ? { answer } : {}),
    accepted: answer !== undefined && answer.status < 400,
  };
}

/** Where a browser itself sends a call on, to `https:` or where an extension wants it, no server has answered. */
const isOwnAnswer = ({ headers }: NonNullable<Entry['response']>): boolean =>
  headers.some(({ name }) => name.toLowerCase() === 'non-authoritative-reason');

function requestBodyOf({ postData, bodySize = 0 }: Entry['request'], headers: HeaderMap): Body {
  const header = headers.get('content-type');
  const declared = postData?.mimeType ?? '';
  const contentType = declared === '' ? (header ?? '') : declared;
  const mediaType = mediaTypeOf(contentType);
  const params = postData?.params ?? [];
  if (params.length > 0 && (mediaType.startsWith('multipart/') || !postData?.text)) {
    const fields = params.map(({ name, value }): Pair => ({ name, value: value ?? '' }));
    return { kind: 'form', mediaType: mediaType || 'application/x-www-form-urlencoded', fields };
  }
  if (!postData?.text) {
    // Tools may leave bodies out; sizes stay, or are -1 where they are not known.
    const sent = bodySize > 0 || Number(headers.get('content-length')) > 0 || (bodySize < 0 && header !== undefined);
    return { kind: sent ? 'unrecorded' : 'none' };
  }
  return textBody(header?.startsWith('multipart/') ? header : contentType, decoded(postData.text, postData.encoding));
}

function answerOf({ status, statusText, headers: given, content }: NonNullable<Entry['response']>): Answer {
  const headers = headersOf(given);
  const title = statusText?.trim() ?? '';
  return {
    status,
    ...(title === '' ? {} : { title }),
    headers,
    body: responseBodyOf(content, headers.get('content-type') ?? ''),
  };
}

function responseBodyOf(content: NonNullable<Entry['response']>['content'], header: string): Body {
  if (!content) return { kind: 'unrecorded' };
  // Bodies that are too large for a browser's memory are left out of what it saves; sizes stay.
  if (!content.text) return { kind: (content.size ?? 0) > 0 ? 'unrecorded' : 'none' };
  return textBody(content.mimeType || header, decoded(content.text, content.encoding));
}

const decoded = (words: string, encoding: string | null | undefined): string =>
  encoding === 'base64' ? Buffer.from(words, 'base64').toString('utf8') : words;
