import type { Problem } from './problem.js';

/** Longest wait that a server may ask for, in milliseconds; what takes longer is for the next run. */
const longestWait = 60_000;

const firstWait = 500;
const largestBackoff = 10_000;

/**
 * Milliseconds to wait before trying again; `undefined` where it makes no sense to.
 * @param attempt how many have failed: 1 after the first
 * @param random from 0 up to 1: spreads out those who failed together
 */
export function waitBefore(attempt: number, problem: Problem, random: () => number): number | undefined {
  if (!mayPass(problem)) return undefined;
  const asked = problem.kind === 'status' ? problem.retryAfter : undefined;
  if (asked !== undefined) return asked <= longestWait ? asked : undefined;
  const backoff = Math.min(largestBackoff, firstWait * 2 ** (attempt - 1));
  return backoff / 2 + (backoff / 2) * random();
}

/** Reasons that may be gone in a moment. A page that takes too long would take as long again. */
function mayPass(problem: Problem): boolean {
  switch (problem.kind) {
    case 'status':
      return [408, 425, 429, 500, 502, 503, 504].includes(problem.status);
    case 'connection':
      return true;
    case 'timeout':
      return problem.during === 'connecting';
    default:
      return false;
  }
}

/** `Retry-After`: seconds or a date, as milliseconds from now. */
export function retryAfterOf(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  // A date of HTTP begins with the day of the week; the parser would make a year of any number.
  const at = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
