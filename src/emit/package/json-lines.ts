import type { Json } from '../../model/api.js';
import { jsonLiteral, propertyKey } from '../escape/index.js';

/** An expression that evaluates to exactly `value`, with each member of an object on a line of its own. */
export function jsonLines(value: Json): string {
  if (isList(value)) {
    return value.some(hasMembers) ? `[\n${value.map((item) => `${jsonLines(item)},`).join('\n')}\n]` : jsonLiteral(value);
  }
  if (!hasMembers(value)) return jsonLiteral(value);
  const members = Object.entries(value ?? {}).map(([key, member]) => `${propertyKey(key)}: ${jsonLines(member)},`);
  return `{\n${members.join('\n')}\n}`;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Whether an object that is not empty stands in it, at whatever remove. */
function hasMembers(value: Json): boolean {
  if (isList(value)) return value.some(hasMembers);
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}
