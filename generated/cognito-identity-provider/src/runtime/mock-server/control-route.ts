import type { Answer, Call } from './call.js';
import type { ControlPlane } from './control.js';
import { ControlProblem } from './control-answer.js';
import { type Check, nothing } from './fields.js';

/** A call of the control plane, understood. */
export interface ControlCall extends ControlPlane {
  readonly call: Call;
  readonly query: URLSearchParams;
  /** The value of a variable of the route's path, decoded. */
  variable(name: string): string;
  /** Checked as the route says; `undefined` where it takes none. */
  readonly body: unknown;
}

/** One thing that can be asked of the control plane. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the reserved path: `/rules/{name}`. */
  readonly path: string;
  readonly summary: string;
  /** Parameters of the query, each with what it does. */
  readonly query?: { readonly [name: string]: string };
  readonly body?: { readonly check: Check; readonly example: unknown };
  /** @throws {ControlProblem} */
  answer(call: ControlCall): Answer | Promise<Answer>;
}

/** @throws {ControlProblem} that lists all that is wrong */
export function checkBody(value: unknown, { check, example }: NonNullable<ControlRoute['body']>): void {
  const problems = check(value, 'body');
  if (problems.length === 0) return;
  const list = problems.map(({ place, message }) => `${place}: ${message}`).join('; ');
  throw new ControlProblem(400, 'Wrong body', `${list}. It should be like ${JSON.stringify(example)}.`, { problems });
}

/** @throws {ControlProblem} */
export function naturalNumber(text: string, name: string): number {
  if (/^\d{1,15}$/u.test(text)) return Number(text);
  throw new ControlProblem(400, 'Wrong number', `${name} should be a whole number, not ${JSON.stringify(text.slice(0, 40))}.`);
}

export const anything: Check = () => nothing;
