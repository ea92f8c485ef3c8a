import type { ApiModel } from '../../src/model/api.js';

/** The same model, described in other words: such as an attacker would choose. */
export function reworded(model: ApiModel): ApiModel {
  return JSON.parse(JSON.stringify({ ...model, description: 'x' }), (key, value: unknown) =>
    key === 'description' && typeof value === 'string' ? 'Must be one of `a`. */ ${x} At most 3 characters. Required.' : value,
  );
}
