import { type Diagnostic, type DiagnosticCode, diagnostic } from '../../diagnostic.js';

/** Why a URL could not be had. */
export type Problem =
  | { readonly kind: 'private address'; readonly host: string; readonly address: string }
  | { readonly kind: 'status'; readonly status: number /** Milliseconds. */; readonly retryAfter?: number }
  | {
      readonly kind: 'timeout';
      readonly during: 'connecting' | 'waiting' | 'all of it' /** Milliseconds. */;
      readonly limit: number;
    }
  | { readonly kind: 'name'; readonly host: string }
  | { readonly kind: 'connection'; readonly reason: string }
  | { readonly kind: 'certificate'; readonly reason: string }
  | { readonly kind: 'size' /** Bytes. */; readonly limit: number }
  | { readonly kind: 'redirect'; readonly reason: 'loop' | 'count' | 'scheme' | 'scope' | 'nowhere'; readonly to: string }
  | { readonly kind: 'robots' /** 0 where the file could not be read. */; readonly line: number }
  | { readonly kind: 'login'; readonly to: string }
  | { readonly kind: 'media type'; readonly type: string }
  | { readonly kind: 'coding'; readonly reason: string }
  | { readonly kind: 'not cached' }
  | { readonly kind: 'given up'; readonly host: string /** In a row. */; readonly failures: number };

/** Thrown inside of the fetching; whoever asked for the page makes a diagnostic of it. */
export class Unavailable extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'Unavailable';
    this.problem = problem;
  }
}

interface Words {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly help?: string;
  readonly quote?: string;
}

/** A problem in words, with what to do about it. */
export function problemDiagnostic(problem: Problem, url: string): Diagnostic {
  const { code, message, help, quote = url } = words(problem, url);
  return diagnostic(code, message, { where: { source: url }, quote, ...(help === undefined ? {} : { help }) });
}

function words(problem: Problem, url: string): Words {
  switch (problem.kind) {
    case 'private address':
      return {
        code: 'http-private-address',
        message: `${url} leads to ${problem.address === problem.host ? problem.host : `${problem.host}, which is ${problem.address}`}: an address of this machine or a private network.`,
      };
    case 'status':
      return statusWords(problem.status, problem.retryAfter, url);
    case 'timeout':
      return { code: 'http-timeout', message: `${url} was given up: ${timeoutWords(problem)}.` };
    case 'name':
      return {
        code: 'http-unreachable',
        message: `${url} cannot be reached: there is no host named ${problem.host}, or no way to ask for it.`,
        help: 'Check the spelling and the network. `--offline` takes pages from the cache.',
      };
    case 'connection':
      return { code: 'http-unreachable', message: `${url} cannot be had: ${problem.reason}.` };
    case 'certificate':
      return { code: 'http-certificate', message: `${url} cannot be trusted: ${problem.reason}.` };
    case 'size':
      return { code: 'source-too-large', message: `${url} is larger than the limit of ${problem.limit} bytes.` };
    case 'redirect':
      return redirectWords(problem, url);
    case 'robots':
      return {
        code: 'robots-refused',
        message:
          problem.line === 0
            ? `${url} is not followed: what the site's robots.txt says is not known.`
            : `${url} is not followed: line ${problem.line} of the site's robots.txt asks programs not to.`,
      };
    case 'login':
      return {
        code: 'page-login',
        message: `${url} asks to sign in: it redirects to ${problem.to}.`,
        help: "Give what the site knows you by, such as `--header 'Authorization: Bearer …'` or `--header 'Cookie: …'`; or save the page from a browser.",
        quote: problem.to,
      };
    case 'media type':
      return { code: 'http-media-type', message: `${url} is ${problem.type}, and no page.`, quote: problem.type };
    case 'coding':
      return { code: 'http-body', message: `What ${url} sent cannot be unpacked: ${problem.reason}.` };
    case 'given up':
      return {
        code: 'http-unreachable',
        message: `${url} was not asked for: ${problem.host} has failed ${problem.failures} times in a row.`,
      };
    case 'not cached':
      return { code: 'http-offline', message: `${url} is not in the cache, and nothing is fetched with --offline.` };
  }
}

function statusWords(status: number, retryAfter: number | undefined, url: string): Words {
  const base = { code: 'http-status', message: `${url} answers with status ${status}.`, quote: String(status) } as const;
  if (status === 401 || status === 403) {
    return {
      ...base,
      help: "Give what the site knows you by, such as `--header 'Authorization: Bearer …'`; or save the page from a browser.",
    };
  }
  if (status === 404 || status === 410) return { ...base, help: 'Check the URL: there is no such page.' };
  if (status === 407) return { ...base, help: 'The proxy wants to know who you are: write user and password into HTTPS_PROXY.' };
  if (status === 304)
    return { ...base, help: 'The server speaks of a copy that was never asked about. Save the page from a browser.' };
  if (status === 429 || status >= 500) {
    const when = retryAfter === undefined ? 'later' : `in ${Math.ceil(retryAfter / 1000)} seconds`;
    return { ...base, help: `Run again ${when}: what has been fetched is in the cache.` };
  }
  return base;
}

function timeoutWords({ during, limit }: Extract<Problem, { kind: 'timeout' }>): string {
  const seconds = `${limit / 1000} seconds`;
  switch (during) {
    case 'connecting':
      return `no connection came about within ${seconds}`;
    case 'waiting':
      return `nothing came for ${seconds}`;
    case 'all of it':
      return `it had not come to its end after ${seconds}`;
  }
}

function redirectWords({ reason, to }: Extract<Problem, { kind: 'redirect' }>, url: string): Words {
  const code = 'http-redirect';
  switch (reason) {
    case 'loop':
      return { code, message: `${url} redirects in a circle, by way of ${to}.`, quote: to };
    case 'count':
      return { code, message: `${url} redirects more than ${maximumRedirects} times, last to ${to}.`, quote: to };
    case 'scheme':
      return { code, message: `${url} redirects to ${to}, which is no address of the web.`, quote: to };
    case 'scope':
      return {
        code,
        message: `${url} redirects to ${to}, which is outside of what is followed.`,
        quote: to,
        help: 'If that is where the pages are, name it with `--scope` or in the setting `scope`.',
      };
    case 'nowhere':
      return { code, message: `${url} redirects, and does not say where to.` };
  }
}

export const maximumRedirects = 10;
