import * as v from 'valibot';
import { type Diagnostic, diagnostic } from '../diagnostic.js';
import { type Answer, type Exchange, headersOf, type Part, pairsOf, textBody } from './exchange.js';
import { issueWords, parseJson, type Recording, unreadable } from './recording.js';

const text = v.string();

/** Of an entry of the mock server's journal, what is compared. */
const entrySchema = v.object({
  number: v.optional(v.number()),
  method: text,
  /** Path and query. */
  url: text,
  headers: v.optional(v.record(text, text), {}),
  body: v.optional(text, ''),
  answer: v.nullish(text),
  status: v.nullish(v.number()),
  error: v.nullish(text),
});

const parts: Readonly<Record<Part, string>> = {
  path: 'url',
  query: 'url',
  headers: 'headers',
  requestBody: 'body',
  status: 'status',
  answerBody: 'body',
  error: 'error',
};

type Entry = v.InferOutput<typeof entrySchema>;

/** Reads a journal of the mock server: `JSON.stringify(server.requests)`, or one entry a line. */
export function parseJournal(journal: string, source: string): Recording {
  const entries = entriesIn(journal, source);
  if (entries.length === 0)
    return unreadable(source, `${source} holds no entries: the mock server was not called.`, {
      help: 'Write the journal after the calls: `JSON.stringify(server.requests)`.',
    });
  const exchanges: Exchange[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, entry] of entries.entries()) {
    const checked = v.safeParse(entrySchema, entry);
    if (checked.success) exchanges.push(exchangeOf(checked.output, index));
    else {
      const [issue] = checked.issues;
      const key = issue.path?.map((item) => `.${String(item.key)}`).join('') ?? '';
      diagnostics.push(
        diagnostic(
          'traffic-entry-skipped',
          `\`[${index}]${key}\` of ${source} cannot be read: ${issueWords(issue)}; the entry was passed over.`,
          {
            where: { source },
          },
        ),
      );
    }
  }
  return { source, exchanges, diagnostics };
}

function entriesIn(journal: string, source: string): readonly unknown[] {
  const start = journal.trimStart();
  if (start.startsWith('[')) {
    const value = parseJson(journal, source);
    return Array.isArray(value) ? value : [];
  }
  const whole = start.startsWith('{') ? oneEntry(journal) : undefined;
  if (isEntry(whole)) return [whole];
  const lines = journal.split('\n').map((line, index) => ({ line, number: index + 1 }));
  const filled = lines.filter(({ line }) => line.trim() !== '');
  const entries = whole === undefined ? filled.map(({ line, number }) => parseJson(line, source, number)) : [];
  if (whole === undefined && entries.every(isEntry)) return entries;
  return unreadable(source, `${source} is no journal of a mock server.`, {
    help: 'Write one with `JSON.stringify(server.requests)`, or an entry a line. An HTTP archive goes behind `--har`.',
  });
}

const isEntry = (value: unknown): boolean => typeof value === 'object' && value !== null && 'method' in value && 'url' in value;

/** A journal of one entry may be laid out over many lines. */
function oneEntry(journal: string): unknown {
  try {
    return JSON.parse(journal);
  } catch {
    return undefined;
  }
}

/**
 * What the mock server answers is made of the model: a request that it refuses as invalid was refused by the page's word,
 * not by the service, and so speaks against the page like any other.
 */
function exchangeOf({ number, method, url, headers: given, body, answer: kind, status, error }: Entry, index: number): Exchange {
  const { pathname, searchParams } = new URL(`http://mock${url.startsWith('/') ? url : `/${url}`}`);
  const headers = headersOf(Object.entries(given).map(([name, value]) => ({ name, value })));
  const own = kind === 'invalid' || kind === 'refused';
  const answer: Answer | undefined =
    own || !status ? undefined : { status, headers: new Map(), body: { kind: 'unrecorded' }, ...(error ? { error } : {}) };
  return {
    place: `[${index}]`,
    called: `call ${number ?? index + 1}`,
    parts,
    method: method.toUpperCase(),
    path: pathname,
    query: pairsOf(searchParams),
    headers,
    requestBody: textBody(headers.get('content-type') ?? '', body),
    ...(answer ? { answer } : {}),
    accepted: own || (status !== null && status !== undefined && status < 400),
  };
}
