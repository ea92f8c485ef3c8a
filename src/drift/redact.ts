import type { Json, Schema } from '../model/api.js';
import { entriesOf, isObject } from './kinds.js';

/** Words in a name that make its value a secret. */
const secretWords = [
  'authorization',
  'authentication',
  'cookie',
  'token',
  'secret',
  'passwd',
  'password',
  'passphrase',
  'passcode',
  'apikey',
  'accesskey',
  'privatekey',
  'credential',
  'session',
  'signature',
  'jwt',
];

/** Names that are secret as a whole, and too short to look for in others. */
const secretNames: ReadonlySet<string> = new Set(['auth', 'pin', 'otp', 'cvv', 'cvc', 'pwd', 'pass', 'code_verifier', 'ssn']);

/** Values that are secrets whatever they are called: signed tokens, credentials of a header. */
const secretValue = /^(?:eyJ[\w-]{8,}\.|(?:Bearer|Basic|Digest|AWS4-HMAC-SHA256)\s)/i;

/** Whether what is called so is not to be shown to anybody. */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  const letters = lower.replace(/[^a-z]/g, '');
  return secretNames.has(lower) || secretWords.some((word) => letters.includes(word));
}

/** The same, or said by the page. */
export const isSecret = (name: string, schema: Schema): boolean =>
  isSecretName(name) || (schema.kind === 'string' && schema.format === 'password');

export const isSecretValue = (value: Json): boolean => typeof value === 'string' && secretValue.test(value);

/** Stands for what is nobody else's to see. */
export const leftOut = '«left out»';
const longestText = 60;
const longestSample = 160;
const mostShown = 5;
const deepest = 3;

/** A value to be shown as an example of many: cut, and with secrets left out. */
export function sampleOf(value: Json, secret: boolean): string {
  const text = secret || isSecretValue(value) ? leftOut : (JSON.stringify(shown(value, 0)) ?? '');
  const characters = text.length > longestSample ? [...text.slice(0, longestSample)] : undefined;
  return characters ? `${characters.join('')}…` : text;
}

function shown(value: Json, depth: number): Json {
  if (isSecretValue(value)) return leftOut;
  if (typeof value === 'string') return value.length > longestText ? `${[...value.slice(0, longestText)].join('')}…` : value;
  if (Array.isArray(value)) return depth >= deepest ? '…' : value.slice(0, mostShown).map((item: Json) => shown(item, depth + 1));
  if (!isObject(value)) return value;
  if (depth >= deepest) return '…';
  const entries = entriesOf(value).slice(0, mostShown);
  return Object.fromEntries(entries.map(([name, inner]) => [name, isSecretName(name) ? leftOut : shown(inner, depth + 1)]));
}
