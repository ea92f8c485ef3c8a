import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Operation } from './api.js';
import { placeOf, standingOf } from './evidence.js';
import { pascal } from './names.js';
import { groupBy } from './order.js';

/** A documented id stays; concluded ones that clash are told apart by what differs: method and path, or the page. */
export function setApart(clashing: readonly Operation[], diagnostics: Diagnostic[]): readonly Operation[] {
  const documented = clashing.filter((operation) => standingOf(operation.evidence, 'id') === 'documented');
  const ways = [
    (operation: Operation): string => `${pascal(operation.method.toLowerCase())}${pascal(operation.path)}`,
    (operation: Operation): string => `From${pascal(stem(operation.source))}`,
    (operation: Operation): string => `From${pascal(operation.source)}`,
    (operation: Operation): string => `From${pascal(stem(operation.source))}${fingerprint(operation)}`,
  ];
  const way = ways.find((one) => new Set(clashing.map(one)).size === clashing.length) ?? fingerprint;
  const pages = [...new Set(clashing.map(({ source }) => source))];
  return clashing.map((operation) => {
    if (documented.length === 1 && operation === documented[0]) return operation;
    const id = `${operation.id}${way(operation)}`;
    const evidence = operation.evidence['id']?.[0];
    const where = placeOf(evidence, `${id} id`);
    const read = `${clashing.length} different operations were read under the id ${operation.id}`;
    diagnostics.push(
      diagnostic(
        'operation-id-clash',
        `${read} (${pages.slice(0, 2).join(', ')}${pages.length > 2 ? ', …' : ''}); this one is called ${id}.`,
        {
          ...(where === undefined ? {} : { where }),
          ...(evidence === undefined ? {} : { quote: evidence.quote }),
          help: `Name it in a correction: where \`${id} id\`, set the operation's own name.`,
        },
      ),
    );
    return { ...operation, id };
  });
}

/** `pages/SignUp.txt` → `SignUp`. */
function stem(source: string): string {
  const last =
    source
      .replace(/[?#].*$/, '')
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '';
  return last.replace(/\.[^.]*$/, '') || source;
}

/** Letters made of all that an operation says: the same for the same operation, whatever else there is. */
function fingerprint(operation: Operation): string {
  let sum = 0;
  for (const letter of JSON.stringify(operation)) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 2147483647;
  return `X${sum.toString(36)}`;
}

/** An id made for a clash may be another operation's own: that one is older. */
export function withUniqueIds(operations: readonly Operation[]): Operation[] {
  const counts = groupBy(operations, (operation) => operation.id);
  return operations.map((operation) => {
    const alone = (counts.get(operation.id)?.length ?? 0) < 2;
    return alone || standingOf(operation.evidence, 'id') === 'documented'
      ? operation
      : { ...operation, id: `${operation.id}${fingerprint(operation)}` };
  });
}
