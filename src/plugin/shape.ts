import { isRecord, lacking, type Members } from './members.js';
import type { Plugin } from './plugin.js';

/** What a value lacks to be a plugin; nothing where it is one. */
export function pluginProblem(value: unknown): string | undefined {
  if (!isRecord(value)) return 'expected a plugin, as `definePlugin` types it, or the name of its module';
  const { name, dialects, emitters } = value;
  if (typeof name !== 'string' || name === '') return 'a plugin has a `name`';
  return (
    partProblem(name, 'dialects', dialects, { name: 'string', version: 'number', matches: 'function', parse: 'function' }) ??
    partProblem(name, 'emitters', emitters, { name: 'string', emit: 'function' })
  );
}

export const isPlugin = (value: unknown): value is Plugin => pluginProblem(value) === undefined;

function partProblem(plugin: string, part: string, value: unknown, members: Members): string | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) return `\`${part}\` of the plugin ${plugin} is no list`;
  for (const [index, one] of value.entries()) {
    const problem = lacking(one, members);
    if (problem !== undefined) return `\`${part}[${index}]\` of the plugin ${plugin} has ${problem}`;
  }
  return undefined;
}
