import type { Server, ServerVariable } from '../../model/api.js';
import { survey } from './left-out.js';
import { items, member, members, type Node, textAt } from './node.js';
import type { Reader } from './reader.js';

/** Servers of a document, a path or an operation. */
export function serversOf(reader: Reader, holder: Node): readonly Server[] {
  return items(member(holder, 'servers')).flatMap((node): readonly Server[] => {
    const url = member(node, 'url');
    if (typeof url?.value !== 'string' || url.value.trim() === '') return [];
    const description = member(node, 'description');
    const isDescribed = typeof description?.value === 'string' && description.value !== '';
    const variables = member(node, 'variables');
    const told = variables ? members(variables).map(([name, one]) => variableOf(reader, name, one)) : [];
    survey(reader, node, 'server');
    return [
      {
        url: url.value.trim(),
        ...(isDescribed ? { description: description.value } : {}),
        ...(told.length > 0 ? { variables: told } : {}),
        evidence: {
          url: [reader.notes.cite(url, 'a server says its URL')],
          ...(isDescribed ? { description: [reader.notes.cite(description, 'a server is described')] } : {}),
        },
      } as Server,
    ];
  });
}

function variableOf(reader: Reader, name: string, node: Node): ServerVariable {
  for (const [, one] of members(node)) reader.notes.passAll(one, 'a variable of a server says its values');
  const preset = member(node, 'default')?.value;
  const values = items(member(node, 'enum')).map(({ value }) => String(value));
  const description = textAt(node, 'description');
  return {
    name,
    ...(preset === undefined || preset === null ? {} : { default: String(preset) }),
    ...(values.length > 0 ? { values } : {}),
    ...(description ? { description } : {}),
  };
}
