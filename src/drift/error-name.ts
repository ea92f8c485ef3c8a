import type { Json } from '../model/api.js';
import type { Answer } from './exchange.js';
import { isObject } from './kinds.js';

/** The name of an error, and whether it stands in the body or outside of it. */
export interface ToldError {
  readonly name: string;
  readonly inBody: boolean;
}

/** The name that an answer of AWS JSON, or the recording itself, tells; `undefined` where neither does. */
export function toldError({ error, headers }: Answer, body: Json | undefined, isAws: boolean): ToldError | undefined {
  const outside = error ?? (isAws ? headers.get('x-amzn-errortype') : undefined);
  const name = bareName(outside ?? nameIn(body));
  return name === '' ? undefined : { name, inBody: outside === undefined };
}

function nameIn(body: Json | undefined): string {
  if (!isObject(body)) return '';
  const told = [body['__type'], body['code']].find((value) => typeof value === 'string');
  return typeof told === 'string' ? told : '';
}

/** The name without the `namespace#` before and the `:uri` after it. */
const bareName = (told: string): string => (told.split(':', 1)[0] ?? '').replace(/^.*#/s, '').trim().slice(0, 200);
