import { type Fact, type FactKind, factOn } from './fact.js';
import { type Lead, leadOn } from './lead.js';
import type { Line, Notebook } from './line.js';

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
}

export interface MemberList {
  readonly members: readonly Member[];
  /** Every sentence that leads members in, in order. */
  readonly leads: readonly { readonly lead: Lead; readonly at: number }[];
}

const headRule = 'a name alone in bold opens a member';
const leadRule = 'what stands above the first member speaks of all';
const describeRule = 'the lines below a name describe it';
const deprecatedSentence =
  /^\*?This (?:member|parameter|field|property|data type|action|operation|API) (?:has been|is) deprecated\b/i;

/** Reads the members between two lines. */
export function readMembers(notebook: Notebook, from: number, to: number): MemberList {
  const leads: { lead: Lead; at: number }[] = [];
  const members: Member[] = [];
  let open: { readonly head: Line; readonly lead: Lead | undefined; readonly body: Line[] } | undefined;
  const close = (): void => {
    if (open) members.push(memberOf(notebook, open.head, open.lead, open.body));
    open = undefined;
  };
  for (const line of notebook.lines.slice(from, to)) {
    const lead = line.apart ? leadOn(line.text) : undefined;
    if (lead) {
      close();
      leads.push({ lead: lead.lead, at: line.at });
      notebook.pass(line.at, line.at + 1, lead.name);
    } else if (line.head !== undefined && line.apart) {
      close();
      const kind = leads.findLast((one) => one.lead !== 'success' && one.lead !== 'common')?.lead;
      open = { head: line, lead: kind, body: [] };
    } else if (open) open.body.push(line);
    else notebook.pass(line.at, line.at + 1, leadRule);
  }
  close();
  return { members, leads };
}

function memberOf(notebook: Notebook, head: Line, lead: Lead | undefined, body: readonly Line[]): Member {
  const read = body.map(({ text, at, kind }) => (kind === 'text' ? factOn(text, at) : undefined));
  const last = read.findLastIndex((fact) => fact !== undefined);
  let first = last;
  while (first > 0 && read[first - 1] !== undefined) first -= 1;
  const facts = last < 0 ? [] : read.slice(first, last + 1).filter((fact) => fact !== undefined);
  sayContradictions(notebook, head, read.slice(0, Math.max(0, first)), facts);
  const prose = body.filter((_, index) => index < first || index > last);
  notebook.cite(head.at, headRule);
  const [told] = prose;
  for (const { at } of prose) notebook.pass(at, at + 1, describeRule);
  for (const { at, rule } of facts) notebook.pass(at, at + 1, rule);
  const deprecated = prose.find(({ text }) => deprecatedSentence.test(text));
  return {
    name: head.head ?? head.text,
    at: head.at,
    ...(lead === undefined ? {} : { lead }),
    ...(told === undefined ? {} : { description: prose.map(({ text }) => text).join('\n'), descriptionAt: told.at }),
    ...(deprecated === undefined ? {} : { deprecatedAt: deprecated.at }),
    facts,
  };
}

/** A description may hold lines like facts, for cases of its own; those at the end count. */
function sayContradictions(notebook: Notebook, head: Line, earlier: readonly (Fact | undefined)[], facts: readonly Fact[]): void {
  for (const fact of facts) {
    const other = earlier.find(
      (one) => one?.kind === fact.kind && one.words.replace(/\s/g, '') !== fact.words.replace(/\s/g, ''),
    );
    if (!other) continue;
    const quotes = [other, fact].map(({ at }) => `“${notebook.lines[at]?.text ?? ''}”`).join(' and ');
    notebook.say('fact-doubtful', `${head.head} is told in two ways, ${quotes}; the last counts.`, { at: other.at });
  }
}

export const factOf = ({ facts }: Member, kind: FactKind): Fact | undefined => facts.findLast((fact) => fact.kind === kind);

export const describeEvidence = (
  notebook: Notebook,
  { descriptionAt }: Member,
): { readonly description?: readonly ReturnType<Notebook['cite']>[] } =>
  descriptionAt === undefined ? {} : { description: [notebook.cite(descriptionAt, describeRule)] };
