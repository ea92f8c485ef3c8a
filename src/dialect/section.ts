import type { Heading, Part } from '../page/structure/index.js';

/** A heading and what stands below it, up to the next heading of whatever level. */
export interface Section {
  readonly heading: Heading;
  readonly parts: readonly Part[];
  /** Headings above it, outermost first. */
  readonly above: readonly Heading[];
}

/** A page by its headings, in its order; what stands above the first heading is in none. */
export function sectionsOf(parts: readonly Part[]): readonly Section[] {
  const sections: { heading: Heading; parts: Part[]; above: readonly Heading[] }[] = [];
  let open: readonly Heading[] = [];
  for (const part of parts) {
    if (part.kind !== 'heading') {
      sections.at(-1)?.parts.push(part);
      continue;
    }
    const above = open.filter(({ level }) => level < part.level);
    sections.push({ heading: part, parts: [], above });
    open = [...above, part];
  }
  return sections;
}
