import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { NamedType, Schema } from './api.js';
import { at, type Cluster, compareClusters, operationsOf, settleClusters } from './cluster.js';
import { formatPlace, joinEvidence, placeOf } from './evidence.js';
import { type Conflict, joinSchemas } from './join-schema.js';
import { decodeReference, type Telling } from './lift.js';
import { pascal } from './names.js';
import { byText, groupBy } from './order.js';
import { mapChildren } from './walk.js';

/** A telling that contradicts the others of its name. */
export interface KeptApart {
  readonly name: string;
  /** The name that it has instead. */
  readonly own: string;
  /** Absent where the two differ only in the types that they refer to. */
  readonly conflict?: Conflict;
}

export interface MergedTypes {
  /** Sorted by name. */
  readonly types: readonly NamedType[];
  /** Gives every reference of a lifted schema the name of the type that it means. */
  readonly settle: (schema: Schema) => Schema;
  readonly keptApart: readonly KeptApart[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Joins all tellings of each documented name. Those that agree become one type; a telling that contradicts the others
 * keeps a type of its own, named after the operation that tells it.
 */
export function mergeTypes(tellings: readonly Telling[]): MergedTypes {
  const groups = groupBy(
    tellings.map((_, index) => index),
    (index) => at(tellings, index).name,
  );
  const names = [...groups.keys()].sort(byText);
  const clusters = settleClusters(tellings, names, groups);

  const diagnostics: Diagnostic[] = [];
  const keptApart: KeptApart[] = [];
  const taken = new Set(names);
  const named = new Map<Cluster, string>();
  const plain = new Map<string, Cluster>();
  for (const name of names) {
    const [main, ...others] = [...(clusters.get(name) ?? [])].sort((a, b) => compareClusters(a, b, tellings));
    if (main === undefined) continue;
    named.set(main, name);
    plain.set(name, main);
    if (main.gaps.length > 0) diagnostics.push(completed(name, main));
    diagnostics.push(...main.overruled.map((conflict) => overruled(name, conflict)));
    for (const cluster of others) {
      const own = separateName(name, cluster, tellings, taken);
      taken.add(own);
      named.set(cluster, own);
      keptApart.push(apart(name, own, main, cluster));
    }
  }

  const nameOf = new Map<number, string>();
  for (const [cluster, name] of named) for (const index of cluster.members) nameOf.set(index, name);
  const missing = new Map<string, Schema>();

  const settle = (schema: Schema): Schema => {
    if (schema.kind !== 'reference') return mapChildren(schema, settle);
    const { name, telling } = decodeReference(schema.name);
    if (telling !== undefined) return { ...schema, name: nameOf.get(telling) ?? name };
    if (!plain.has(name)) missing.set(name, schema);
    return { ...schema, name };
  };

  const types: NamedType[] = [];
  for (const [cluster, name] of named) {
    const words = cluster.members.map((index) => at(tellings, index).evidence).filter((evidence) => evidence !== undefined);
    types.push({ name, schema: notBare(settle(cluster.schema)), evidence: { name: joinEvidence(...words.map((one) => [one])) } });
  }
  return { types: types.sort((a, b) => byText(a.name, b.name)), settle, keptApart, diagnostics };
}

/** A type that only says it is another one: a named type is never a bare reference. */
const notBare = (schema: Schema): Schema =>
  schema.kind === 'reference' ? { kind: 'union', mode: 'one-of', members: [schema], evidence: schema.evidence } : schema;

/** `ListUsersUserType`, or `ListUsersResponseUserType` where the operation tells two of the name. */
function separateName(name: string, cluster: Cluster, tellings: readonly Telling[], taken: ReadonlySet<string>): string {
  const operation = operationsOf(cluster, tellings)[0] ?? '';
  const side = cluster.members.map((index) => at(tellings, index)).find((telling) => telling.operation === operation)?.side ?? '';
  const base = operation === '' ? 'Documented' : pascal(operation);
  const wanted = [`${base}${pascal(name)}`, `${base}${side}${pascal(name)}`];
  const free = wanted.find((candidate) => !taken.has(candidate));
  if (free !== undefined) return free;
  let last = `${base}${side}Other${pascal(name)}`;
  while (taken.has(last)) last = `${last}Too`;
  return last;
}

function apart(name: string, own: string, main: Cluster, cluster: Cluster): KeptApart {
  const joined = joinSchemas(main.schema, cluster.schema, (a, b) => decodeReference(a).name === decodeReference(b).name);
  const [conflict] = [...joined.conflicts, ...joined.omissions];
  return { name, own, ...(conflict === undefined ? {} : { conflict }) };
}

/** Says why a type is kept apart; `field` is the path of a place that refers to it, if any is left. */
export function describeKeptApart({ name, own, conflict }: KeptApart, field: string | undefined): Diagnostic {
  const ways = conflict === undefined ? ' that refer to different types' : `: ${describeConflict(conflict)}`;
  const outcome = field === undefined ? 'The first counts' : `The second is kept apart as ${own}`;
  const message = `The type ${name} is told in two ways${ways}. ${outcome}.`;
  const [, second] = conflict?.evidence ?? [];
  const where = placeOf(second, `types.${field === undefined ? name : own}${conflict?.fact ?? ''}`);
  return diagnostic('type-conflict', message, {
    ...(where === undefined ? {} : { where }),
    ...(second === undefined ? {} : { quote: second.quote }),
    ...(field === undefined
      ? {}
      : { help: `If the pages mean one type, say so in a correction: where \`${field} type\`, set \`${name}\`.` }),
  });
}

function overruled(name: string, conflict: Conflict): Diagnostic {
  const [, second] = conflict.evidence;
  const fact = `types.${name}${conflict.fact}`;
  const where = placeOf(second, fact);
  return diagnostic(
    'type-conflict',
    `Pages of two kinds disagree about the type ${name}: ${describeConflict(conflict)}. The first counts.`,
    {
      ...(where === undefined ? {} : { where }),
      ...(second === undefined ? {} : { quote: second.quote }),
      help: `Say in a correction which is right: where \`${fact}\`.`,
    },
  );
}

/** `fact` is “a” (page:3, “quote”) and “b” (page:9, “quote”). */
export function describeConflict(conflict: Conflict): string {
  const side = (index: 0 | 1): string => {
    const evidence = conflict.evidence[index];
    const quote = evidence === undefined ? '' : `, “${evidence.quote}”`;
    return `${conflict.values[index]} (${formatPlace(evidence)}${quote})`;
  };
  return `${conflict.fact.trim()} is ${side(0)} and ${side(1)}`;
}

function completed(name: string, cluster: Cluster): Diagnostic {
  const facts = [...new Set(cluster.gaps.map((gap) => gap.fact.trim()))].sort(byText);
  const shown = facts.slice(0, 3).join(', ');
  const more = facts.length > 3 ? ` and ${facts.length - 3} more` : '';
  const [first] = cluster.gaps;
  const where = placeOf(first?.untold, `types.${name}`);
  const told = first?.told === undefined ? '' : `: ${first.fact.trim()} at ${formatPlace(first.told)}, “${first.told.quote}”`;
  return diagnostic(
    'type-completed',
    `The type ${name} is told more fully in one place than in another (${shown}${more})${told}; the fuller one counts.`,
    { ...(where === undefined ? {} : { where }), ...(first?.untold === undefined ? {} : { quote: first.untold.quote }) },
  );
}
