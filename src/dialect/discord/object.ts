import type { Evidence, Json, NamedType, Property } from '../../model/api.js';
import { readJsonExample } from '../../notation/json-example.js';
import type { Part } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import type { Section } from '../section.js';
import { readEnumTable } from './enum-table.js';
import { fieldTable } from './field-table.js';
import { type FieldsContext, type PageFacts, propertiesIn } from './fields.js';
import { anchorOf, isObject, typeOfAnchor } from './names.js';
import { notesIn } from './notes.js';

/** The type that a section describes by a table of fields or values. */
export interface TypeSection {
  readonly name: string;
  readonly section: Section;
  /** The section of the heading “… Object”, where the type is that object itself. */
  readonly object?: Section;
  readonly examples: readonly Section[];
}

/** Sections below a heading “… Object” whose tables are types, by the name that links have for them. */
export const typeSections = (sections: readonly Section[]): readonly TypeSection[] =>
  sections.flatMap((section) => {
    const name = typeOfAnchor(anchorOf(section));
    const has = (test: (part: Part) => boolean): boolean => section.parts.some(test);
    const described = has((part) => part.kind === 'table' && (fieldTable(part) !== undefined || listsValues(part)));
    if (name === undefined || !described) return [];
    const heading = section.above.findLast(isObject);
    const object = sections.find((one) => one.heading === heading);
    const itself = object !== undefined && typeOfAnchor(anchorOf(object)) === name;
    const examples = sections.filter(
      ({ heading: { words }, above }) => /^Examples?\b/i.test(words.text) && above.at(-1) === heading,
    );
    return [{ name, section, ...(itself ? { object, examples } : { examples: [] }) }];
  });

const listsValues = (part: Part & { kind: 'table' }): boolean =>
  part.header.some(({ words }) => /^value$/i.test(words.text)) && fieldTable(part) === undefined;

export function readType(
  notebook: Notebook,
  facts: PageFacts,
  { name, section, object, examples }: TypeSection,
): readonly NamedType[] {
  const { heading, parts, above } = section;
  const notes = notesIn(parts);
  const named = notebook.cite(heading.words.at, 'a heading above a table names the type');
  const context: FieldsContext = { notebook, facts, notes, telling: true };
  for (const { words } of notes.footnotes.values()) notebook.pass(words.at, words.at + 1, 'a footnote says more');
  const opened = above.findLast(isObject);
  if (opened) notebook.cite(opened.words.at, 'a heading “… Object” opens what belongs to one type');
  const properties: Property[] = [];
  for (const part of parts) {
    if (part.kind !== 'table') continue;
    const fields = fieldTable(part);
    if (fields) properties.push(...propertiesIn(context, fields));
    else {
      const values = readEnumTable(notebook, part);
      if (values) return [{ name, schema: values, evidence: { name: [named] } }];
    }
  }
  if (properties.length === 0) return [];
  const prose = [...(object ? notesIn(object.parts).prose : []), ...notes.prose];
  const description = prose.map(({ text }) => text).join('\n\n');
  const cited = prose.map(({ at }) => notebook.cite(at, 'paragraphs above a table describe'));
  const shown = examples.flatMap((one) => examplesIn(notebook, one));
  return [
    {
      name,
      schema: {
        kind: 'object',
        properties,
        ...(description === '' ? {} : { description }),
        ...(shown.length === 0 ? {} : { examples: shown.map(({ value }) => value) }),
        evidence: {
          type: [named],
          ...(description === '' ? {} : { description: cited }),
          ...(shown.length === 0 ? {} : { examples: shown.map(({ said }) => said) }),
        },
      },
      evidence: { name: [named] },
    },
  ];
}

interface Shown {
  readonly value: Json;
  readonly said: Evidence;
}

/** The JSON below a heading “Example …”. */
function examplesIn(notebook: Notebook, { heading, parts }: Section): readonly Shown[] {
  const rule = 'JSON below “Example” is an example of the object';
  return parts.flatMap((part): readonly Shown[] => {
    const value = part.kind === 'code' ? readJsonExample(part.words.text)?.value : undefined;
    if (part.kind !== 'code' || value === undefined) return [];
    notebook.pass(heading.words.at, heading.words.at + 1, rule);
    return [{ value, said: notebook.cite(part.words.at, rule) }];
  });
}
