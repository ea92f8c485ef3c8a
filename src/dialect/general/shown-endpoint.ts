import { type Endpoint, findEndpoint, methodOf, readAddress, readEndpoint } from '../../notation/endpoint.js';
import { readShownRequest, type ShownRequest } from '../../notation/shown-request.js';
import type { Table, Words } from '../../page/structure/index.js';
import { columnsOf } from './columns.js';
import type { Step } from './flow.js';
import { linesIn, textOfSpans } from './line.js';

/** An endpoint where the page shows it. */
export interface ShownEndpoint {
  readonly endpoint: Endpoint;
  /** Leaves that show it. */
  readonly at: readonly number[];
  readonly rule: string;
  /** How plainly: by itself, by an example, or within a sentence. */
  readonly how: 'alone' | 'example' | 'sentence';
  /** What a heading says beside it. */
  readonly title?: string;
  readonly request?: ShownRequest;
}

export function endpointOfStep(step: Step): ShownEndpoint | undefined {
  switch (step.kind) {
    case 'heading':
      return mayHoldAddress(step.words) ? endpointOfHeading(step.words) : undefined;
    case 'line':
      return mayHoldAddress(step.words) ? endpointOfLine(step.words, step.bullet) : undefined;
    case 'code':
      return endpointOfCode(step.code.text, step.code.at);
    case 'table':
      return endpointOfTable(step.table);
    case 'list':
    case 'terms':
      return undefined;
  }
}

/** Most lines of most pages hold none, and need not be looked at by every rule. */
const mayHoldAddress = ({ text }: Words): boolean => /[/{]/.test(text);

const verbs = /^(?:get|put|post|del|delete|patch|head|options)$/i;

/** A label with the method, and the address behind it: `<span>get</span><span>/orders</span>`. */
function endpointOfLabels(words: Words): (Endpoint & { readonly rule: string }) | undefined {
  for (const line of linesIn(words)) {
    const spans = line.filter(({ text }) => /\S/.test(text));
    const [first, ...rest] = spans;
    const verb = first?.text.trim() ?? '';
    if (rest.length === 0 || !verbs.test(verb)) continue;
    const method = methodOf(/^del$/i.test(verb) ? 'DELETE' : verb.toUpperCase());
    const text = textOfSpans(rest).replace(/\s*[¶#]$/, '');
    const address = /^(?:https?:\/\/|\/|\{)\S*$/.test(text) ? readAddress(text) : undefined;
    if (method && address)
      return {
        method,
        ...address,
        quote: `${verb} ${text}`,
        rule: 'a label shows the method and the words behind it the address',
      };
  }
  return undefined;
}

function endpointOfHeading(words: Words): ShownEndpoint | undefined {
  const text = words.text.replace(/\s+/g, ' ');
  const whole = endpointOfLabels(words) ?? readEndpoint(text.replace(/^(?:\d+(?:\.\d+)*\.?)\s+/, ''));
  if (whole) return { endpoint: whole, at: [words.at], rule: whole.rule, how: 'alone' };
  const before = /^((?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s+\S+)\s*(?:[-–—:|·]\s*|\s)(\S.*)$/.exec(text);
  const behind = /^(.*\S)\s*(?:[-–—:|·([]|\s)\s*((?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)\s+[^\s)\]]+)[)\]]?$/.exec(text);
  const endpoint = readEndpoint(before?.[1] ?? behind?.[2] ?? '');
  const title = before?.[2] ?? behind?.[1]?.replace(/[\s(:|–—-]+$/, '');
  return endpoint && title !== undefined
    ? { endpoint, at: [words.at], rule: 'a heading holds method and address', how: 'alone', title }
    : undefined;
}

function endpointOfLine(words: Words, bullet: boolean): ShownEndpoint | undefined {
  const plain = words.text.replace(/^[^\p{L}\p{N}/{<[(]+|\s*[¶#]$/gu, '');
  const lines = plain.split('\n');
  const own =
    endpointOfLabels(words) ??
    lines.map(readEndpoint).find((one) => one !== undefined) ??
    lines.map((line) => readEndpoint(line.replace(/^[\p{L} ]{2,30}?\s*(?:→|=>|->)\s*/u, ''))).find((one) => one !== undefined) ??
    aroundCode(words);
  if (own) return { endpoint: own, at: [words.at], rule: own.rule, how: bullet ? 'sentence' : 'alone' };
  const said = findEndpoint(plain);
  return said && { endpoint: said, at: [words.at], rule: said.rule, how: 'sentence' };
}

/** Code that is an endpoint with nothing but a label beside it. */
function aroundCode(words: Words): (Endpoint & { readonly rule: string }) | undefined {
  const code = words.spans.filter((span) => span.code && /\S/.test(span.text));
  const others = textOfSpans(words.spans.filter((span) => !span.code));
  const [only, ...more] = code;
  return only && more.length === 0 && /^[^\p{L}\p{N}]*(?:[\p{L}]+ ?){0,3}:?$/u.test(others) ? readEndpoint(only.text) : undefined;
}

function endpointOfCode(text: string, at: number): ShownEndpoint | undefined {
  const lines = text.trim().split('\n');
  const alone = lines.length === 1 ? readEndpoint(lines[0] ?? '') : undefined;
  if (alone) return { endpoint: alone, at: [at], rule: 'a line of code is an endpoint', how: 'alone' };
  const request = readShownRequest(text);
  return (
    request && { endpoint: request, at: [at], rule: 'an example of a request shows where it is sent', how: 'example', request }
  );
}

/** A method or an address that stands alone on its line, with or without a word that says what it is. */
interface Half {
  readonly text: string;
  readonly at: number;
  readonly title?: string;
}

const upper = /^(?:GET|PUT|POST|DELETE|PATCH|HEAD|OPTIONS)$/;

function methodOfStep(steps: readonly Step[], at: number): Half | undefined {
  const step = steps[at];
  if (step?.kind === 'heading') {
    const [first, ...rest] = step.words.spans.filter(({ text }) => /\S/.test(text));
    const verb = first?.text.trim() ?? '';
    const title = textOfSpans(rest);
    return rest.length > 0 && upper.test(verb) && title !== '' ? { text: verb, at: step.words.at, title } : undefined;
  }
  if (step?.kind !== 'line' || (step.bullet && !isLabel(steps[at - 1], methodKey))) return undefined;
  const text = step.words.text.trim();
  const said = /^([\p{L} ]{4,20}?)\s*[:：]\s*(\S+)$/u.exec(text);
  if (said && methodKey.test(said[1] ?? '') && verbs.test(said[2] ?? ''))
    return { text: (said[2] ?? '').toUpperCase(), at: step.words.at };
  // In small letters it is a word like any other, but for an address right below it.
  const below = verbs.test(text) && addressOfStep(steps, at + 1) !== undefined;
  return upper.test(text) || below ? { text: text.toUpperCase(), at: step.words.at } : undefined;
}

/** Whether a line is but the name of what stands on the next. */
const isLabel = (step: Step | undefined, key: RegExp): boolean =>
  step?.kind === 'line' && key.test(step.words.text.replace(/[\s:*]+$/, ''));

function addressOfStep(steps: readonly Step[], at: number): Half | undefined {
  const step = steps[at];
  if ((step?.kind !== 'line' || (step.bullet && !isLabel(steps[at - 1], addressKey))) && step?.kind !== 'code') return undefined;
  const words = step.kind === 'line' ? step.words : step.code;
  const text = words.text.trim();
  const said = /^([\p{L} ]{3,20}?)\s*[:：]\s*(\S+)$/u.exec(text);
  const address = said && addressKey.test(said[1] ?? '') ? (said[2] ?? '') : text;
  return /^(?:https?:\/\/|\/|\{)\S*$/.test(address) && readAddress(address) ? { text: address, at: words.at } : undefined;
}

/** How many steps may stand between the two. */
const reach = 3;

/** A method and an address on lines of their own, one shortly behind the other. */
export function endpointAcross(steps: readonly Step[], at: number): ShownEndpoint | undefined {
  const method = methodOfStep(steps, at);
  const address = method ? undefined : addressOfStep(steps, at);
  if (!method && !address) return undefined;
  for (let next = at + 1; next <= at + reach && steps[next] && steps[next]?.kind !== 'heading'; next += 1) {
    const other = method ? addressOfStep(steps, next) : methodOfStep(steps, next);
    const verb = method ?? other;
    const url = method ? other : address;
    const endpoint = verb && url && other ? joined(verb.text, url.text) : undefined;
    if (!endpoint || !verb || !url) continue;
    const titled = verb.title === undefined ? {} : { title: verb.title };
    return {
      endpoint,
      at: [verb.at, url.at],
      rule: 'a line shows the method and another one the address',
      how: 'alone',
      ...titled,
    };
  }
  return undefined;
}

const methodKey = /^(?:http )?(?:method|verb|methode|m[ée]thode|request method|type)$/i;
const addressKey =
  /^(?:(?:request |api |method |resource )?(?:urls?|uri|path|endpoint|route|address|adresse|pfad)|http request|request|aufruf)$/i;

/** Rows such as `URL | /orders` and `Method | POST`, or a row below the headings `Method` and `URL`. */
export function endpointOfTable(table: Table): ShownEndpoint | undefined {
  const columns = columnsOf(table);
  const [row, ...more] = columns?.rows ?? [];
  if (columns?.roles.includes('method') && columns.roles.includes('address') && row && more.length === 0) {
    const verb = row.cells[columns.roles.indexOf('method')]?.words;
    const url = row.cells[columns.roles.indexOf('address')]?.words;
    const endpoint = verb && url && joined(verb.text, url.text);
    if (endpoint)
      return { endpoint, at: row.cells.map(({ words }) => words.at), rule: 'columns show method and address', how: 'alone' };
  }
  const pairs = pairsOf(table);
  const method = pairs.find(({ key }) => methodKey.test(key));
  const address = pairs.find(({ key, value }) => addressKey.test(key) && readAddress(value.text.split(/\s/)[0] ?? ''));
  const endpoint = method && address && joined(method.value.text, address.value.text);
  const rule = 'a row shows the method and another one the address';
  if (endpoint && method && address)
    return { endpoint, at: [method.keyAt, method.value.at, address.keyAt, address.value.at], rule, how: 'alone' };
  for (const { value, keyAt } of pairs) {
    const whole = readEndpoint(value.text);
    if (whole && pairs.length > 0)
      return { endpoint: whole, at: [keyAt, value.at], rule: 'a row of a table shows the endpoint', how: 'alone' };
  }
  return undefined;
}

function joined(verb: string, url: string): Endpoint | undefined {
  return readEndpoint(`${verb.trim().toUpperCase()} ${url.trim().split(/\s/)[0] ?? ''}`);
}

/** Rows of two cells, the first of which names the second. */
export function pairsOf({
  header,
  rows,
}: Table): readonly { readonly key: string; readonly keyAt: number; readonly value: Words }[] {
  const all = [...(header.some(({ words }) => words.text !== '') ? [header] : []), ...rows.map(({ cells }) => cells)];
  if (!all.every((cells) => cells.length === 2)) return [];
  return all.flatMap(([key, value]) =>
    key && value ? [{ key: key.words.text.replace(/[\s:*]+$/, '').trim(), keyAt: key.words.at, value: value.words }] : [],
  );
}
