import type { Difference, Inventory } from './inventory.js';
import { isUrl, settingsEntry } from './inventory.js';

/** How many changed inputs are named. */
const named = 3;

/** `pages/a.txt and pages/b.txt changed, c.txt is gone` */
export function changesText(changes: readonly Difference[]): string {
  const groups = (['changed', 'new', 'gone'] as const).flatMap((kind) => {
    const names = changes.filter((change) => change.kind === kind).map(({ name }) => name);
    if (names.length === 0) return [];
    const verb = kind === 'changed' ? 'changed' : `${names.length === 1 ? 'is' : 'are'} ${kind}`;
    return [`${listText(names, named)} ${verb}`];
  });
  return groups.join(', ');
}

/** `3 files and 1 URL` */
export function inputsText(inventories: readonly Inventory[]): string {
  const all = inventories.flatMap((inventory) => [...inventory]);
  const found = all.filter(([name, hash]) => hash !== 'absent' && name !== settingsEntry);
  // Where nothing is there yet, it is waited for.
  const names = new Set((found.length > 0 ? found : all).map(([name]) => name));
  names.delete(settingsEntry);
  const urls = [...names].filter(isUrl).length;
  const files = names.size - urls;
  return [...(files > 0 || urls === 0 ? [count(files, 'file')] : []), ...(urls > 0 ? [count(urls, 'URL')] : [])].join(' and ');
}

/** `a, b and 7 more`. @param total where there are more than the names say */
export function listText(names: readonly string[], most: number, total = names.length): string {
  const shown = names.slice(0, total === most + 1 ? total : most);
  const rest = total - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

export const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
