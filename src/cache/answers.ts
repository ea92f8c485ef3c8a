import { join } from 'node:path';
import type { ApiConfig } from '../config/config.js';
import { forgetful, type Memory } from '../emit/memory.js';
import { cacheFolder } from './folder.js';
import { keyOf, Notes } from './notes.js';
import { programFingerprint } from './program.js';
import type { Habits } from './readings.js';

/** Answers that are kept from run to run. */
export interface KeptMemory extends Memory {
  /** All questions have been asked: those that were not asked are forgotten. */
  end(): void;
}

/** What this very program found out for an API when it made its package; nothing where that cannot be kept. */
export function earlierAnswers(
  { root, name, sources }: ApiConfig,
  { looks, keeps }: Habits,
  program: string | undefined = programFingerprint(),
): KeptMemory {
  const folder = cacheFolder(root);
  if (folder === undefined || program === undefined) return { ...forgetful, end: () => {} };
  const notes = new Notes(join(folder, 'answers', keyOf(JSON.stringify([name, sources]))));
  const key = keyOf(program);
  const known = looks ? answersIn(notes.find(key)) : new Map<string, string>();
  const asked = new Map<string, string>();
  let news = false;
  return {
    find(question) {
      const answer = known.get(question);
      if (answer !== undefined) asked.set(question, answer);
      return answer;
    },
    keep(question, answer) {
      news = true;
      asked.set(question, answer);
    },
    end() {
      if (!keeps || (!news && asked.size === known.size)) return;
      notes.keep(key, JSON.stringify([...asked]));
      notes.forgetOthers();
    },
  };
}

function answersIn(note: unknown): ReadonlyMap<string, string> {
  const whole =
    Array.isArray(note) &&
    note.every((one) => Array.isArray(one) && one.length === 2 && one.every((text) => typeof text === 'string'));
  return new Map(whole ? (note as readonly (readonly [string, string])[]) : []);
}
