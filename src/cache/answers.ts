import { join } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { forgetful, type Memory } from '../emit/memory.js';
import { AtHand } from './at-hand.js';
import { cacheFolder } from './folder.js';
import { keyOf, Notes } from './notes.js';
import { programFingerprint } from './program.js';
import type { Habits } from './readings.js';

/** Answers that are kept from run to run. */
export interface KeptMemory extends Memory {
  /** All questions have been asked: those that were not asked are forgotten. */
  end(): void;
}

/**
 * What this very program found out for an API when it made its package; nothing where that cannot be kept.
 * @param atHand belongs to this API
 */
export function earlierAnswers(
  { root, name, sources }: ApiConfig,
  { looks, keeps }: Habits,
  atHand: AtHand = new AtHand(),
  program: string | undefined = programFingerprint(),
): KeptMemory {
  const folder = cacheFolder(root);
  if (folder === undefined || program === undefined) return { ...forgetful, end: () => {} };
  const notes = new Notes(join(folder, 'answers', keyOf(JSON.stringify([name, sources]))));
  const key = keyOf(program);
  const known = looks ? (atHand.answers ?? answersIn(notes.find(key))) : new Map<string, string>();
  const asked = new Map<string, string>();
  let news = false;
  const findLong = (question: string): string | undefined => {
    const note = looks && isLong(question) ? notes.find(keyOf(program, question)) : undefined;
    return note === undefined ? undefined : (JSON.parse(note) as string);
  };
  return {
    find(question) {
      const answer = asked.get(question) ?? known.get(question) ?? findLong(question);
      if (answer !== undefined) asked.set(question, answer);
      return answer;
    },
    keep(question, answer) {
      news = true;
      asked.set(question, answer);
      if (keeps && isLong(question)) notes.keep(keyOf(program, question), JSON.stringify(answer));
    },
    end() {
      atHand.answers = asked;
      const short = shortIn(asked);
      if (!keeps || (!news && short.length === shortIn(known).length)) return;
      notes.keep(key, JSON.stringify(short));
      for (const question of asked.keys()) if (isLong(question)) notes.hold(keyOf(program, question));
      notes.forgetOthers();
    },
  };
}

/** In characters. What is longer has a note of its own, so that it is read only where it is asked for. */
const longQuestion = 16_384;

const isLong = (question: string): boolean => question.length > longQuestion;

const shortIn = (answers: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...answers].filter(([question]) => !isLong(question));

function answersIn(note: string | undefined): ReadonlyMap<string, string> {
  return new Map(note === undefined ? [] : (JSON.parse(note) as readonly (readonly [string, string])[]));
}
