import type { Page } from '../../page/page.js';
import type { Found } from './carried.js';
import type { Carrier } from './carriers/carrier.js';
import { docusaurus } from './carriers/docusaurus.js';
import { fenced } from './carriers/fenced.js';
import { listed } from './carriers/listed.js';
import { rapidoc } from './carriers/rapidoc.js';
import { readme } from './carriers/readme.js';
import { redoc } from './carriers/redoc.js';
import { scalar } from './carriers/scalar.js';
import { script } from './carriers/script.js';
import { stoplight } from './carriers/stoplight.js';
import { swaggerUi } from './carriers/swagger-ui.js';
import { whole } from './carriers/whole.js';
import { Parts } from './parts.js';

/** First match wins: whole documents, then those inside of a page, then those that a page loads. */
const carriers: readonly Carrier[] = [
  ...whole,
  ...docusaurus,
  ...fenced,
  ...redoc,
  ...scalar,
  ...swaggerUi,
  ...rapidoc,
  ...stoplight,
  ...readme,
  ...script,
  ...listed,
];

export interface Carriage extends Found {
  readonly rule: string;
}

const known = new WeakMap<Page, { readonly found: Carriage | undefined }>();

/** The documents that a page holds or loads, by the first rule that finds any. */
export function carriageOf(page: Page): Carriage | undefined {
  const before = known.get(page);
  if (before) return before.found;
  const found = find(page);
  known.set(page, { found });
  return found;
}

function find(page: Page): Carriage | undefined {
  const parts = new Parts(page);
  let linked: Carriage | undefined;
  for (const { name, hint, find } of carriers) {
    if (!hint.test(page.text)) continue;
    const found = find(parts);
    if (!found || (found.carried.length === 0 && (found.links ?? []).length === 0)) continue;
    const carriage = { ...found, rule: name };
    // What is there is read before what would have to be loaded.
    if (found.carried.length === 0 || found.carried.some(({ kind }) => kind === 'document')) return carriage;
    linked ??= carriage;
  }
  return linked;
}
