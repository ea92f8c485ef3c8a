import * as v from 'valibot';
import { headerProblem } from './header.js';

const text = v.pipe(v.string('expected a text'), v.nonEmpty('an empty text'));

const url = v.pipe(
  v.string('expected a text'),
  v.check(
    (value) => /^https?:\/\//i.test(value) && URL.canParse(value),
    'expected the beginning of a URL, such as `https://docs.example.com/api/`',
  ),
);

const host = v.pipe(
  v.string('expected a text'),
  v.regex(/^[^\s/@]+$/, 'expected the name of a host, such as `wiki.example.internal`'),
  v.toLowerCase(),
);

const wholeNumber = (from: number, to: number) =>
  v.pipe(
    v.number(`expected a number from ${from} to ${to}`),
    v.check((value) => Number.isInteger(value) && value >= from && value <= to, `expected a whole number from ${from} to ${to}`),
  );

const headers = v.pipe(
  v.record(v.string(), v.string('expected a text'), 'expected names of headers with their values'),
  v.check(
    (value) => Object.entries(value).every(([name, one]) => headerProblem(name, one) === undefined),
    'a header that cannot be sent: names are letters, digits and dashes, values have one line, and `Host` and the like are not yours to set',
  ),
);

/** Settings of the `http` group. */
export const httpEntries = {
  cache: v.optional(text),
  offline: v.optional(v.boolean('expected true or false')),
  headers: v.optional(headers),
  allowPrivate: v.optional(v.union([v.boolean(), v.array(host)], 'expected true, false or a list of hosts')),
  scope: v.optional(v.union([url, v.array(url)], 'expected the beginning of a URL, or a list of them')),
  maxPages: v.optional(wholeNumber(1, 100_000)),
  concurrency: v.optional(wholeNumber(1, 64)),
  timeout: v.optional(
    v.pipe(
      v.number('expected a number of seconds'),
      v.gtValue(0, 'expected more than no seconds'),
      v.maxValue(3600, 'expected at most an hour'),
    ),
  ),
  maxBytes: v.optional(wholeNumber(1024, 256 * 1024 * 1024)),
  retries: v.optional(wholeNumber(0, 10)),
};

export const httpSchema = v.strictObject(httpEntries, 'expected a group of settings');
