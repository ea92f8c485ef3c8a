import type { NamedType, Server } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import { domOf } from '../../page/dom.js';
import type { Page } from '../../page/page.js';
import { type List, type Part, structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { passParts } from '../prose.js';
import { readFieldBlock } from './field-rows.js';
import { codesOf, shownValue } from './media-type.js';
import { type ReadOperation, readOperation } from './operation.js';
import { schemaOfBlock } from './responses.js';
import type { KnownBlocks } from './schema.js';
import { type OperationSection, type PageSections, sectionsOf, type TypeSection } from './sections.js';
import { readSchemes } from './security.js';
import { knowTable } from './table-kind.js';

/** What Widdershins makes of an OpenAPI document: its Markdown, and the HTML that Slate and others make of that. */
export const widdershins = { name: 'widdershins', version: 1, matches, parse } satisfies Dialect;

/** Its tables are unlike others': statuses with their “Meaning”, or fields behind `»`. */
function matches(page: Page): Match {
  if (page.format === 'text' || !/\b(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS|TRACE) +(?:\/|http)/.test(page.text))
    return { sure: false };
  if (!/\bMeaning\b|状态码含义|»/.test(page.text)) return { sure: false };
  const { operations } = sectionsOf(structureOf(page).parts);
  for (const { parts } of operations)
    for (const [, own] of parts)
      for (const part of own) {
        const known = part.kind === 'table' ? knowTable(part) : undefined;
        const [first] = known?.kind === 'statuses' ? (known.table.header ?? []) : [];
        if (known && first && known.cell({ cells: known.table.header, line: 0 }, 'schema'))
          return { sure: true, because: known.table.header.map(({ words }) => words.text).join(' | ') };
      }
  return { sure: false };
}

function parse(page: Page): Reading {
  const { parts, leaves } = structureOf(page);
  const notebook = openNotebook(page.source, leaves);
  const sections = sectionsOf(parts);
  const types: KnownBlocks = new Map(
    sections.types.map(({ heading, parts: own }) => [heading.words.text, readFieldBlock(own, shownValue(codesOf(own))?.value)]),
  );
  const schemes = readSchemes(notebook, sections.intro);
  const anchors = operationAnchors(page, sections.operations);
  const read = withoutCallbacks(notebook, sections.operations).map(([section, index]) =>
    readOperation({ notebook, types, schemes }, section, anchors[index]),
  );
  const named = sections.types.map((section) => typeOf(notebook, types, section));
  const apiTitle = titleOf(notebook, sections);
  return {
    source: page.source,
    hash: page.hash,
    dialect: widdershins.name,
    ...(apiTitle === undefined ? {} : { apiTitle }),
    servers: serversOf(notebook, sections.intro),
    operations: read.map(({ operation }: ReadOperation) => operation),
    types: named,
    errors: read.flatMap(({ errors }) => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function typeOf(notebook: Notebook, types: KnownBlocks, { heading, parts }: TypeSection): NamedType {
  const name = heading.words.text;
  const block = types.get(name) ?? readFieldBlock([]);
  const shown = shownValue(codesOf(parts));
  if (shown) notebook.pass(shown.at, shown.at + 1, 'an example stands above the fields of a type');
  passParts(
    notebook,
    parts.filter((part) => part.kind === 'heading'),
    '“Properties” and “Enumerated Values” stand above their tables',
  );
  const schema = schemaOfBlock(notebook, types, block, shown, heading.words.at);
  const [lead] = block.lead.filter(({ text }) => text !== name && !/^\*?None\*?$/.test(text));
  const evidence = { name: [notebook.cite(heading.words.at, 'a heading below “Schemas” names a type')] };
  if (!lead || schema.kind === 'reference' || schema.description !== undefined) return { name, schema, evidence };
  const described = [notebook.cite(lead.at, 'words above the fields describe their schema')];
  return {
    name,
    schema: { ...schema, description: lead.text, evidence: { ...schema.evidence, description: described } },
    evidence,
  };
}

/** The same address below one that has callbacks is one of those: the renderer prints its owner's address. */
function withoutCallbacks(
  notebook: Notebook,
  sections: readonly OperationSection[],
): readonly (readonly [OperationSection, number])[] {
  const seen = new Set<string>();
  return sections.flatMap((section, index) => {
    const key = `${section.address.method} ${section.address.path}`;
    if (!seen.has(key)) {
      seen.add(key);
      return [[section, index] as const];
    }
    const rule = 'an address that stood above already is that of a callback';
    passParts(
      notebook,
      [section.heading, section.address.paragraph, ...section.samples, ...section.parts.flatMap(([, parts]) => parts)],
      rule,
    );
    return [];
  });
}

/** `<a id="opIdgetPet"></a>` above each address, in the page's order. */
function operationAnchors(page: Page, operations: readonly OperationSection[]): readonly (string | undefined)[] {
  const { $ } = domOf(page);
  const anchors: (string | undefined)[] = [];
  let open: string | undefined;
  $('h1, h2, h3, h4, a[id^="opId"], p, code').each((_, element) => {
    const id = $(element).attr('id');
    if (/^h\d$/.test(element.tagName)) open = undefined;
    else if (element.tagName === 'a') open = id?.slice('opId'.length);
    else if (anchors.length < operations.length) {
      const wanted = operations[anchors.length]?.address.paragraph.words.text;
      const text = $(element).text().replace(/\s+/g, ' ').trim();
      if (text !== wanted) return;
      const alone = element.tagName === 'p' || $(element).parent().text().replace(/\s+/g, ' ').trim() === text;
      if (alone) {
        anchors.push(open);
        open = undefined;
      }
    }
  });
  return anchors;
}

/** `Widget Store v1.0.0`, without the version. */
function titleOf(notebook: Notebook, { intro }: PageSections): string | undefined {
  const heading = intro.find((part) => part.kind === 'heading' && part.level === 1);
  if (heading?.kind !== 'heading') return undefined;
  notebook.pass(heading.words.at, heading.words.at + 1, 'the first heading is the title and the version');
  return heading.words.text.replace(/\s+v\S+$/, '') || undefined;
}

function serversOf(notebook: Notebook, intro: readonly Part[]): readonly Server[] {
  const at = intro.findIndex((part) => part.kind === 'paragraph' && /^Base URLs?:$/i.test(part.words.text));
  const list = intro.slice(at + 1, at + 2).find((part): part is List => at >= 0 && part.kind === 'list');
  return (list?.items ?? []).flatMap(({ parts: [first] }) => {
    if (first?.kind !== 'paragraph') return [];
    // Some write the server's name before its address, so the link is asked first.
    const { text, at: place, spans } = first.words;
    const told = spans.map(({ href }) => href).find((href) => href !== undefined) ?? text.split(/\s/)[0] ?? '';
    if (!/^(?:https?:)?\/\//.test(told)) return [];
    const url = told.replace(/(?<=.)\/$/, '');
    return [{ url, evidence: { url: [notebook.cite(place, 'a list below “Base URLs” holds the servers')] } }];
  });
}
