import {
  codePoints,
  isWithin,
  type LengthRange,
  type Pattern,
  readPattern,
  readUnmatched,
  samplePattern,
} from './pattern-sample.js';
import type { Random } from './random.js';
import type { StringNode } from './schema.js';

const words = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'harbor',
  'iris',
  'juniper',
  'kelp',
  'linden',
  'maple',
  'north',
];

type WriteFormat = (random: Random) => string;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const word: WriteFormat = (random) => random.pick(words) ?? 'amber';
const date: WriteFormat = (random) =>
  `20${twoDigits(random.between(20, 29))}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
const time: WriteFormat = (random) =>
  `${twoDigits(random.between(0, 23))}:${twoDigits(random.between(0, 59))}:${twoDigits(random.between(0, 59))}Z`;
const host: WriteFormat = (random) => `${word(random)}.example`;
const email: WriteFormat = (random) => `${word(random)}.${word(random)}@${host(random)}`;
const uri: WriteFormat = (random) => `https://${host(random)}/${word(random)}`;
const uuid: WriteFormat = (random) =>
  `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-${random.pick(['8', '9', 'a', 'b']) ?? '8'}${random.hex(3)}-${random.hex(12)}`;
const base64: WriteFormat = (random) =>
  Array.from(
    { length: 16 },
    () => random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/']) ?? 'A',
  ).join('');
const integer: WriteFormat = (random) => String(random.between(1, 99_999));
const decimal: WriteFormat = (random) => `${random.between(0, 999)}.${twoDigits(random.between(0, 99))}`;

/** Formats by the names that pages and JSON Schema give them; one that is not here reads as words. */
const formats: ReadonlyMap<string, WriteFormat> = new Map([
  ['date', date],
  ['time', time],
  ['date-time', (random: Random) => `${date(random)}T${time(random)}`],
  ['duration', (random: Random) => `PT${random.between(1, 59)}M`],
  ['email', email],
  ['idn-email', email],
  ['hostname', host],
  ['idn-hostname', host],
  ['ipv4', (random: Random) => `192.0.2.${random.between(1, 254)}`],
  ['ipv6', (random: Random) => `2001:db8::${random.hex(1)}${random.hex(3)}`.replace('::0', '::1')],
  ['uri', uri],
  ['url', uri],
  ['iri', uri],
  ['uri-reference', (random: Random) => `/${word(random)}/${word(random)}`],
  ['iri-reference', (random: Random) => `/${word(random)}/${word(random)}`],
  ['uri-template', (random: Random) => `/${word(random)}/{id}`],
  ['json-pointer', (random: Random) => `/${word(random)}/0`],
  ['relative-json-pointer', () => '0'],
  ['regex', (random: Random) => word(random)],
  ['uuid', uuid],
  ['byte', base64],
  ['base64', base64],
  ['binary', base64],
  ['password', (random: Random) => `${word(random)}-${random.hex(8)}`],
  ['int32', integer],
  ['int64', integer],
  ['integer', integer],
  ['number', decimal],
  ['decimal', decimal],
  ['double', decimal],
  ['float', decimal],
]);

const tries = 12;

/** Writes strings: by pattern, by format, or as words; always within the documented lengths where there is a way to be. */
export class StringWriter {
  readonly #patterns: 'whole' | 'search';
  readonly #read = new Map<string, Pattern | undefined>();

  constructor(patterns: 'whole' | 'search') {
    this.#patterns = patterns;
  }

  write(schema: StringNode, random: Random): string {
    const range = rangeOf(schema);
    const pattern = this.#patternOf(schema);
    const format = schema.format === undefined ? undefined : formats.get(schema.format);
    if (format !== undefined) {
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const text = format(random);
        if (isWithin(text, range) && (pattern === undefined || pattern.expression?.test(text) === true)) return text;
      }
    }
    if (pattern !== undefined) {
      // An empty string, where it is allowed at all, shows nothing.
      const shown = { least: Math.min(Math.max(range.least, 1), range.most), most: range.most };
      const sample = samplePattern(pattern, shown, random) ?? samplePattern(pattern, range, random);
      if (sample !== undefined) return sample;
    }
    return plainText(range, random);
  }

  /** Whether the text is as long as it should be, and matches; nothing is said against it where matching is out of the question. */
  allows(schema: StringNode, text: string): boolean {
    if (!isWithin(text, rangeOf(schema))) return false;
    return this.#patternOf(schema)?.expression?.test(text) ?? true;
  }

  #patternOf({ pattern, unmatched }: StringNode): Pattern | undefined {
    if (pattern === undefined) return undefined;
    const key = `${unmatched} ${pattern}`;
    if (!this.#read.has(key)) {
      this.#read.set(key, unmatched === true ? readUnmatched(pattern) : readPattern(pattern, this.#patterns));
    }
    return this.#read.get(key);
  }
}

function rangeOf({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: StringNode): LengthRange {
  return { least: minLength, most: maxLength };
}

/** Words, cut or continued until the length is right. */
function plainText(range: LengthRange, random: Random): string {
  let text = word(random);
  while (codePoints(text) < range.least) text += `-${word(random)}`;
  return Array.from(text).slice(0, range.most).join('');
}
