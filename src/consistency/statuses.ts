import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiError, ApiModel, Evidence, Operation, Response } from '../model/api.js';
import { standingOf } from '../model/evidence.js';
import { formatFactPath } from '../model/fact-path.js';
import { isHttpError } from '../model/http-status.js';
import { at, correcting, listed } from './evidence-words.js';

/** Where the numbers of answers cannot be what a server sends, or are not what the words beside them say. */
export function checkStatuses(model: ApiModel): readonly Diagnostic[] {
  return [...madeUp(model), ...misnamed(model.operations)];
}

/** One error under a number that is none of HTTP's. */
interface Odd {
  readonly error: ApiError;
  readonly status: number;
  readonly said: Evidence | undefined;
}

/** So many errors, numbered without a gap, were counted and not documented: real codes of one's own are strewn. */
const shortestRun = 3;

/** One diagnostic for all: what numbers one error beyond HTTP numbers the others so too. */
function madeUp(model: ApiModel): readonly Diagnostic[] {
  const errors = new Map(model.errors.map((error) => [error.name, error]));
  const odd = model.operations.flatMap((operation) =>
    operation.errors.flatMap(({ name, documentedStatus: status, evidence }): readonly Odd[] => {
      const error = errors.get(name);
      if (error === undefined || status === undefined || isHttpError(status)) return [];
      // A person has said what is true.
      if (standingOf(error.evidence, 'status') === 'corrected') return [];
      return [{ error, status, said: evidence['documentedStatus']?.[0] }];
    }),
  );
  const numbers = [...new Set(odd.map(({ status }) => status))].sort((a, b) => a - b);
  const [first, last] = [numbers[0], numbers.at(-1)];
  if (first === undefined || last === undefined) return [];
  const settled = odd.every(({ error }) => isHttpError(error.status));
  const counted = numbers.length >= shortestRun && last - first === numbers.length - 1;
  const impossible = numbers.some((status) => status < 100 || status > 599);
  return settled || counted || impossible ? [describeMadeUp(odd, numbers, settled)] : [];
}

function describeMadeUp(odd: readonly Odd[], numbers: readonly number[], settled: boolean): Diagnostic {
  const names = [...new Set(odd.map(({ error }) => error.name))];
  const [first] = odd;
  const fact = formatFactPath({ root: { kind: 'error', name: first?.error.name ?? '' }, steps: [], fact: 'status' });
  const range = numbers.length === 1 ? `${numbers[0]}` : `${numbers[0]} to ${numbers.at(-1)}`;
  const who = names.length === 1 ? `${names[0]} is` : `${names.length} errors are`;
  const counts = [...new Set(odd.map(({ error }) => error.status))].sort((a, b) => a - b).join(' and ');
  const outcome = settled ? ` What counts is ${counts}, as the protocol has it.` : '';
  const others = names.length === 1 ? '' : ', and so for the others';
  return diagnostic('status-unsendable', `${who} numbered ${range}, which no server sends: ${listed(names)}.${outcome}`, {
    ...at(first?.said, fact),
    ...(first?.said === undefined ? {} : { quote: first.said.quote }),
    severity: settled ? 'info' : 'warning',
    help: `Say which status is sent: \`${correcting(fact, 400)}\`${others}.`,
  });
}

/** What HTTP calls its statuses, and how pages call an answer that is no error. */
const phrases: readonly { readonly match: RegExp; readonly means: (status: number) => boolean; readonly meant: string }[] = [
  {
    match:
      /^(?:ok|success|successful|succeeded|success(?:ful)? (?:operation|response|request|result)|created|accepted|no content)$/,
    means: (status) => status < 400,
    meant: 'a success',
  },
  ...Object.entries({
    400: 'bad request',
    401: 'unauthorized',
    402: 'payment required',
    403: 'forbidden',
    404: 'not found',
    405: 'method not allowed',
    406: 'not acceptable',
    409: 'conflict',
    413: 'payload too large',
    415: 'unsupported media type',
    429: 'too many requests',
    500: 'internal server error',
    501: 'not implemented',
    502: 'bad gateway',
    503: 'service unavailable',
    504: 'gateway timeout',
  }).map(([status, phrase]) => ({
    match: new RegExp(`^${phrase}$`),
    means: (other: number) => other === Number(status),
    meant: status,
  })),
];

/** Answers whose words are those of another status: one diagnostic for each pair, for pages repeat their answers. */
function misnamed(operations: readonly Operation[]): readonly Diagnostic[] {
  const found = new Map<string, { readonly first: Diagnostic; count: number }>();
  for (const operation of operations)
    for (const response of operation.responses) {
      const told = misnamedAnswer(operation, response);
      if (told === undefined) continue;
      const known = found.get(told.key);
      if (known) known.count += 1;
      else found.set(told.key, { first: told.said, count: 1 });
    }
  return [...found.values()].map(({ first, count }) =>
    count === 1 ? first : { ...first, message: `${first.message} So do ${count - 1} more.` },
  );
}

function misnamedAnswer({ id }: Operation, response: Response): { readonly key: string; readonly said: Diagnostic } | undefined {
  const { status, range } = response;
  if (status === 'default' || range === true) return undefined;
  for (const { words, fact, said } of wordsOf(response)) {
    const plain = words
      .toLowerCase()
      .replace(/[.!\s]+$/, '')
      .trim();
    const phrase = phrases.find(({ match }) => match.test(plain));
    if (phrase === undefined || phrase.means(status)) continue;
    const place = formatFactPath({ root: { kind: 'response', id, select: String(status) }, steps: [], fact });
    const message = `${id} numbers an answer ${status} and calls it “${words.trim()}”, which is ${phrase.meant}.`;
    const help = `If the number is right, correct the words, \`${place}\`; a wrong number can only be mended on the page.`;
    return {
      key: `${status} ${plain}`,
      said: diagnostic('status-misnamed', message, {
        ...at(said ?? response.evidence['status']?.[0], place),
        quote: words,
        help,
      }),
    };
  }
  return undefined;
}

interface AnswerWords {
  readonly fact: 'title' | 'description';
  readonly words: string;
  readonly said: Evidence | undefined;
}

const wordsOf = ({ title, description, evidence }: Response): readonly AnswerWords[] => [
  ...(title === undefined ? [] : [{ fact: 'title' as const, words: title, said: evidence['title']?.[0] }]),
  ...(description === undefined
    ? []
    : [{ fact: 'description' as const, words: description, said: evidence['description']?.[0] }]),
];
