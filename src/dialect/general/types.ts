import type { NamedType } from '../../model/api.js';
import type { KnownType } from '../../notation/type-words.js';
import type { Part } from '../../page/structure/index.js';
import { bodySchema } from './body.js';
import type { Chapter } from './chapter.js';
import { gather } from './gather.js';
import type { Notebook } from './line.js';
import { joinObjects } from './request.js';
import { requirementProse, unmarkedIn } from './requirement.js';
import { topicOfHeading } from './topic.js';

const typeTitle =
  /^(?:the\s+)?([\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}_][\p{L}\p{N}_-]*){0,2})\s+(?:object|model|schema|resource|type|entity)(?: (?:definition|attributes|fields|reference))?$|^(?:object|model|schema|type|entity):?\s+([\p{L}_][\p{L}\p{N}_-]*)$/iu;

/** The type that a heading titles: `The book object` → book. */
function typeOfHeading(text: string): string | undefined {
  const found = typeTitle.exec(
    text
      .replace(/\s+/g, ' ')
      .replace(/[#¶:]+$/, '')
      .trim(),
  );
  const words = (found?.[1] ?? found?.[2])?.trim();
  if (words === undefined || /^(?:the|data|request|response|json|this|an?|return|error|api|nested|child)$/i.test(words))
    return undefined;
  return words.includes(' ') ? words.replace(/ (\p{L})/gu, (_, letter: string) => letter.toUpperCase()) : words;
}

/** Types that headings title, by the place of the heading. */
export type TypeTitles = ReadonlyMap<number, string>;

const groupTitle =
  /^(?:the )?(?:objects|models|schemas|types|data (?:types|models|structures|objects)|definitions|resources|entities|common (?:objects|types))(?: reference)?$/i;

/** Headings that say so, that type cells link to, or that stand below one such as `Objects`. */
export function typeTitlesIn(parts: readonly Part[]): TypeTitles {
  const targets = new Set(parts.flatMap(typeLinks));
  const found = new Map<number, string>();
  let group: number | undefined;
  for (const part of parts) {
    if (part.kind !== 'heading') continue;
    const { level, words } = part;
    const text = words.text.replace(/[#¶:\s]+$/, '');
    if (group !== undefined && level <= group) group = undefined;
    if (groupTitle.test(text)) group = level;
    const own = topicOfHeading(text) === undefined ? typeOfHeading(text) : undefined;
    const plain = /^[\p{Lu}_][\p{L}\p{N}_]*$/u.test(text) ? text : undefined;
    const linked = words.anchor !== undefined && targets.has(words.anchor);
    const name =
      own ?? (plain !== undefined && (linked || group !== undefined) && topicOfHeading(text) === undefined ? plain : undefined);
    if (name !== undefined) found.set(words.at, name);
  }
  return found;
}

/** Anchors that the cells of tables link to. */
const typeLinks = (part: Part): readonly string[] =>
  part.kind === 'table'
    ? part.rows.flatMap(({ cells }) =>
        cells.flatMap(({ words }) => words.spans.flatMap(({ href }) => (href?.startsWith('#') ? [href.slice(1)] : []))),
      )
    : [];

/** Types that chapters of their own tell. */
export function readTypes(
  notebook: Notebook,
  chapters: readonly Chapter[],
  titles: TypeTitles,
  known: KnownType,
): readonly NamedType[] {
  return chapters.flatMap((chapter): readonly NamedType[] => {
    const name = chapter.title && !chapter.shown ? titles.get(chapter.title.words.at) : undefined;
    if (name === undefined || !chapter.title) return [];
    const { told, lines } = gather(notebook, chapter, known);
    const groups = told.filter(
      ({ sure, topic }) => sure && (topic === undefined || topic.kind === 'parameters' || topic.kind === 'response'),
    );
    const requirement = { prose: requirementProse(lines), unmarked: unmarkedIn(groups.map(({ group }) => group)) };
    const context = { notebook, known, fact: `types.${name}`, requirement };
    const schemas = groups.map(({ group }) => bodySchema(group.fields, undefined, context));
    const schema = schemas.reduce((all, one) => (all && one ? joinObjects(all, one) : (all ?? one)), undefined);
    if (!schema) return [];
    for (const { pass } of groups) pass();
    return [{ name, schema, evidence: { name: [notebook.cite(chapter.title.words.at, 'a heading titles a type')] } }];
  });
}
