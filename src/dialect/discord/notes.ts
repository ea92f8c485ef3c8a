import type { Part, Words } from '../../page/structure/index.js';

/** Boxes are marked by a word: `> info`, `:::warn … :::`, `<Info>`. */
const box = /^(?:(?::::)\s*)?(info|warn|warning|danger|success|preview|tip|note)\b\s*([\s\S]*?)\s*(?::::)?$/i;

export interface Note {
  readonly words: Words;
  readonly text: string;
}

/** Paragraphs that describe, boxes set apart, and what footnotes say, by their mark: `**`, `[2]`. */
export interface Notes {
  readonly prose: readonly Words[];
  readonly boxes: readonly Note[];
  readonly footnotes: ReadonlyMap<string, Note>;
}

export function notesIn(parts: readonly Part[]): Notes {
  const prose: Words[] = [];
  const boxes: Note[] = [];
  const footnotes = new Map<string, Note>();
  for (const part of parts) {
    if (part.kind !== 'paragraph') continue;
    const { words } = part;
    const foot = /^(?:((?:\*\s?)+)|(\[\d{1,2}\])\s)\s*(\S[\s\S]*?)(?:\s*\*\*)?$/.exec(words.text);
    const boxed = box.exec(words.text);
    if (words.text === ':::') continue;
    if (foot) footnotes.set(foot[2] ?? (foot[1] ?? '').replace(/[^*]/g, ''), { words, text: foot[3] ?? '' });
    else if (boxed && (words.text.startsWith(':::') || /^(?:info|warn|danger|success|preview)\b/.test(words.text)))
      boxes.push({ words, text: (boxed[2] ?? '').trim() });
    else prose.push(words);
  }
  return { prose, boxes, footnotes };
}
