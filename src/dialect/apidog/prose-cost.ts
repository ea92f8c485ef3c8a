import type { Site } from './site.js';
import { coreOf, type TypeText } from './type-text.js';

/** What it costs to take something that looks like a row for prose, before what the lines around it say. */
const base = 6;

/** For each site, how unlikely it is that it is prose: lines that read on like a sentence make it likelier, a repeated name less so. */
export function proseCosts(sites: readonly Site[], texts: readonly { readonly text: string }[]): readonly number[] {
  const times = new Map<string, number>();
  for (const site of sites) {
    const name = nameOf(site);
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1);
  }
  return sites.map((site, index) => {
    const to = sites[index + 1]?.at ?? site.end + 1;
    const repeated = (times.get(nameOf(site) ?? '') ?? 0) > 1 ? 1 : 0;
    return (
      base +
      repeated -
      (leadsIn(site, texts) ? 1 : 0) -
      (leadsOut(site, texts) ? 1 : 0) -
      (isContradicted(site, texts, to) ? 2 : 0)
    );
  });
}

const nameOf = (site: Site): string | undefined => site.names.find(({ name }) => name !== undefined)?.name;

/** The line above goes on: no sentence ends there. */
function leadsIn(site: Site, texts: readonly { readonly text: string }[]): boolean {
  const at = site.names.find(({ name }) => name !== undefined)?.at ?? site.at;
  const above = texts[at - 1]?.text ?? '';
  return above.split(' ').length >= 3 && !/[.!?)\]}”"]$/.test(above) && !/^[<>]=? ?/.test(above);
}

/** The line below goes on with a sentence. */
function leadsOut(site: Site, texts: readonly { readonly text: string }[]): boolean {
  const below = texts[site.end]?.text ?? '';
  return /^[a-z]/.test(below) && below.split(' ').length >= 3;
}

/** A constraint below that the type cannot have belongs to a row further up. */
function isContradicted(site: Site, texts: readonly { readonly text: string }[], to: number): boolean {
  const core = coreOf(site.type);
  const listed = site.type.kind === 'array';
  for (let at = site.end; at < to; at += 1) {
    const text = texts[at]?.text ?? '';
    if (/^[<>]=? ?-?[\d.]+ characters/.test(text) && !isText(core)) return true;
    if (/^[<>]=? ?-?[\d.]+ items/.test(text) && !listed) return true;
    if (/^[<>]=? ?-?[\d.]+(?:[<>]|$)/.test(text) && !isNumber(core)) return true;
    if (/^Match pattern:$/.test(text) && !isText(core)) return true;
  }
  return false;
}

const isText = (type: TypeText | undefined): boolean =>
  type === undefined || type.kind === 'enum' || (type.kind === 'scalar' && type.type === 'string');

const isNumber = (type: TypeText | undefined): boolean =>
  type === undefined || type.kind === 'enum' || (type.kind === 'scalar' && (type.type === 'integer' || type.type === 'number'));
