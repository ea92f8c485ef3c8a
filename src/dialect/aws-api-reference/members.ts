import { type Fact, type FactKind, factOn } from './fact.js';
import { type Lead, leadOn } from './lead.js';
import type { Line, Notebook } from './line.js';
import { isFailure } from './name.js';

/** A member, parameter or error: its name, what describes it, and the facts at its end. */
export interface Member {
  readonly name: string;
  readonly at: number;
  /** The last sentence above it that says what kind of members follow. */
  readonly lead?: Lead;
  readonly description?: string;
  readonly descriptionAt?: number;
  readonly deprecatedAt?: number;
  readonly facts: readonly Fact[];
  /** Names within it, of an error only. */
  readonly fields: readonly Member[];
}

export interface MemberList {
  readonly members: readonly Member[];
  /** Every sentence that leads members in, in order. */
  readonly leads: readonly { readonly lead: Lead; readonly at: number }[];
}

export const headRule = 'a name alone on its line opens a member';
const leadRule = 'what stands above the first member speaks of all';
const describeRule = 'the lines below a name describe it';
const deprecatedSentence =
  /^\*?This (?:member|parameter|field|property|data type|action|operation|API) (?:has been|is) deprecated\b/i;

/** Whether names within a member are lines like others, or fields of their own. */
type Within = 'words' | 'fields';

interface Open {
  readonly name: string;
  readonly head: Line;
  readonly body: Line[];
}

/** Reads the members between two lines. */
export function readMembers(notebook: Notebook, from: number, to: number, within: Within = 'words'): MemberList {
  const leads: { lead: Lead; at: number }[] = [];
  const members: Member[] = [];
  let open: (Open & { readonly lead: Lead | undefined }) | undefined;
  let nameless: Line | undefined;
  const close = (): void => {
    if (open) members.push(memberOf(notebook, open, open.lead, within));
    open = undefined;
  };
  for (const line of notebook.lines.slice(from, to)) {
    const lead = line.apart || !open ? leadOn(line.text) : undefined;
    if (lead) {
      close();
      leads.push({ lead: lead.lead, at: line.at });
      notebook.pass(line.at, line.at + 1, lead.name);
    } else if (line.head !== undefined && !(within === 'fields' && open && isField(notebook, line, open))) {
      close();
      const kind = leads.findLast(({ lead: one }) => !['success', 'common', 'union'].includes(one))?.lead;
      open = { name: line.head, head: line, lead: kind, body: [] };
    } else if (open) open.body.push(line);
    else {
      const fact = line.kind === 'text' ? factOn(line.text, line.at) : undefined;
      if (fact) nameless ??= line;
      else notebook.pass(line.at, line.at + 1, leadRule);
    }
  }
  close();
  if (nameless)
    notebook.say('fields-missing', 'Facts stand there without the name of what they are about; the page has lost the names.', {
      at: nameless.at,
      help: 'Save the page again as HTML, or write corrections for its fields.',
    });
  return { members, leads };
}

function memberOf(notebook: Notebook, { name, head, body }: Open, lead: Lead | undefined, within: Within): Member {
  const { own, fields } = within === 'fields' ? fieldsIn(body) : { own: body, fields: [] };
  const read = own.map(({ text, at, kind }) => (kind === 'text' ? factOn(text, at) : undefined));
  const { first, last } = factsSpan(read);
  const facts = last < 0 ? [] : read.slice(first, last + 1).filter((fact) => fact !== undefined);
  sayContradictions(notebook, name, read.slice(0, Math.max(0, first)), facts);
  const prose = own.filter((_, index) => index < first || index > last || read[index] === undefined);
  notebook.cite(head.at, headRule);
  const [told] = prose;
  for (const { at } of prose) notebook.pass(at, at + 1, describeRule);
  for (const { at, rule } of facts) notebook.pass(at, at + 1, rule);
  const deprecated = prose.find(({ text }) => deprecatedSentence.test(text));
  return {
    name,
    at: head.at,
    ...(lead === undefined ? {} : { lead }),
    ...(told === undefined ? {} : { description: prose.map(({ text }) => text).join('\n'), descriptionAt: told.at }),
    ...(deprecated === undefined ? {} : { deprecatedAt: deprecated.at }),
    facts,
    fields: fields.map((field) => memberOf(notebook, field, undefined, 'words')),
  };
}

/** Facts stand together at the end; where no type is among those, they begin with the last line that says one. */
function factsSpan(read: readonly (Fact | undefined)[]): { readonly first: number; readonly last: number } {
  const last = read.findLastIndex((fact) => fact !== undefined);
  let first = last;
  while (first > 0 && read[first - 1] !== undefined) first -= 1;
  const typed = read.slice(Math.max(0, first)).some((fact) => fact?.kind === 'type');
  const type = typed ? -1 : read.findLastIndex((fact) => fact?.kind === 'type');
  return { first: type < 0 ? first : type, last };
}

/** A name below a name, or within an error that has no number yet, is a field, where it does not say that it is an error itself. */
function isField({ lines }: Notebook, { at, head = '' }: Line, open: Open): boolean {
  if (isFailure(head)) return false;
  const above = lines[at - 1];
  const isNumbered = (line: Line | undefined): boolean => line !== undefined && factOn(line.text, line.at)?.kind === 'status';
  if (above?.head !== undefined || above?.minor !== undefined) return true;
  return isFailure(open.name) && !open.body.some(isNumbered);
}

/** A name opens a field, which goes on to the next; the number behind the last one is the error's. */
function fieldsIn(body: readonly Line[]): { readonly own: readonly Line[]; readonly fields: readonly Open[] } {
  const own: Line[] = [];
  const fields: Open[] = [];
  for (const line of body) {
    const field = fields.at(-1);
    const name = line.minor ?? line.head;
    if (name !== undefined) fields.push({ name, head: line, body: [] });
    else if (field === undefined || factOn(line.text, line.at)?.kind === 'status') own.push(line);
    else field.body.push(line);
  }
  return { own, fields };
}

/** A description may hold lines like facts, for cases of its own; those at the end count. */
function sayContradictions(
  notebook: Notebook,
  name: string,
  earlier: readonly (Fact | undefined)[],
  facts: readonly Fact[],
): void {
  for (const fact of facts) {
    const other = earlier.find(
      (one) => one?.kind === fact.kind && one.words.replace(/\s/g, '') !== fact.words.replace(/\s/g, ''),
    );
    if (!other) continue;
    const quotes = [other, fact].map(({ at }) => `“${notebook.lines[at]?.text ?? ''}”`).join(' and ');
    notebook.say('fact-doubtful', `${name} is told in two ways, ${quotes}; the last counts.`, { at: other.at });
  }
}

export const factOf = ({ facts }: Member, kind: FactKind): Fact | undefined => facts.findLast((fact) => fact.kind === kind);

export const describeEvidence = (
  notebook: Notebook,
  { descriptionAt }: Member,
): { readonly description?: readonly ReturnType<Notebook['cite']>[] } =>
  descriptionAt === undefined ? {} : { description: [notebook.cite(descriptionAt, describeRule)] };
