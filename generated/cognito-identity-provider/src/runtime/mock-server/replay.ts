import { byteLength } from './call.js';
import { type Drift, DriftCheck, errorNameOf } from './drift.js';
import type { Extension, FallbackAnswer } from './extension.js';
import { bytesOf, type Recording } from './recording.js';
import { isPlaceholder, placeholderNumber, placeholdersIn, Redactor } from './redact.js';

export interface ReplayOptions {
  readonly recordings: readonly Recording[];
  /**
   * Which recording a call is answered by. Secrets never stand in the way: a token that no recording knows stands for the first
   * recorded one that fits.
   * - `exact`: one of the same operation and input
   * - `nearest`: where there is none, the one of the same operation whose input differs least; `x-mock-differences` tells in how
   *   many values
   */
  readonly match?: 'exact' | 'nearest';
  /** Told, once for each recording, where a recorded answer and the pages part. */
  readonly onDrift?: (drift: Drift) => void;
}

/** A recorded request, ready to be compared. */
interface Take {
  readonly recording: Recording;
  /** What requests are alike in that are the same, secrets included. */
  readonly signature: string;
}

/** Which call a thing was done for: what calls did that a reset has undone is undone too. */
interface Since {
  readonly number: number;
}

/** Answers calls as they were answered when they were recorded. */
export function replay(options: ReplayOptions): Extension {
  return (server) => {
    const highest = placeholdersIn(JSON.stringify(options.recordings));
    const redactor = new Redactor(server.api.secrets, highest);
    const takes = options.recordings.map(
      (recording): Take => ({ recording, signature: JSON.stringify([recording.operation, comparable(recording)]) }),
    );
    if (options.onDrift !== undefined) tellDrift(new DriftCheck(server.api), options.recordings, options.onDrift);
    const memory = new Memory(highest);
    server.fallBack((call, entry) => {
      memory.forgetSince(entry.number);
      const asked = requestOf(entry.operation, call, entry.input, redactor);
      const ranked = takes
        .filter(({ recording }) => isOfSame(recording, asked))
        .map((take) => ({ take, ...requestDifference(comparable(take.recording), asked.comparable, memory) }))
        .sort((one, other) => one.values - other.values || one.secrets - other.secrets);
      const [best] = ranked;
      if (best === undefined || (best.values > 0 && options.match !== 'nearest')) return undefined;
      memory.bind(best.bindings, entry.number);
      const sequence = takes.filter(({ signature }) => signature === best.take.signature);
      const { recording } = sequence[memory.turn(best.take.signature, sequence.length, entry.number)] ?? best.take;
      return answerOf(recording, best.values, call.method);
    });
  };
}

function answerOf({ answer }: Recording, differences: number, method: string): FallbackAnswer {
  const body = bytesOf(answer.body);
  const headers: { [name: string]: string } = {};
  for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) headers[name] = value;
  if (answer.body !== undefined) headers['content-length'] = String(byteLength(body));
  if (differences > 0) headers['x-mock-differences'] = String(differences);
  return { kind: 'recorded', status: answer.status, headers, body: method === 'HEAD' ? '' : body };
}

/** What a call has that recordings are compared with. */
interface Asked {
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly comparable: Comparable;
}

interface Comparable {
  readonly url?: string;
  readonly input?: unknown;
  readonly authorization?: string;
}

function requestOf(
  operation: string | undefined,
  call: { readonly method: string; readonly url: string; readonly headers: { readonly [name: string]: string } },
  input: unknown,
  redactor: Redactor,
): Asked {
  const authorization = call.headers['authorization'];
  return {
    operation,
    method: call.method,
    path: pathOf(call.url),
    comparable: {
      ...(operation === undefined ? { url: redactor.url(call.url) } : { input: plain(redactor.value(input)) }),
      ...(authorization === undefined ? {} : { authorization: redactor.header('authorization', authorization) }),
    },
  };
}

/** As it would be recorded. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function comparable({ operation, request }: Recording): Comparable {
  const { authorization } = request.headers;
  return {
    ...(operation === undefined ? { url: request.url } : { input: request.input }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function isOfSame({ operation, request }: Recording, asked: Asked): boolean {
  // The answer to a HEAD has no body to give to a GET.
  if (request.method === 'HEAD' && asked.method !== 'HEAD') return false;
  if (operation !== undefined || asked.operation !== undefined) return operation === asked.operation;
  return request.method === asked.method && pathOf(request.url) === asked.path;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

interface Difference {
  /** How many values differ, other than secrets. */
  readonly values: number;
  readonly secrets: number;
  /** What recorded secrets the call's own would stand for. */
  readonly bindings: readonly (readonly [own: string, recorded: string])[];
}

/** Who says who they are where nobody had to is no other call for that. */
function requestDifference(recorded: Comparable, own: Comparable, memory: Memory): Difference {
  const { authorization, ...rest } = own;
  if (recorded.authorization !== undefined || authorization === undefined) return difference(recorded, own, memory);
  return sum(difference(recorded, rest, memory), { ...same, secrets: 1 });
}

const same: Difference = { values: 0, secrets: 0, bindings: [] };

function difference(recorded: unknown, own: unknown, memory: Memory): Difference {
  if (typeof recorded === 'string' && typeof own === 'string') return textDifference(recorded, own, memory);
  if (typeof recorded !== 'object' || typeof own !== 'object' || recorded === null || own === null) {
    return recorded === own ? same : { ...same, values: 1 };
  }
  if (Array.isArray(recorded) !== Array.isArray(own)) return { ...same, values: 1 };
  const names = new Set([...Object.keys(recorded), ...Object.keys(own)]);
  return [...names].map((name) => difference(propertyOf(recorded, name), propertyOf(own, name), memory)).reduce(sum, same);
}

/** A credential has its scheme before its secret: `Bearer …`. */
function textDifference(recorded: string, own: string, memory: Memory): Difference {
  const [recordedLast = '', ownLast = ''] = [recorded, own].map((text) => text.slice(text.lastIndexOf(' ') + 1));
  const schemes = recorded.slice(0, -recordedLast.length) === own.slice(0, -ownLast.length);
  if (!schemes || !isPlaceholder(recordedLast) || !isPlaceholder(ownLast)) {
    return recorded === own ? same : { ...same, values: 1 };
  }
  const bound = memory.boundTo(ownLast);
  if (bound !== undefined) return bound === recordedLast ? same : { ...same, secrets: 1 };
  return memory.isTaken(recordedLast) ? { ...same, secrets: 1 } : { ...same, bindings: [[ownLast, recordedLast]] };
}

function sum(one: Difference, other: Difference): Difference {
  return {
    values: one.values + other.values,
    secrets: one.secrets + other.secrets,
    bindings: [...one.bindings, ...other.bindings],
  };
}

function propertyOf(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
}

/** What the calls so far have led to: whose turn it is among recordings of one request, and which secret stands for which. */
class Memory {
  #turns: (Since & { readonly signature: string })[] = [];
  #bindings: (Since & { readonly own: string; readonly recorded: string })[] = [];
  #latest = 0;
  /** The highest placeholder that recordings have. */
  readonly #highest: number;

  constructor(highest: number) {
    this.#highest = highest;
  }

  /** Numbers go back where a server was reset, or restored. */
  forgetSince(number: number): void {
    if (number <= this.#latest) {
      this.#turns = this.#turns.filter((each) => each.number < number);
      this.#bindings = this.#bindings.filter((each) => each.number < number);
    }
    this.#latest = number;
  }

  /** Place in a sequence of so many; the last is repeated. */
  turn(signature: string, length: number, number: number): number {
    const turns = this.#turns.filter((each) => each.signature === signature).length;
    if (turns < length) this.#turns.push({ signature, number });
    return Math.min(turns, length - 1);
  }

  bind(bindings: Difference['bindings'], number: number): void {
    for (const [own, recorded] of bindings) {
      if (this.boundTo(own) === undefined) this.#bindings.push({ own, recorded, number });
    }
  }

  /** A secret that came from a recorded answer stands for itself. */
  boundTo(own: string): string | undefined {
    if (placeholderNumber(own) <= this.#highest) return own;
    return this.#bindings.find((each) => each.own === own)?.recorded;
  }

  isTaken(recorded: string): boolean {
    return this.#bindings.some((each) => each.recorded === recorded);
  }
}

function tellDrift(check: DriftCheck, recordings: readonly Recording[], onDrift: (drift: Drift) => void): void {
  for (const { operation, answer } of recordings) {
    const json = answer.body !== undefined && 'json' in answer.body ? answer.body.json : undefined;
    for (const drift of check.check(operation, answer.status, errorNameOf(answer.headers, json, answer.status), json))
      onDrift(drift);
  }
}
