import type { AnswerKind } from './call.js';
import { matching } from './called.js';
import { ControlProblem, done, json, sealed } from './control-answer.js';
import { type ControlCall, type ControlRoute, naturalNumber } from './control-route.js';
import { jsonOf } from './differences.js';
import type { Entry } from './journal.js';
import { noSuch } from './nearest.js';

const filters = {
  operation: 'only calls of this operation',
  status: 'only calls answered with this status',
  answer:
    'only calls with an answer of this kind: handler, example, synthesised, rule, recorded, proxied, error, invalid, refused',
  error: 'only calls answered with the error of this name',
  since: 'only calls after the one of this number',
  text: 'only calls with this text, in any case, in their URL, operation, error, bodies or input',
  header: 'only calls with this header, or with this text in it: `authorization`, `authorization: bearer`',
};

export const journalRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/journal',
    summary: 'The latest calls, oldest first; `generator verify --journal` reads them.',
    query: {
      ...filters,
      limit: 'no more than so many, the latest',
      brief: 'true leaves headers and bodies away',
    },
    answer: (call) => {
      const limit = numberIn(call, 'limit') ?? Number.POSITIVE_INFINITY;
      const entries = call.server.requests.filter(filterOf(call));
      const latest = entries.slice(Math.max(0, entries.length - limit));
      return json(call.query.get('brief') === 'true' ? latest.map(brief) : latest);
    },
  },
  {
    method: 'DELETE',
    path: '/journal',
    summary: 'Empties the journal; numbers go on.',
    answer: ({ server, watch }) => {
      server.forgetCalls();
      watch.tellCleared();
      return done();
    },
  },
  {
    method: 'GET',
    path: '/journal/stream',
    summary:
      'Calls as they are answered: server-sent events called `entry`, and `cleared` when the journal is emptied. With `since`, those first that there are.',
    query: filters,
    answer: (call) => ({
      status: 200,
      headers: { ...sealed, 'content-type': 'text/event-stream; charset=utf-8' },
      body: '',
      stream: streamOf(call),
    }),
  },
  {
    method: 'GET',
    path: '/journal/{number}',
    summary: 'One call with all that is known of it.',
    answer: (call) => {
      const entry = entryIn(call, naturalNumber(call.variable('number'), 'number'));
      const answer = call.watch.exchangeOf(entry)?.answer;
      return json({ ...entry, answerHeaders: answer?.headers, delivery: answer?.delivery });
    },
  },
];

/** @throws {ControlProblem} */
export function entryIn({ server }: ControlCall, number: number): Readonly<Entry> {
  const entry = server.requests.find((each) => each.number === number);
  if (entry !== undefined) return entry;
  const [first, last] = [server.requests[0]?.number, server.requests.at(-1)?.number];
  const kept = first === undefined ? 'it is empty' : `it holds ${first === last ? first : `${first} to ${last}`}`;
  throw new ControlProblem(404, 'No such call', `The journal has no call ${number}; ${kept}.`);
}

/** An entry without what may be long. */
export function brief({ headers: _, body: __, answerBody: ___, ...rest }: Readonly<Entry>): object {
  return rest;
}

function streamOf(call: ControlCall): (send: (text: string) => void) => () => void {
  const { server, watch } = call;
  const wanted = filterOf(call);
  // A browser that lost the stream tells what it has seen.
  const seen = call.call.headers['last-event-id'] ?? call.query.get('since') ?? undefined;
  const after = seen === undefined ? undefined : naturalNumber(seen, 'last-event-id');
  return (send) => {
    let last: Readonly<Entry> | undefined;
    const tell = (entry: Readonly<Entry>): void => {
      if (last !== undefined && isForgotten(last, server.requests)) send(event('cleared', '{}'));
      last = entry;
      if (wanted(entry)) send(event('entry', jsonOf(brief(entry)), entry.number));
    };
    send(': calls from here on\n\n');
    if (after !== undefined)
      for (const entry of server.requests) if (entry.number > after && entry.status !== undefined) tell(entry);
    const cleared = (): void => {
      last = undefined;
      send(event('cleared', '{}'));
    };
    return watch.watch({ entry: tell, cleared });
  };
}

/** Whether the journal was emptied since, and its numbers may have begun anew. Calls need not be answered in their order. */
function isForgotten(last: Readonly<Entry>, entries: readonly Readonly<Entry>[]): boolean {
  const [first] = entries;
  return first !== undefined && first.number <= last.number && !entries.includes(last);
}

function event(name: string, data: string, id?: number): string {
  return `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`;
}

/** @throws {ControlProblem} */
function filterOf(call: ControlCall): (entry: Readonly<Entry>) => boolean {
  const { query } = call;
  const pattern = {
    ...definedIn('status', numberIn(call, 'status')),
    ...definedIn('answer', kindIn(query.get('answer'))),
    ...definedIn('error', query.get('error') ?? undefined),
  };
  const since = numberIn(call, 'since') ?? 0;
  const operation = query.get('operation') ?? undefined;
  const text = query.get('text')?.toLowerCase() ?? '';
  const header = headerIn(query.get('header'));
  const names = call.server.api.operations.map(({ name }) => name);
  if (operation !== undefined && !names.includes(operation)) {
    throw new ControlProblem(400, 'No such operation', `${sentence(noSuch('operation', operation, names))}`);
  }
  return (entry) =>
    entry.number > since &&
    (operation === undefined || entry.operation === operation) &&
    (text === '' || holdsText(entry, text)) &&
    (header === undefined || header(entry)) &&
    matching([entry], pattern).length === 1;
}

function definedIn<Name extends string, Value>(name: Name, value: Value | undefined): { readonly [Key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [Key in Name]: Value });
}

const kinds: readonly string[] = [
  'handler',
  'example',
  'synthesised',
  'rule',
  'recorded',
  'proxied',
  'error',
  'invalid',
  'refused',
] satisfies readonly AnswerKind[];

function kindIn(text: string | null): AnswerKind | undefined {
  if (text === null) return undefined;
  if (kinds.includes(text)) return text as AnswerKind;
  throw new ControlProblem(400, 'No such kind of answer', `${sentence(noSuch('kind of answer', text, kinds))}`);
}

function numberIn({ query }: ControlCall, name: string): number | undefined {
  const text = query.get(name);
  return text === null ? undefined : naturalNumber(text, name);
}

function headerIn(text: string | null): ((entry: Readonly<Entry>) => boolean) | undefined {
  if (text === null) return undefined;
  const [name = '', ...rest] = text.split(':');
  const part = rest.join(':').trim().toLowerCase();
  return ({ headers }) => {
    const value = new Map(Object.entries(headers)).get(name.trim().toLowerCase());
    return value?.toLowerCase().includes(part) === true;
  };
}

function holdsText(entry: Readonly<Entry>, text: string): boolean {
  const { method, url, operation, error, rule, body, answerBody, answer, status, input } = entry;
  const parts = [`${method} ${url}`, operation, error, rule, answer, String(status), body, answerBody];
  return parts.some((part) => part?.toLowerCase().includes(text)) || (jsonOf(input) ?? '').toLowerCase().includes(text);
}

export function sentence(words: string): string {
  const whole = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?]$/u.test(whole) ? whole : `${whole}.`;
}
