import { factOn } from './fact.js';
import { leadOn } from './lead.js';
import type { LooseLine } from './line.js';
import { isFailure, mayBeMember, nameOn } from './name.js';
import { type Section, type SectionKind, sectionsOf } from './section.js';
import { shownNames } from './shown-names.js';

const shownIn: Partial<Record<SectionKind, SectionKind>> = {
  'uri-parameters': 'request-syntax',
  'request-parameters': 'request-syntax',
  'request-body': 'request-syntax',
  response: 'response-syntax',
};

/** Names of members where no mark tells them from other words: a page as text has none. */
export function withHeads<T extends LooseLine>(lines: readonly T[]): readonly T[] {
  if (lines.some(({ head }) => head !== undefined)) return lines;
  const sections = sectionsOf(lines);
  const namesIn = (kind: SectionKind | undefined): ReadonlySet<string> => {
    const syntax = sections.find((one) => one.kind === kind);
    return shownNames(syntax ? lines.slice(syntax.from, syntax.to) : []);
  };
  const found = new Map<number, Pick<LooseLine, 'head' | 'minor'>>();
  for (const section of sections) {
    const below = lines.slice(section.from, section.to);
    if (!speaksOfMembers(section, below)) continue;
    const marks = section.kind === 'errors' ? errorHeads(below) : memberHeads(below, namesIn(shownIn[section.kind]));
    for (const [offset, mark] of marks) found.set(section.from + offset, mark);
  }
  return found.size === 0 ? lines : lines.map((line, at) => ({ ...line, ...found.get(at) }));
}

function speaksOfMembers({ kind }: Section, lines: readonly LooseLine[]): boolean {
  switch (kind) {
    case 'contents':
      return lines.some(({ text }) => factOn(text, 0)?.kind === 'type');
    case 'errors':
      return lines.some(({ text }) => factOn(text, 0)?.kind === 'status' || leadOn(text) !== undefined || isFailure(text));
    case 'request-body':
    case 'request-parameters':
    case 'response':
    case 'uri-parameters':
      return lines.some(({ text }) => factOn(text, 0) !== undefined || leadOn(text) !== undefined);
    default:
      return false;
  }
}

interface Candidate {
  readonly name: string;
  readonly offset: number;
  /** Whether a member may begin here, by what stands above. */
  readonly apt: boolean;
}

function candidatesIn(lines: readonly LooseLine[], shown: ReadonlySet<string> = new Set()): readonly Candidate[] {
  return lines.flatMap((line, offset): readonly Candidate[] => {
    if (line.kind !== 'text') return [];
    const above = lines[offset - 1];
    const behindFact = above !== undefined && factOn(above.text, 0) !== undefined;
    const called = shown.has(line.text) || ((above === undefined || behindFact) && mayBeMember(line.text));
    const name = called ? line.text : nameOn(line.text);
    if (name === undefined) return [];
    return [{ name, offset, apt: above === undefined || behindFact || leadOn(above.text) !== undefined }];
  });
}

/** A member begins with a name that the syntax shows, or with one that follows upon the facts of another and has facts of its own. */
function memberHeads(lines: readonly LooseLine[], shown: ReadonlySet<string>): ReadonlyMap<number, Pick<LooseLine, 'head'>> {
  const candidates = candidatesIn(lines, shown);
  const heads = new Map<number, Pick<LooseLine, 'head'>>();
  const seen = new Set<string>();
  const apt = new Map(candidates.filter((one) => one.apt).map(({ name, offset }) => [name, offset]));
  const hasFacts = factsBehind(lines, candidates);
  for (const { name, offset, apt: isApt } of candidates) {
    if (seen.has(name)) continue;
    const begins = shown.has(name) ? isApt || !apt.has(name) : (isApt || heads.size === 0) && hasFacts.has(offset);
    if (!begins) continue;
    seen.add(name);
    heads.set(offset, { head: name });
  }
  return heads;
}

/** Offsets of names that facts stand behind before a member may begin again. */
function factsBehind(lines: readonly LooseLine[], candidates: readonly Candidate[]): ReadonlySet<number> {
  const byOffset = new Map(candidates.map((one) => [one.offset, one]));
  const found = new Set<number>();
  let facts = false;
  for (let offset = lines.length - 1; offset >= 0; offset -= 1) {
    const candidate = byOffset.get(offset);
    if (candidate && facts) found.add(offset);
    if (candidate?.apt) facts = false;
    if (factOn(lines[offset]?.text ?? '', 0)) facts = true;
  }
  return found;
}

/** An error ends with its number; names before that are those of its fields. */
function errorHeads(lines: readonly LooseLine[]): ReadonlyMap<number, Pick<LooseLine, 'head' | 'minor'>> {
  const heads = new Map<number, Pick<LooseLine, 'head' | 'minor'>>();
  for (const { name, offset, apt } of candidatesIn(lines)) {
    const begins = apt || heads.size === 0 || isFailure(name);
    if (!apt && heads.size > 0 && isWithinSentence(lines, offset)) continue;
    heads.set(offset, begins ? { head: name } : { minor: name });
  }
  return heads;
}

/** Text may be broken wherever a name is set in another type. */
function isWithinSentence(lines: readonly LooseLine[], offset: number): boolean {
  const [above, below] = [lines[offset - 1]?.text ?? '', lines[offset + 1]?.text ?? ''];
  const unfinished = /\s/.test(above) && !/[.!?:)]$/.test(above) && factOn(above, 0) === undefined;
  return unfinished || /^[\p{Ll}.,;:)]/u.test(below);
}
