import type { Evidence } from '../../model/api.js';
import type { Part, Words } from '../../page/structure/index.js';
import type { Notebook } from '../notebook.js';
import { passParts, proseOf } from '../prose.js';

/** `Name (string) – words`, and what stands below it. */
export interface Member {
  readonly at: number;
  /** None where the item is a list's item, a map's key or the whole. */
  readonly name?: string;
  /** `string`, `list`, `StreamingBody`. */
  readonly type: string;
  /** Where the page says that it has to be there. */
  readonly required?: Evidence;
  readonly description?: string;
  readonly described: readonly Evidence[];
  readonly children: readonly Member[];
}

export const memberRule = 'a name in bold, and a type in brackets behind it, open a member';
const requiredRule = '“[REQUIRED]” says what has to be there';

/** `**Name** (*string*) –`, `*(dict) --*` */
const opening = /^(?:([^\s()]+)\s+)?\(([\w .,'/-]{1,80})\)\s*(?:–|—|--)\s*([\s\S]*)$/;

export const opensMember = (words: Words): boolean => {
  const found = opening.exec(words.text);
  if (!found) return false;
  const [first] = words.spans.filter(({ text }) => text.trim() !== '');
  return found[1] === undefined || first?.strong === true || first?.code === true;
};

/** The members of a list; none where its items are plain words. */
export function membersIn(notebook: Notebook, part: Part): readonly Member[] {
  if (part.kind !== 'list') return [];
  const read = part.items.map(({ parts }) => readMember(notebook, parts));
  return read.every((one) => one !== undefined) ? read : [];
}

/** A member and everything below it; `undefined` where the parts do not begin as one does. */
export function readMember(notebook: Notebook, parts: readonly Part[]): Member | undefined {
  const [first, ...below] = parts;
  if (first?.kind !== 'paragraph' || !opensMember(first.words)) return undefined;
  const [, name, type = '', behind = ''] = opening.exec(first.words.text) ?? [];
  notebook.cite(first.words.at, memberRule);
  const prose: Part[] = [];
  const children: Member[] = [];
  let required: Evidence | undefined = /\[REQUIRED\]/.test(behind) ? notebook.cite(first.words.at, requiredRule) : undefined;
  for (const part of below) {
    const members = isMemberList(part) ? membersIn(notebook, part) : [];
    if (members.length > 0) children.push(...members);
    else if (part.kind === 'paragraph' && /^\[REQUIRED\]$/i.test(part.words.text))
      required = notebook.cite(part.words.at, requiredRule);
    else prose.push(part);
  }
  passParts(notebook, prose, 'words below a member describe it');
  const description = [behind.replace(/\s*\[REQUIRED\]\s*/, ''), proseOf(prose)].filter((text) => text !== '').join('\n');
  const at = behind === '' ? (prose.map(firstLeaf).find((one) => one !== undefined) ?? first.words.at) : first.words.at;
  return {
    at: first.words.at,
    ...(name === undefined ? {} : { name }),
    type: type.trim(),
    ...(required ? { required } : {}),
    ...(description === '' ? {} : { description }),
    described: description === '' ? [] : [notebook.cite(at, 'words below a member describe it')],
    children,
  };
}

const isMemberList = (part: Part): boolean =>
  part.kind === 'list' && part.items.every(({ parts: [first] }) => first?.kind === 'paragraph' && opensMember(first.words));

const firstLeaf = (part: Part): number | undefined =>
  part.kind === 'paragraph' || part.kind === 'code' || part.kind === 'heading' ? part.words.at : undefined;
