import type { NamedType } from '../../model/api.js';
import type { Part } from '../../page/structure/index.js';
import type { KnownType } from '../type-words.js';
import { bodySchema } from './body.js';
import type { Chapter } from './chapter.js';
import { gather } from './gather.js';
import type { Notebook } from './line.js';
import { requirementProse, unmarkedIn } from './requirement.js';

const typeTitle =
  /^(?:the\s+)?([\p{L}_][\p{L}\p{N}_-]*(?: [\p{L}_][\p{L}\p{N}_-]*){0,2})\s+(?:object|model|schema|resource|type|entity)(?: (?:definition|attributes|fields|reference))?$|^(?:object|model|schema|type|entity):?\s+([\p{L}_][\p{L}\p{N}_-]*)$/iu;

/** The type that a heading titles: `The book object` → book. */
export function typeOfHeading(text: string): string | undefined {
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

/** Names of all types that headings title. */
export function typeNamesIn(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part): readonly string[] => {
    const name = part.kind === 'heading' ? typeOfHeading(part.words.text) : undefined;
    return name === undefined ? [] : [name];
  });
}

/** Types that chapters of their own tell. */
export function readTypes(notebook: Notebook, chapters: readonly Chapter[], known: KnownType): readonly NamedType[] {
  return chapters.flatMap((chapter): readonly NamedType[] => {
    const name = chapter.title && !chapter.shown ? typeOfHeading(chapter.title.text) : undefined;
    if (name === undefined || !chapter.title) return [];
    const { told, lines } = gather(notebook, chapter, known);
    const groups = told.filter(
      ({ sure, topic }) => sure && (topic === undefined || topic.kind === 'parameters' || topic.kind === 'response'),
    );
    const [group] = groups;
    if (!group) return [];
    const requirement = { prose: requirementProse(lines), unmarked: unmarkedIn([group.group]) };
    const schema = bodySchema(group.group.fields, undefined, { notebook, known, fact: `types.${name}`, requirement });
    if (!schema) return [];
    group.pass();
    return [{ name, schema, evidence: { name: [notebook.cite(chapter.title.words.at, 'a heading titles a type')] } }];
  });
}
