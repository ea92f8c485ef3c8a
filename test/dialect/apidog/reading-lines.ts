import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { apidog } from '../../../src/dialect/apidog/index.js';
import type { Reading } from '../../../src/model/reading.js';
import { pageOf } from '../reading-lines.js';

export { codesOf, linesOf } from '../reading-lines.js';

/** Reads text as if it were a saved page. */
export const readText = (text: string, id = 'page.txt'): Reading => apidog.parse(pageOf(text, id));

export const fixture = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../fixtures/apidog/${name}`, import.meta.url)), 'utf8');
