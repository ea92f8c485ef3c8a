import type { Operation } from '../model/api.js';
import type { Reading } from '../model/reading.js';
import type { Page } from '../page/page.js';
import type { Notebook } from './notebook.js';

/** The lists of an operation of which a page says nothing more: `{ ...blankOperation, id, method, path, source, evidence }`. */
export const blankOperation = {
  servers: [],
  parameters: [],
  responses: [],
  errors: [],
  examples: [],
  samples: [],
  security: [],
  deprecated: false,
} as const satisfies Partial<Operation>;

/** A reading with what a notebook has noted down, and what a page says; what is left out it does not say. */
export function readingOf(
  page: Page,
  dialect: string,
  notebook: Pick<Notebook, 'coverage' | 'diagnostics'>,
  said: Partial<Omit<Reading, 'source' | 'hash' | 'dialect' | 'coverage' | 'diagnostics'>>,
): Reading {
  return {
    source: page.source,
    hash: page.hash,
    dialect,
    servers: [],
    operations: [],
    types: [],
    errors: [],
    ...said,
    coverage: notebook.coverage(),
    diagnostics: notebook.diagnostics,
  };
}
