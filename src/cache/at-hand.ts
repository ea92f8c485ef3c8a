import type { ReadSource } from '../crawl.js';

/** What a process that stays knows from its last run, so that it need not be read from the disc again: by what it is kept under there. */
export class AtHand {
  /** By note. */
  readings: ReadonlyMap<string, ReadSource> = new Map();
  /** By question; those of one program and one API. */
  answers: ReadonlyMap<string, string> | undefined;
  /** Text of the model that the package was made of, as the lock says, in UTF-8, and its hash. */
  model: { readonly hash: string; readonly bytes: Uint8Array } | undefined;
}
