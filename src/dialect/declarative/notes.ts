import type { KnownType } from '../../notation/type-words.js';
import type { Page } from '../../page/page.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { type Piece, type Sheet, sheetOf } from './sheet.js';
import type { WordsSpec } from './spec.js';

/** What is at hand while a page is read. */
export interface Notes {
  readonly sheet: Sheet;
  readonly notebook: Notebook;
  readonly words: WordsSpec;
  /** Types that the page documents by themselves. */
  readonly known: KnownType;
  /** Marks pieces as read. */
  read(pieces: readonly Piece[], rule: string): void;
  isRead(at: number): boolean;
}

export function openNotes(page: Page, words: WordsSpec): Notes {
  const sheet = sheetOf(page);
  const notebook = openNotebook(page.source, sheet.noted);
  const seen = new Set<number>();
  return {
    sheet,
    notebook,
    words,
    known: () => undefined,
    read(pieces, rule) {
      for (const { at } of pieces) {
        if (at === undefined) continue;
        seen.add(at);
        notebook.pass(at, at + 1, rule);
      }
    },
    isRead: (at) => seen.has(at),
  };
}
