export type BoundKey =
  | 'minLength'
  | 'maxLength'
  | 'minItems'
  | 'maxItems'
  | 'minProperties'
  | 'maxProperties'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'multipleOf';

export interface Bound {
  readonly kind: 'bound';
  readonly key: BoundKey;
  readonly value: number;
}

const bound = /(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(characters?|items?|properties|property|keys?)?\s*/gi;

/** `>= 1 characters<= 32 characters`; `undefined` where a line holds anything else. */
export function readBounds(text: string): readonly Bound[] | undefined {
  if (!/^[<>=]/.test(text) || text.replace(bound, '') !== '') return undefined;
  return [...text.matchAll(bound)].flatMap((found) =>
    boundFacts(found[1] ?? '', Number(found[2]), (found[3] ?? '').toLowerCase()),
  );
}

function boundFacts(sign: string, value: number, unit: string): readonly Bound[] {
  if (sign === '=') return [...boundFacts('>=', value, unit), ...boundFacts('<=', value, unit)];
  const lower = sign.startsWith('>');
  const strict = !sign.endsWith('=');
  if (unit === '') {
    const key: BoundKey = lower ? (strict ? 'exclusiveMinimum' : 'minimum') : strict ? 'exclusiveMaximum' : 'maximum';
    return [{ kind: 'bound', key, value }];
  }
  const whole = strict ? value + (lower ? 1 : -1) : value;
  const [least, most]: readonly [BoundKey, BoundKey] = unit.startsWith('char')
    ? ['minLength', 'maxLength']
    : unit.startsWith('item')
      ? ['minItems', 'maxItems']
      : ['minProperties', 'maxProperties'];
  return [{ kind: 'bound', key: lower ? least : most, value: whole }];
}
