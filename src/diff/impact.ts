import { type Change, type Effect, type Impact, type Severity, severities } from './change.js';
import { meets } from './place.js';

type Without<Kind, Keys extends PropertyKey> = Kind extends unknown ? Omit<Kind, Keys> : never;

/** A change before it is judged. */
export type Unjudged = Without<Change, 'impact' | 'cause'>;

/** What else judging a change takes. */
export interface Circumstances {
  /** Code that was written against the older package no longer compiles. */
  readonly compile: boolean;
  /** Names and notation aside it says what it said: the same values, the same error, the same schemes. */
  readonly alike?: boolean;
  /** A closed list of values gave way to all values of its type. */
  readonly opened?: boolean;
  /** An error that is gone from one operation, or new there, while the API has it before and after. */
  readonly elsewhere?: boolean;
  /** A new parameter that takes the name which another one had in code. */
  readonly displaces?: boolean;
}

interface Rule {
  /** A sentence. */
  readonly name: string;
  readonly applies: (change: Unjudged, circumstances: Circumstances) => boolean;
  readonly effect: Effect;
  /** Where the effect alone does not tell how the version moves. */
  readonly severity?: Severity;
}

const is =
  (...kinds: readonly Change['kind'][]) =>
  ({ kind }: Unjudged): boolean =>
    kinds.includes(kind);

const width = (change: Unjudged): string | undefined => ('width' in change ? change.width : undefined);
const became = (change: Unjudged): string | undefined => ('became' in change ? change.became : undefined);
const isRequired = (change: Unjudged): boolean => 'required' in change && change.required === true;
const isType = is('type-changed', 'constraint-changed');

/** What is the same for whoever is asked. The first that applies counts. */
const common: readonly Rule[] = [
  {
    name: 'words, examples, defaults and evidence change nothing that a program does',
    applies: is('description-changed', 'example-changed', 'default-changed', 'evidence-changed', 'output-changed'),
    effect: 'none',
  },
  {
    name: 'what is deprecated still works, and users are told in time: a minor version',
    applies: is('deprecation-changed'),
    effect: 'none',
    severity: 'minor',
  },
  { name: 'the same under another name changes nothing', applies: (_, { alike }) => alike === true, effect: 'none' },
];

const sent: readonly Rule[] = [
  {
    name: 'a request that leaves it out is taken otherwise: nothing fails, and users should know',
    applies: is('default-changed'),
    effect: 'none',
    severity: 'minor',
  },
  ...common,
  {
    name: 'what is gone can no longer be sent or called',
    applies: is(
      'operation-removed',
      'parameter-removed',
      'field-removed',
      'enum-value-removed',
      'server-removed',
      'export-removed',
    ),
    effect: 'breaks',
  },
  {
    name: 'what has to be sent from now on is missing in requests of today',
    applies: (change) => is('parameter-added', 'field-added')(change) && isRequired(change),
    effect: 'breaks',
  },
  {
    name: 'what callers wrote under a name goes elsewhere once the name is a newcomer’s',
    applies: (_, { displaces }) => displaces === true,
    effect: 'breaks',
  },
  {
    name: 'what is new and may be left out adds to what can be sent',
    applies: is('operation-added', 'parameter-added', 'field-added', 'enum-value-added', 'server-added', 'export-added'),
    effect: 'adds',
  },
  {
    name: 'what may no longer be left out is missing in requests of today',
    applies: (change) => is('requirement-changed')(change) && became(change) === 'required',
    effect: 'breaks',
  },
  { name: 'what may be left out from now on frees callers', applies: is('requirement-changed'), effect: 'adds' },
  {
    name: 'a wider type or a looser constraint accepts what was sent before, and more',
    applies: (change) => isType(change) && width(change) === 'wider',
    effect: 'adds',
  },
  { name: 'another type or a tighter constraint refuses what was sent before', applies: isType, effect: 'breaks' },
  {
    name: 'requests that go to another address, or in another form, are made anew',
    applies: (change) => is('endpoint-changed', 'transport-changed')(change) && change.before !== undefined,
    effect: 'breaks',
  },
  {
    name: 'one more form of requests adds to what can be sent',
    applies: is('transport-changed', 'endpoint-changed'),
    effect: 'adds',
  },
  {
    name: 'an operation that asks for no credentials any more takes what it took',
    applies: (change) => is('security-changed')(change) && change.after === undefined,
    effect: 'adds',
  },
  {
    name: 'credentials that were not asked for are missing in requests of today',
    applies: is('security-changed'),
    effect: 'breaks',
  },
  { name: 'answers are nothing that callers send', applies: () => true, effect: 'none' },
];

const received: readonly Rule[] = [
  ...common,
  {
    name: 'an operation no longer ends with an error that other operations still end with',
    applies: (change, { elsewhere }) => is('error-removed')(change) && elsewhere === true,
    effect: 'none',
    severity: 'minor',
  },
  {
    name: 'a failing answer that is gone is nothing to wait for',
    applies: (change) => is('response-removed')(change) && isFailure(change),
    effect: 'none',
    severity: 'minor',
  },
  {
    name: 'what is gone can no longer be read or caught',
    applies: is('operation-removed', 'field-removed', 'response-removed', 'error-removed', 'export-removed'),
    effect: 'breaks',
  },
  {
    name: 'a value that no longer comes leaves nothing unread, but the type is another',
    applies: is('enum-value-removed'),
    effect: 'none',
    severity: 'minor',
  },
  {
    name: 'who takes the documented values, errors and answers for all there are meets another one',
    applies: is('enum-value-added', 'error-added', 'response-added'),
    effect: 'breaks-closed',
  },
  {
    name: 'one more field, header or name can be read',
    applies: is('field-added', 'parameter-added', 'export-added'),
    effect: 'adds',
  },
  { name: 'a header that is gone can no longer be read', applies: is('parameter-removed'), effect: 'breaks' },
  {
    name: 'what always came may be missing from now on',
    applies: (change) => is('requirement-changed')(change) && became(change) === 'optional',
    effect: 'breaks',
  },
  { name: 'what may have been missing always comes', applies: is('requirement-changed'), effect: 'adds' },
  {
    name: 'a looser constraint lets values through that closed readers do not expect',
    applies: (change) => is('constraint-changed')(change) && width(change) !== 'narrower',
    effect: 'breaks-closed',
  },
  { name: 'a tighter constraint promises readers more', applies: is('constraint-changed'), effect: 'none' },
  {
    name: 'a narrower type is one that readers know already, but the type is another',
    applies: (change) => is('type-changed')(change) && width(change) === 'narrower',
    effect: 'none',
    severity: 'minor',
  },
  {
    name: 'a list of values that is one no longer is met by readers who take it for all there is',
    applies: (change, { opened }) => is('type-changed')(change) && opened === true,
    effect: 'breaks-closed',
  },
  { name: 'values of another type are not what readers expect', applies: is('type-changed'), effect: 'breaks' },
  { name: 'who tells errors by their status is told another', applies: is('status-changed'), effect: 'breaks-closed' },
  {
    name: 'answers in a form that was there before are no longer given',
    applies: (change) => is('transport-changed')(change) && change.before !== undefined,
    effect: 'breaks',
  },
  { name: 'one more form of answers can be read', applies: is('transport-changed'), effect: 'adds' },
  { name: 'requests are nothing that readers receive', applies: () => true, effect: 'none' },
];

const severityOf: Readonly<Record<Effect, Severity>> = {
  breaks: 'breaking',
  'breaks-closed': 'minor',
  adds: 'minor',
  none: 'patch',
};

/** Whom a change breaks, and how the version moves by it. */
export function impactOf(change: Unjudged, circumstances: Circumstances): Impact {
  const { compile } = circumstances;
  const judged = (['sent', 'received'] as const)
    .filter((side) => meets(change.side, side))
    .map((side) => ({ side, ...judge(side === 'sent' ? sent : received, change, circumstances) }));
  const effect = (side: 'sent' | 'received'): Effect => judged.find((one) => one.side === side)?.effect ?? 'none';
  const found = judged.map(({ severity }) => severity);
  if (change.side === 'none') found.push(severityOfUnused(change, circumstances));
  if (compile) found.push('breaking');
  const severity = severities.findLast((one) => found.includes(one)) ?? 'patch';
  return { severity, callers: effect('sent'), readers: effect('received'), compile };
}

function judge(rules: readonly Rule[], change: Unjudged, circumstances: Circumstances): { effect: Effect; severity: Severity } {
  const rule = rules.find(({ applies }) => applies(change, circumstances));
  const effect = rule?.effect ?? 'none';
  return { effect, severity: rule?.severity ?? severityOf[effect] };
}

/** A type that no operation uses breaks nobody's requests; but the package exports it, and it is another one. */
function severityOfUnused(change: Unjudged, circumstances: Circumstances): Severity {
  const rule = common.find(({ applies }) => applies(change, circumstances));
  return rule === undefined ? 'minor' : (rule.severity ?? severityOf[rule.effect]);
}

const isFailure = ({ before }: Unjudged): boolean => typeof before?.value === 'number' && before.value >= 400;
