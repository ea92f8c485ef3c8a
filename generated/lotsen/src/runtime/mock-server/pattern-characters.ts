import type { Random } from './random.js';

/** What a sample is written with: `plain` keeps to letters and digits where a class has them, `varied` takes any of its characters. */
export type Alphabet = 'plain' | 'varied';

interface Members {
  readonly plain: readonly string[];
  readonly varied: readonly string[];
}

/** Code points to try first, in order: what people can read. */
const readable: readonly (readonly [number, number])[] = [
  [0x61, 0x7a],
  [0x41, 0x5a],
  [0x30, 0x39],
  [0x20, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0x7e],
];

/** Then these, a block at a time: Latin, combining marks, Greek, Cyrillic, CJK, symbols, emoji, controls and separators. */
const farther: readonly (readonly [number, number])[] = [
  [0xa0, 0x17f],
  [0x300, 0x36f],
  [0x370, 0x52f],
  [0x5d0, 0x6ff],
  [0x900, 0x97f],
  [0x2000, 0x2bff],
  [0x3040, 0x30ff],
  [0x4e00, 0x4eff],
  [0xac00, 0xacff],
  [0x1f300, 0x1f6ff],
  [0x00, 0x1f],
  [0x7f, 0x9f],
];

/** Enough to choose from; a class of forty thousand letters need not be listed. */
const enough = 96;

const known = new Map<string, Members>();

/** One character that the class matches, or `undefined` where the class is empty or not valid. */
export function sampleCharacter(source: string, flags: string, alphabet: Alphabet, random: Random): string | undefined {
  const members = membersOf(source, flags);
  return random.pick(alphabet === 'plain' ? members.plain : members.varied);
}

function membersOf(source: string, flags: string): Members {
  const key = `${flags}/${source}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const varied = findMembers(source, flags);
  const lettersAndDigits = varied.filter((character) => /^[a-zA-Z0-9]$/.test(character));
  const members: Members = { plain: lettersAndDigits.length > 0 ? lettersAndDigits : varied, varied };
  known.set(key, members);
  return members;
}

function findMembers(source: string, flags: string): readonly string[] {
  const matches = matcher(source, flags);
  if (matches === undefined) return [];
  const first = charactersIn(readable, matches);
  if (first.length > 0) return first;
  const next = charactersIn(farther, matches);
  return next.length > 0 ? next : charactersIn([[0x180, 0x10ffff]], matches);
}

function charactersIn(ranges: readonly (readonly [number, number])[], matches: (character: string) => boolean): string[] {
  const found: string[] = [];
  for (const [from, to] of ranges) {
    for (let point = from; point <= to && found.length < enough; point += 1) {
      // Half of a surrogate pair is no character.
      if (point >= 0xd800 && point <= 0xdfff) continue;
      const character = String.fromCodePoint(point);
      if (matches(character)) found.push(character);
    }
  }
  return found;
}

function matcher(source: string, flags: string): ((character: string) => boolean) | undefined {
  try {
    const expression = new RegExp(`^(?:${source})$`, flags);
    return (character) => expression.test(character);
  } catch {
    return undefined;
  }
}
