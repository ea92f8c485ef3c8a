import type { NamedType } from '../../model/api.js';
import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import type { Dialect, Match } from '../dialect.js';
import { openNotebook } from '../notebook.js';
import { objectOf } from './body.js';
import { readCommonErrors } from './errors.js';
import type { Line, Notebook } from './line.js';
import { linesOf } from './lines.js';
import { linksOf as pagesNeeded } from './links.js';
import { readMembers } from './members.js';
import { readOperation } from './operation.js';
import { type PageKind, pageKind } from './page-kind.js';
import { sectionRules, sectionsOf } from './section.js';
import { apiTitleIn, introOf } from './title.js';

/** AWS's API reference: operations, types and lists of them, each on a page of its own. */
export const awsApiReference = { name: 'aws-api-reference', version: 1, matches, parse } satisfies Dialect;

function matches(page: Page): Match {
  const kind = pageKind(linesOf(page));
  return kind ? { sure: true, because: kind.because } : { sure: false };
}

function parse(page: Page): Reading {
  const lines = linesOf(page);
  const notebook = openNotebook(page.source, lines);
  const kind = pageKind(lines);
  const headed = kind?.kind === 'index' ? kind.apiTitle : undefined;
  const apiTitle = headed ?? (kind ? apiTitleIn(page, kind.title.text) : undefined);
  const links = kind ? pagesNeeded(lines, kind.kind) : [];
  return {
    source: page.source,
    hash: page.hash,
    dialect: awsApiReference.name,
    ...(apiTitle === undefined ? {} : { apiTitle }),
    ...(kind ? read(notebook, kind) : { servers: [], operations: [], types: [], errors: [] }),
    ...(links.length === 0 ? {} : { links }),
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}

function read(notebook: Notebook, page: PageKind): Pick<Reading, 'servers' | 'operations' | 'types' | 'errors'> {
  const { title } = page;
  const sections = sectionsOf(notebook.lines);
  for (const { kind, at, from, to } of sections) {
    const rule = sectionRules.find((one) => one.kind === kind)?.name;
    if (rule === undefined) continue;
    notebook.pass(at, at + 1, rule);
    if (kind === 'see-also') notebook.pass(from, to, rule);
  }
  switch (page.kind) {
    case 'operation':
      return { ...readOperation(notebook, title, sections), types: [] };
    case 'type':
      return { servers: [], operations: [], types: [typeOf(notebook, title)], errors: [] };
    case 'common-errors': {
      notebook.pass(title.at, title.at + 1, 'a page lists the errors that operations have in common');
      const { members } = readMembers(notebook, title.at + 1, notebook.lines.length, 'fields');
      return { servers: [], operations: [], types: [], errors: readCommonErrors(notebook, members) };
    }
    case 'common-parameters':
      notebook.pass(title.at, notebook.lines.length, 'what signs a request stands in headers that clients add themselves');
      return { servers: [], operations: [], types: [], errors: [] };
    case 'index':
      notebook.pass(title.at, notebook.lines.length, 'a list of links to pages says nothing of its own');
      return { servers: [], operations: [], types: [], errors: [] };
  }
}

function typeOf(notebook: Notebook, title: Line): NamedType {
  const sections = sectionsOf(notebook.lines);
  const contents = sections.find(({ kind }) => kind === 'contents');
  const intro = introOf(notebook, title, sections);
  const { members, leads } = contents ? readMembers(notebook, contents.from, contents.to) : { members: [], leads: [] };
  const union = leads.find(({ lead }) => lead === 'union');
  if (union)
    notebook.say('part-unplaced', `That only one member of ${title.text} may be there goes unchecked.`, { at: union.at });
  const object = objectOf(notebook, members, contents?.at ?? title.at);
  return {
    name: title.text,
    schema: {
      ...object,
      ...(intro.description === undefined ? {} : { description: intro.description }),
      ...(intro.deprecatedAt === undefined ? {} : { deprecated: true }),
      evidence: { ...object.evidence, ...intro.evidence },
    },
    evidence: { name: [notebook.cite(title.at, 'the first heading names the type')] },
  };
}
