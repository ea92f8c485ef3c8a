import { visible } from '../visible.js';

/** Leads to a fact in its operation: the script reads it. */
export const factLink = (api: string, path: string): string =>
  `#/${encodeURIComponent(visible(api))}/${encodeURIComponent(visible(path))}`;
