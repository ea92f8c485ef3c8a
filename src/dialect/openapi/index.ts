import type { Reading } from '../../model/reading.js';
import type { Page } from '../../page/page.js';
import type { Dialect, Match, Site } from '../dialect.js';
import { carriageOf } from './carriers.js';
import { Notes } from './notes.js';
import { openDocuments } from './open.js';
import { readDocuments } from './read-document.js';

/** OpenAPI and Swagger documents, and pages that hold one or load one. */
export const openapi = { name: 'openapi', version: 1, matches, parse } satisfies Dialect;

function matches(page: Page): Match {
  const carriage = carriageOf(page);
  return carriage ? { sure: true, because: carriage.rule } : { sure: false };
}

async function parse(page: Page, site: Site): Promise<Reading> {
  const notes = new Notes(page);
  const carriage = carriageOf(page);
  const { documents, library } = await openDocuments(carriage?.carried ?? [], page, site, notes);
  const read = readDocuments(documents, library, notes);
  const links = carriage?.links ?? [];
  for (const document of library.values()) notes.passHolders(document, 'what holds a fact is read with it');
  if (carriage) notes.passAround(documents, carriage.rule);
  return {
    source: page.source,
    hash: page.hash,
    dialect: openapi.name,
    ...read,
    ...(links.length > 0 ? { links } : {}),
    coverage: notes.coverage(),
    diagnostics: notes.diagnostics,
  };
}
