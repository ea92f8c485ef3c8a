import robotsModule from 'robots-parser';
import type { Answer } from './client.js';
import { type Problem, Unavailable } from './problem.js';

/** The module is the function itself; its types say that it holds it. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** As the program calls itself in robots.txt. */
const robotName = 'pagewright';

/** Milliseconds between two requests that a site may ask for. */
const longestDelay = 10_000;

/** Characters of a URL times characters of the rules: beyond that, a look at the rules takes longer than the page. */
const longestLook = 30_000_000;

/** What one site asks of programs. */
export interface Robots {
  /** The line that asks not to fetch a URL; 0 where that is not known, `undefined` where none does. */
  refuses(url: string): number | undefined;
  /** Milliseconds between two requests. */
  readonly delay: number;
  /** Why the file could not be had; nothing is followed then, for nobody knows what it says. */
  readonly trouble?: Problem;
}

const open: Robots = { refuses: () => undefined, delay: 0 };

/** Reads `/robots.txt` of a site. A site without one asks nothing. */
export async function readRobots(origin: string, get: (url: string) => Promise<Answer>): Promise<Robots> {
  const url = new URL('/robots.txt', origin).href;
  try {
    return parse(url, new TextDecoder().decode((await get(url)).bytes));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    const { problem } = error;
    if (
      problem.kind === 'not cached' ||
      (problem.kind === 'status' && problem.status >= 400 && problem.status < 500 && problem.status !== 429)
    )
      return open;
    return { refuses: () => 0, delay: 0, trouble: problem };
  }
}

function parse(url: string, text: string): Robots {
  const rules = robotsParser(url, text);
  const delay = Math.min(longestDelay, (rules.getCrawlDelay(robotName) ?? 0) * 1000);
  return {
    refuses(asked) {
      if (asked.length * text.length > longestLook) return 0;
      return rules.isDisallowed(asked, robotName) === true ? rules.getMatchingLineNumber(asked, robotName) : undefined;
    },
    delay: Number.isFinite(delay) ? delay : 0,
  };
}
