import type { NamedType } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { type Part, structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { passParts } from '../prose.js';
import { type Section, sectionsOf } from '../section.js';
import { type Notation, readNotation } from './notation.js';
import { addressOf, readOperation } from './operation.js';
import { type Context, nameIn, schemaOf } from './schema.js';
import { type Scheme, schemeOf } from './security.js';

/** What openapi-to-md makes of an OpenAPI document: Markdown with types in a notation like TypeScript's. */
export const openapiToMd = { name: 'openapi-to-md', version: 1, matches, parse } satisfies Dialect;

function matches(page: Page): Match {
  if (page.format === 'text' || !page.text.includes('Path Details')) return { sure: false };
  const found = sectionsOf(structureOf(page).parts).find(
    ({ heading, above }) => addressOf(heading.words.text) && /^Path Details$/.test(above.at(-1)?.words.text ?? ''),
  );
  return found ? { sure: true, because: found.heading.words.text } : { sure: false };
}

interface Reference {
  readonly pointer: string;
  readonly section: Section;
  readonly notation?: Notation;
  readonly comment?: string;
  readonly at: number;
  readonly code: string;
}

function parse(page: Page): Reading {
  const { parts, leaves } = structureOf(page);
  const notebook = openNotebook(page.source, leaves);
  const sections = sectionsOf(parts);
  const references = sections.flatMap((section) => referenceOf(section) ?? []);
  const find = (pointer: string): Notation | undefined => references.find((one) => one.pointer === pointer)?.notation;
  const schemes = references.flatMap(({ pointer, code, at }): readonly Scheme[] => {
    const name = /^#\/components\/securitySchemes\/(.+)$/.exec(pointer)?.[1];
    return name === undefined ? [] : [schemeOf(name, code, at)];
  });
  const read = operationsIn(sections).flatMap(([first, ...rest]) => {
    const address = first && addressOf(first.heading.words.text);
    return first && address ? [readOperation({ notebook, find, schemes }, address, [first, ...rest])] : [];
  });
  const types = references.flatMap((reference) => typeOf(notebook, find, reference) ?? []);
  for (const { heading, parts: own } of sections)
    if (/^(?:Path Table|Reference Table|Path Details|References)$/.test(heading.words.text))
      passParts(notebook, [heading, ...own], 'tables of contents repeat what stands below');
  const title = sections[0]?.heading.words;
  if (title) notebook.pass(title.at, title.at + 1, 'the first heading is the title of the API');
  return {
    source: page.source,
    hash: page.hash,
    dialect: openapiToMd.name,
    ...(title && title.text !== '' ? { apiTitle: title.text } : {}),
    servers: [],
    operations: read.map(({ operation }) => operation),
    types,
    errors: read.flatMap(({ errors }) => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

/** An operation and the sections below it. */
function operationsIn(sections: readonly Section[]): readonly (readonly Section[])[] {
  const groups: Section[][] = [];
  for (const section of sections) {
    if (section.heading.level <= 3) groups.push([section]);
    else groups.at(-1)?.push(section);
  }
  return groups.filter(([first]) => first && addressOf(first.heading.words.text));
}

/** `### #/components/schemas/Berth` above the code of its type. */
function referenceOf(section: Section): Reference | undefined {
  const pointer = section.heading.words.text;
  const code = section.parts.find((part: Part) => part.kind === 'code');
  if (!/^#\/\S/.test(pointer) || code?.kind !== 'code') return undefined;
  const read = readNotation(code.words.text);
  const notation = read?.kind === 'member' ? read.member.value : read?.value;
  const comment = read?.kind === 'member' ? read.member.comment : read?.comment;
  return {
    pointer,
    section,
    ...(notation ? { notation } : {}),
    ...(comment === undefined ? {} : { comment }),
    at: code.words.at,
    code: code.words.text,
  };
}

function typeOf(
  notebook: Notebook,
  find: Context['find'],
  { pointer, section, notation, comment, at }: Reference,
): NamedType | undefined {
  const name = nameIn(pointer);
  if (name === undefined || !notation) return undefined;
  const schema = schemaOf({ notebook, at, find, within: [pointer] }, notation);
  const evidence = { name: [notebook.cite(section.heading.words.at, 'a heading below “References” names a type')] };
  if (comment === undefined || schema.kind === 'reference') return { name, schema, evidence };
  const described = [notebook.cite(at, 'a comment above a type describes it', 'documented', comment)];
  return {
    name,
    schema: { ...schema, description: comment, evidence: { ...schema.evidence, description: described } },
    evidence,
  };
}
