import type { EvidenceMap } from '../../model/api.js';
import type { Page } from '../../page/page.js';
import type { Line, Notebook } from './line.js';
import type { Section } from './section.js';

export interface Intro {
  readonly description?: string;
  readonly deprecatedAt?: number;
  readonly evidence: EvidenceMap;
}

const rule = 'what stands between the title and the first section describes the whole';

/** The words between the title and the first section. */
export function introOf(notebook: Notebook, title: Line, sections: readonly Section[]): Intro {
  const to = sections[0]?.at ?? notebook.lines.length;
  const lines = notebook.lines.slice(title.at + 1, to);
  const [first] = lines;
  if (!first) return { evidence: {} };
  notebook.pass(title.at + 1, to, rule);
  const deprecated = lines.find(({ text }) =>
    /^This (?:action|operation|API|data type) (?:has been|is) deprecated\b/i.test(text),
  );
  return {
    description: lines.map(({ text }) => text).join('\n'),
    ...(deprecated ? { deprecatedAt: deprecated.at } : {}),
    evidence: {
      description: [notebook.cite(first.at, rule)],
      ...(deprecated ? { deprecated: [notebook.cite(deprecated.at, 'a sentence says that it is deprecated')] } : {}),
    },
  };
}

/** How far down a text the title of its window is looked for. */
const firstBlocks = 20;

/** `Harbour Lights` of “CreateBeacon - Harbour Lights”, as windows are titled. */
export function apiTitleIn({ title: window, blocks, format }: Page, title: string): string | undefined {
  const shown = format === 'text' ? blocks.slice(0, firstBlocks).map(({ text }) => text) : [window ?? ''];
  const found = shown
    .find((text) => text.startsWith(`${title} - `))
    ?.slice(title.length + 3)
    .trim();
  return found === undefined || found === '' || found.length > 100 ? undefined : found;
}
