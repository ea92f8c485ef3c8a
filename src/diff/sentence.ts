import type { Json } from '../model/api.js';
import type { Change, Told } from './change.js';

/** Words of a sentence: ours as they are, those of pages and of code apart, for each way of printing has its own escaper. */
export type Words = readonly (string | { readonly code: string })[];

/** Words for where text is text: a terminal's line, a JSON value. */
export const plainly = (words: Words): string => words.map((word) => (typeof word === 'string' ? word : word.code)).join('');

/** One change as one sentence without a full stop: ``field `types.Ferry.deck` added, required``. */
export function sentence(change: Change): Words {
  const { where, before, after } = change;
  switch (change.kind) {
    case 'operation-added':
    case 'operation-removed':
      return parted('operation', change.name, change);
    case 'parameter-added':
    case 'parameter-removed':
      return parted('parameter', where, change);
    case 'field-added':
    case 'field-removed':
      return parted('field', where, change);
    case 'response-added':
    case 'response-removed':
      return ['response ', code(change.name), ' of ', code(change.operations.join(', ') || where), ending(change.kind)];
    case 'error-added':
    case 'error-removed':
      return parted('error', where, change);
    case 'enum-value-added':
    case 'enum-value-removed':
      return [code(nodeOf(where)), ': value ', code(change.name), ending(change.kind)];
    case 'server-added':
    case 'server-removed':
      return parted('server', change.name, change);
    case 'export-added':
      // A type that is only received until now, or only sent, gets a second name for the other side.
      return change.impact.compile
        ? ['what is received of ', code(where), ' is now called ', code(change.name)]
        : parted('export', change.name, change);
    case 'export-removed':
      return parted('export', change.name, change);
    case 'endpoint-changed':
    case 'transport-changed':
      return [code(nodeOf(where)), `: ${change.fact} `, ...fromTo(before, after)];
    case 'description-changed':
      return [code(nodeOf(where)), `: ${wordsFor(change.fact)} reworded`];
    case 'requirement-changed':
      return [code(nodeOf(where)), ` is now ${change.became}`];
    case 'type-changed':
      return [code(nodeOf(where)), ': type ', ...fromTo(before, after)];
    case 'constraint-changed':
      return [code(nodeOf(where)), `: ${change.constraint} `, ...fromTo(before, after)];
    case 'default-changed':
      return [code(nodeOf(where)), ': default ', ...fromTo(before, after)];
    case 'status-changed':
      return [code(nodeOf(where)), ': status ', ...fromTo(before, after)];
    case 'security-changed':
      return [code(nodeOf(where)), ': authentication ', signIns(before), ' → ', signIns(after)];
    case 'deprecation-changed':
      return [code(nodeOf(where)), change.became === 'deprecated' ? ' is now deprecated' : ' is no longer deprecated'];
    case 'example-changed':
      return [code(nodeOf(where)), `: ${examplesOf(change)} changed`];
    case 'evidence-changed':
      return [code(nodeOf(where)), `: ${moved.get(change.fact) ?? `${wordsFor(change.fact)} told in other words`}`];
    case 'output-changed':
      return [change.cause === 'extractor' ? 'generated anew by another version of the generator' : 'generated anew'];
  }
}

/** What moved where the facts stayed what they are. */
const moved: ReadonlyMap<string, string> = new Map([
  ['line', 'the same facts on other lines'],
  ['words', 'the same facts in other words'],
  ['page', 'the same facts on another page'],
  ['rule', 'the same facts, read by other rules'],
  ['standing', 'the same facts, more or less sure'],
  ['order', 'the same in another order'],
  ['hash', 'another text with the same facts'],
]);

function examplesOf({ of, status }: Extract<Change, { readonly kind: 'example-changed' }>): string {
  switch (of) {
    case 'value':
      return 'examples';
    case 'request':
      return 'examples of the request';
    case 'response':
      return status === undefined ? 'examples of responses' : `examples of response ${status}`;
    case 'sample':
      return 'request samples';
  }
}

function parted(part: string, name: string, change: Extract<Change, { readonly name: string }>): Words {
  const added = change.kind.endsWith('-added');
  const demand = added && change.required === true && change.side !== 'received' ? ', required' : '';
  return [`${part} `, code(name), ending(change.kind), demand];
}

const ending = (kind: string): string => (kind.endsWith('-added') ? ' added' : ' removed');

const wordsFor = (fact: string): string => (fact === '' ? 'what is said' : fact);

function fromTo(before: Told | undefined, after: Told | undefined): Words {
  return [shown(before), ' → ', shown(after)];
}

/** Longer values say no more in one line. */
const longest = 80;

function shown(told: Told | undefined): Words[number] {
  if (told?.value === undefined) return 'none';
  const text = asText(told.value);
  return code(text.length > longest ? `${[...text].slice(0, longest - 1).join('')}…` : text);
}

/** `bearer`, `apiKey in header X-Key`: any one of them will do. */
function signIns(told: Told | undefined): Words[number] {
  const { value } = told ?? {};
  const ways = Array.isArray(value) ? value.map(signIn) : [];
  return ways.length === 0 ? 'none' : code(ways.join(' or '));
}

function signIn(way: Json): string {
  if (typeof way !== 'object' || way === null || Array.isArray(way)) return asText(way);
  const { kind, in: place, key, label } = way as { readonly [fact: string]: Json };
  if (place !== undefined && key !== undefined) return `${kind} in ${place} ${key}`;
  return String(label ?? kind);
}

const asText = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

const code = (text: string): { readonly code: string } => ({ code: text });

/** The path without the fact at its end. */
const nodeOf = (where: string): string => where.replace(/ [A-Za-z-]+$/, '');
