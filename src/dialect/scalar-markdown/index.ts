import type { NamedType, Server } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import { type Part, structureOf } from '../../page/structure/index.js';
import type { Dialect, Match } from '../dialect.js';
import { type Notebook, openNotebook } from '../notebook.js';
import { passParts } from '../prose.js';
import type { Section } from '../section.js';
import { addressOf, grouped, readOperation, sampleIn } from './operation.js';
import { schemaOf } from './schema.js';

/** What Scalar makes of an OpenAPI document for language models: Markdown in which lists within lists are fields. */
export const scalarMarkdown = { name: 'scalar-markdown', version: 1, matches, parse } satisfies Dialect;

function matches(page: Page): Match {
  if (page.format === 'text' || !page.text.includes('Method:') || !page.text.includes('OpenAPI Version:')) return { sure: false };
  const { parts } = structureOf(page);
  const version = parts
    .slice(0, 6)
    .flatMap((part) => (part.kind === 'list' ? part.items : []))
    .flatMap((item) => item.parts)
    .find((part) => part.kind === 'paragraph' && /^OpenAPI Version: \S+$/.test(part.words.text));
  return version?.kind === 'paragraph' ? { sure: true, because: version.words.text } : { sure: false };
}

function parse(page: Page): Reading {
  const { parts, leaves } = structureOf(page);
  const notebook = openNotebook(page.source, leaves);
  const groups = grouped(parts);
  const read = groups.flatMap((sections) => {
    const [head] = sections;
    const address = head && inside(head, 'Operations') ? addressOf(head) : undefined;
    return address ? (readOperation(notebook, address, sections) ?? []) : [];
  });
  const types = groups.flatMap(([head]) => (head && inside(head, 'Schemas') ? (typeOf(notebook, head) ?? []) : []));
  const title = groups[0]?.[0]?.heading.words;
  if (title) notebook.pass(title.at, title.at + 1, 'the first heading is the title of the API');
  const servers = groups.flatMap(([head]) =>
    head && /^Servers$/i.test(head.heading.words.text) ? serversOf(notebook, head.parts) : [],
  );
  return {
    source: page.source,
    hash: page.hash,
    dialect: scalarMarkdown.name,
    ...(title && title.text !== '' ? { apiTitle: title.text } : {}),
    servers,
    operations: read.map(({ operation }) => operation),
    types,
    errors: read.flatMap(({ errors }) => errors),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

const inside = ({ above, heading }: Section, name: string): boolean => heading.level === 3 && above.at(-1)?.words.text === name;

/** `### Berth`, `- **Type:** object`, and the fields below. */
function typeOf(notebook: Notebook, { heading, parts }: Section): NamedType | undefined {
  const [list, ...rest] = parts;
  const [first] = list?.kind === 'list' ? list.items : [];
  const [type] = first?.parts ?? [];
  if (type?.kind !== 'paragraph' || !/^Type:/.test(type.words.text)) return undefined;
  const { text, at } = heading.words;
  const named = [notebook.cite(at, 'a heading below “Schemas” names a type')];
  const from = rest.findIndex(
    (part) => part.kind === 'list' || (part.kind === 'paragraph' && /^(?:All|Any|One|Array) of:$/.test(part.words.text)),
  );
  const end = rest.findIndex((part) => part.kind === 'paragraph' && /^Example:$/i.test(part.words.text));
  const told = from < 0 ? [] : rest.slice(from, end < 0 ? rest.length : end);
  const schema = schemaOf(notebook, told, sampleIn(rest)?.value);
  passParts(notebook, list ? [list] : [], '“Type:” stands before the type');
  const missing = { type: [{ ...notebook.cite(type.words.at, '“Type:” stands before the type'), standing: 'unknown' as const }] };
  return { name: text, schema: schema ?? { kind: 'unknown', evidence: missing }, evidence: { name: named } };
}

function serversOf(notebook: Notebook, parts: readonly Part[]): readonly Server[] {
  return parts
    .flatMap((part) => (part.kind === 'list' ? part.items : []))
    .flatMap(({ parts: [line, more] }): readonly Server[] => {
      const url = line?.kind === 'paragraph' ? /^URL: (\S+)/.exec(line.words.text)?.[1] : undefined;
      if (line?.kind !== 'paragraph' || url === undefined) return [];
      const cited = notebook.cite(line.words.at, '“URL:” stands before a server');
      const about =
        more?.kind === 'list' ? more.items.flatMap(({ parts: [one] }) => (one?.kind === 'paragraph' ? [one.words] : [])) : [];
      const described = about.find(({ text }) => /^Description: /.test(text));
      return [
        {
          url: url.replace(/(?<=.)\/$/, ''),
          ...(described ? { description: described.text.replace(/^Description: /, '') } : {}),
          evidence: {
            url: [cited],
            ...(described ? { description: [notebook.cite(described.at, '“Description:” stands before what a server is')] } : {}),
          },
        },
      ];
    });
}
