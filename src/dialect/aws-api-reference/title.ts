import type { EvidenceMap } from '../../model/api.js';
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
