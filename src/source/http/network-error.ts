import { type Problem, Unavailable } from './problem.js';

/** What there is to say about an attempt that failed. */
export interface Attempt {
  readonly host: string;
  /** Longest silence, in milliseconds. */
  readonly idle: number;
  /** Longest time for a connection to come about, in milliseconds. */
  readonly connecting: number;
}

/** What the libraries below throw, as a problem; anything else is a defect of this program and goes on as it is. */
export function problemOf(error: unknown, attempt: Attempt): Problem {
  if (error instanceof Unavailable) return error.problem;
  // Several addresses were tried: what the last one said stands for all of them.
  if (error instanceof AggregateError) return problemOf(error.errors.at(-1), attempt);
  if (!(error instanceof Error)) throw error;
  if (error.cause instanceof Unavailable) return error.cause.problem;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  const rule = rules.find(({ when }) => when.test(code));
  if (!rule) {
    if (defects.has(error.name)) throw error;
    return { kind: 'connection', reason: `the connection failed (${code})` };
  }
  return rule.problem({ ...attempt, code, message: error.message });
}

/** What only a mistake of this program brings about. */
const defects = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AssertionError']);

interface Facts extends Attempt {
  readonly code: string;
  readonly message: string;
}

interface Rule {
  /** Matches the error's code. */
  readonly when: RegExp;
  problem(facts: Facts): Problem;
}

const connection =
  (reason: string): Rule['problem'] =>
  () => ({ kind: 'connection', reason });

const rules: readonly Rule[] = [
  { when: /^(?:ENOTFOUND|EAI_\w+|ENODATA)$/, problem: ({ host }) => ({ kind: 'name', host }) },
  {
    when: /^(?:UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/,
    problem: ({ connecting }) => ({ kind: 'timeout', during: 'connecting', limit: connecting }),
  },
  {
    when: /^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/,
    problem: ({ idle }) => ({ kind: 'timeout', during: 'waiting', limit: idle }),
  },
  { when: /^ECONNREFUSED$/, problem: connection('the connection is refused') },
  {
    when: /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE)$/,
    problem: connection('the server went away before it had sent all'),
  },
  { when: /^(?:EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ENETDOWN|EHOSTDOWN)$/, problem: connection('no network leads there') },
  {
    when: /^(?:UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/,
    problem: connection('it sent more or less than it had announced'),
  },
  { when: /^UND_ERR_HEADERS_OVERFLOW$/, problem: connection('its headers are larger than any are') },
  { when: /^(?:HPE_\w+|HTTPParserError)$/, problem: connection('what it sends is not HTTP') },
  { when: /^(?:Z_\w+|ERR_(?:_|BROTLI|ZLIB)\w*)$/, problem: ({ message }) => ({ kind: 'coding', reason: message }) },
  {
    when: /^(?:CERT_\w+|ERR_TLS_\w+|ERR_O?SSL_\w+|EPROTO|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA)$/,
    problem: ({ code, message }) => ({ kind: 'certificate', reason: tlsWords(code, message) }),
  },
  { when: /^UND_ERR_ABORTED$/, problem: connection('the proxy does not let it through') },
];

/** OpenSSL's own messages go on for lines. */
const tlsWords = (code: string, message: string): string =>
  /^(?:EPROTO|ERR_O?SSL)/.test(code) ? 'it does not speak TLS as it should' : (message.split('\n')[0] ?? code);
