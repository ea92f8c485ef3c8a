import { type Answer, byteLength } from './call.js';
import { jsonOf } from './differences.js';
import type { Problem } from './fields.js';

/** Headers of everything that the control plane sends. */
export const sealed: { readonly [name: string]: string } = {
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** A call of the control plane that cannot be done, and what to do instead. */
export class ControlProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly problems: readonly Problem[];
  readonly headers: { readonly [name: string]: string };

  constructor(
    status: number,
    title: string,
    detail: string,
    more: { readonly problems?: readonly Problem[]; readonly headers?: { readonly [name: string]: string } } = {},
  ) {
    super(detail);
    this.status = status;
    this.title = title;
    this.problems = more.problems ?? [];
    this.headers = more.headers ?? {};
  }
}

export function json(value: unknown, status = 200): Answer {
  return text(status, 'application/json', `${jsonOf(value)}\n`);
}

export function problem({ status, title, message, problems, headers }: ControlProblem): Answer {
  const body = { title, status, detail: message, ...(problems.length === 0 ? {} : { problems }) };
  return text(status, 'application/problem+json', `${jsonOf(body)}\n`, headers);
}

/** What is done and has nothing to tell. */
export function done(): Answer {
  return { status: 204, headers: { ...sealed }, body: '' };
}

export function text(status: number, mediaType: string, body: string, headers: { readonly [name: string]: string } = {}): Answer {
  return {
    status,
    headers: { ...sealed, ...headers, 'content-type': `${mediaType}; charset=utf-8`, 'content-length': String(byteLength(body)) },
    body,
  };
}
