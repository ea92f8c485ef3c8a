import type { Line } from './line.js';
import { type NameOption, nameRules, namesAbove, unlikeliness } from './row-name.js';
import { coreOf, readType, type TypeText } from './type-text.js';

/** A place where a field's row may stand. Prose can look like one, so which sites are rows is decided later. */
export interface Site {
  readonly index: number;
  /** First line of the type (or of everything, where the row stands on one line). */
  readonly at: number;
  /** First line after the row's head. */
  readonly end: number;
  readonly type: TypeText;
  readonly typeText: string;
  /** `undefined` where the page does not say. */
  readonly required?: boolean;
  readonly requirementAt?: number;
  readonly flags: readonly Flag[];
  /** A label below the head, behind which the alternatives of the field follow. */
  readonly alternatives?: { readonly at: number; readonly mode: 'one-of' | 'any-of' };
  readonly names: readonly NameOption[];
  /** A type alone above all rows: that of the whole. */
  readonly whole?: true;
}

export type Flag = 'deprecated' | 'nullable' | 'read-only' | 'write-only';

export const isRequirement = (text: string): boolean => /^(?:required|optional)$/i.test(text);

const flagOf = (text: string): Flag | undefined => {
  switch (text.toLowerCase().replace(/[\s_]/g, '-')) {
    case 'deprecated':
      return 'deprecated';
    case 'nullable':
      return 'nullable';
    case 'read-only':
    case 'readonly':
      return 'read-only';
    case 'write-only':
    case 'writeonly':
      return 'write-only';
    default:
      return undefined;
  }
};

/** Cheap refusal of lines that cannot hold a type. */
const typeish = /(?:string|integer|number|boolean|object|array|enum|null|any|file|binary|map|one ?of)/i;

/**
 * All places in a region where a row may stand, in order. `known` are names that the page shows elsewhere; `wholeAt` is the line that
 * may hold the type of the whole.
 */
export function findSites(
  lines: readonly Line[],
  from: number,
  to: number,
  known: ReadonlySet<string>,
  wholeAt?: number,
): readonly Site[] {
  const sites: Omit<Site, 'index'>[] = [];
  let alternatives = false;
  for (let at = from; at < to; at += 1) {
    const line = lines[at];
    if (!line || line.code || line.text.length > 400) continue;
    const chosen = choiceWithoutType(lines, from, to, at, known);
    if (chosen) {
      sites.push(chosen);
      alternatives = true;
      at = chosen.end - 1;
      continue;
    }
    if (choice.test(line.text)) alternatives = true;
    if (!typeish.test(line.text)) {
      const strange = unknownType(lines, from, to, at);
      if (strange) sites.push(strange);
      continue;
    }
    const site =
      rowOverLines(lines, from, to, at, known) ??
      rowOnOneLine(lines, to, at, known) ??
      (at === wholeAt ? wholeType(lines, at, to) : undefined) ??
      (alternatives ? bareType(lines, at) : undefined);
    if (site) sites.push(site);
  }
  return sites.map((site, index) => ({ ...site, index, ...alternativesBelow(lines, site, sites[index + 1]) }));
}

type Found = Omit<Site, 'index'> | undefined;

/** `One of:` between a row and a type that stands alone makes the field a choice. */
function alternativesBelow(lines: readonly Line[], site: Omit<Site, 'index'>, next: Found): Pick<Site, 'alternatives'> {
  if (!next || next.required !== undefined || site.required === undefined) return {};
  const at = next.at - 1;
  const found = at >= site.end ? choice.exec(lines[at]?.text ?? '') : null;
  return found ? { alternatives: { at, mode: /^any/i.test(found[0]) ? 'any-of' : 'one-of' } } : {};
}

const choice = /^(one|any|all) ?of:$|^(one|any)[ -]?of$/i;

/** Type and requirement on lines of their own, or on one; the name, if there is one, above them. */
function rowOverLines(lines: readonly Line[], from: number, to: number, at: number, known: ReadonlySet<string>): Found {
  const first = lines[at]?.text ?? '';
  const joined = /^(.+?)\s*(required|optional)$/i.exec(first);
  const alone = readType(first);
  const typeText = alone ? first : (joined?.[1] ?? '');
  let type = alone ?? (joined ? readType(typeText) : undefined);
  if (!type) return undefined;
  const flags: Flag[] = [];
  let requirementAt = alone ? undefined : at;
  let end = at + 1;
  let text = typeText;
  for (; end < to && end <= at + 5; end += 1) {
    const next = lines[end]?.text ?? '';
    const flag = flagOf(next);
    if (requirementAt === undefined && isRequirement(next)) requirementAt = end;
    else if (flag && !isNameOfNext(lines, end, to)) flags.push(flag);
    else if (requirementAt === undefined && /^<[^<>]+>$/.test(next) && readType(`${text} ${next}`)) {
      text = `${text} ${next}`;
      type = readType(text) ?? type;
    } else break;
  }
  if (requirementAt === undefined) return undefined;
  const word = requirementAt === at && !alone ? (joined?.[2] ?? '') : (lines[requirementAt]?.text ?? '');
  return {
    at,
    end,
    type,
    typeText: text,
    required: /^required$/i.test(word),
    requirementAt,
    flags,
    names: namesAbove(lines, from, at, known),
  };
}

/** A flag's word or a type's is a field's name when a type follows it. */
const isNameOfNext = (lines: readonly Line[], at: number, to: number): boolean =>
  at + 2 < to && readType(lines[at + 1]?.text ?? '') !== undefined && isRequirement(lines[at + 2]?.text ?? '');

/** `Name string required`, with or without spaces between. */
function rowOnOneLine(lines: readonly Line[], to: number, at: number, known: ReadonlySet<string>): Found {
  const text = lines[at]?.text ?? '';
  const whole = /^(.+?)\s*(required|optional)((?:\s+(?:deprecated|nullable))*)$/i.exec(text);
  const body = whole ? (whole[1] ?? '') : isRequirement(lines[at + 1]?.text ?? '') && at + 1 < to ? text : undefined;
  if (body === undefined) return undefined;
  const split = splitNameFromType(body, known);
  if (!split) return undefined;
  const requirementAt = whole ? at : at + 1;
  const flags = (whole?.[3] ?? '').split(/\s+/).flatMap((word) => flagOf(word) ?? []);
  return {
    at,
    end: requirementAt + 1,
    type: split.type,
    typeText: split.typeText,
    required: /^required$/i.test(whole?.[2] ?? lines[at + 1]?.text ?? ''),
    requirementAt,
    flags,
    names: [{ kind: 'same line', name: split.name, at, cost: known.has(split.name) ? 0 : 1, rule: nameRules['same line'] }],
  };
}

function splitNameFromType(
  text: string,
  known: ReadonlySet<string>,
): { name: string; type: TypeText; typeText: string } | undefined {
  let glued: { name: string; type: TypeText; typeText: string } | undefined;
  for (let at = 1; at < text.length; at += 1) {
    const typeText = text.slice(at).trimStart();
    const type = typeish.test(typeText) ? readType(typeText) : undefined;
    if (!type) continue;
    const name = text.slice(0, at).trim();
    const spaced = /\s$/.test(text.slice(0, at)) || /^\s/.test(text.slice(at));
    if (known.has(name) || (spaced && /^\S+$/.test(name))) return { name, type, typeText };
    if (!spaced && /^[\w$.:[\]-]+$/.test(name) && !/\s/.test(name)) glued ??= { name, type, typeText };
  }
  return glued;
}

/** Name and requirement without a type between them, above `One of:`: the alternatives are the type. */
function choiceWithoutType(lines: readonly Line[], from: number, to: number, at: number, known: ReadonlySet<string>): Found {
  const found = choice.exec(lines[at + 1]?.text ?? '');
  const name = lines[at - 1]?.text ?? '';
  if (!found || at + 1 >= to || at - 1 < from || !isRequirement(lines[at]?.text ?? '') || readType(name)) return undefined;
  const required = /^required$/i.test(lines[at]?.text ?? '');
  const names: readonly NameOption[] = [
    { kind: 'line', name, at: at - 1, cost: unlikeliness(name, known), rule: nameRules.line },
  ];
  const row = { at, required, requirementAt: at, flags: [], names, typeText: lines[at + 1]?.text ?? '' };
  let end = at + 2;
  let readable = true;
  // Tabs are titled by their types, `allOf` for want of one; below them the first is shown, be it a choice again.
  for (; end < to; end += 1) {
    const text = lines[end]?.text ?? '';
    const strange = choice.test(text) || /^(?:all|one|any)Of$/.test(text);
    if (!strange && !readType(text)) break;
    if (isRequirement(lines[end + 1]?.text ?? '')) break;
    readable &&= !strange;
  }
  if (!readable) return { ...row, end, type: { kind: 'unknown', text: row.typeText } };
  const mode = /^any/i.test(found[0]) ? 'any-of' : 'one-of';
  return { ...row, end: at + 2, type: { kind: 'union', mode, members: [] } };
}

/** A type alone on its line: one alternative of several. */
function bareType(lines: readonly Line[], at: number): Found {
  const text = lines[at]?.text ?? '';
  const type = readType(text);
  if (!type || (type.kind === 'union' && type.members.length === 0)) return undefined;
  return { at, end: at + 1, type, typeText: text, flags: [], names: [{ kind: 'none', cost: 0, rule: nameRules.none }] };
}

/** A type alone above all rows, unless it is a word of prose: only of objects do rows follow. */
function wholeType(lines: readonly Line[], at: number, to: number): Found {
  const site = isNameOfNext(lines, at, to) ? undefined : bareType(lines, at);
  const holdsRows = site && coreOf(site.type)?.kind === 'object';
  return site && (holdsRows || at + 1 === to) ? { ...site, whole: true } : undefined;
}

/** A single word between a name and a requirement: a type that this dialect does not know. */
function unknownType(lines: readonly Line[], from: number, to: number, at: number): Found {
  const text = lines[at]?.text ?? '';
  const name = lines[at - 1]?.text ?? '';
  if (at - 1 < from || at + 1 >= to || !isRequirement(lines[at + 1]?.text ?? '')) return undefined;
  if (
    !/^[A-Za-z_][\w.]{0,60}(?:\[\])?(?: ?<[\w-]+>)?$/.test(text) ||
    !/^[\w$@.:-]{1,100}$/.test(name) ||
    isRequirement(name) ||
    isRequirement(text) ||
    flagOf(text) !== undefined
  )
    return undefined;
  const type: TypeText = { kind: 'unknown', text };
  const required = /^required$/i.test(lines[at + 1]?.text ?? '');
  const names: readonly NameOption[] = [{ kind: 'line', name, at: at - 1, cost: 3, rule: nameRules.line }];
  return { at, end: at + 2, type, typeText: text, required, requirementAt: at + 1, flags: [], names };
}
