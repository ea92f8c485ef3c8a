import type { Parameter, Schema } from '../../model/api.js';
import type { Node } from '../../page/node.js';
import { cite, type Paper, pass } from '../paper.js';
import { fieldSchema, isRequired, rowsOf } from './field.js';
import { type Part, tablesOf } from './part.js';

export function parametersOf(paper: Paper, parts: readonly Part[]): readonly Parameter[] {
  return parts.flatMap(({ head, steps }) => {
    const place =
      head?.kind === 'head' ? /^(path|query|header|cookie) Parameters$/i.exec(head.text)?.[1]?.toLowerCase() : undefined;
    if (head?.kind !== 'head' || !isPlace(place)) return [];
    pass(paper, head.node, 'a heading tells where the parameters below stand');
    return tablesOf(steps).flatMap((table) => parameterRows(paper, table, place, head.node));
  });
}

const isPlace = (word: string | undefined): word is Parameter['in'] =>
  word === 'path' || word === 'query' || word === 'header' || word === 'cookie';

export function parameterRows(paper: Paper, table: Node, place: Parameter['in'], head: Node): readonly Parameter[] {
  return rowsOf(table)
    .filter(({ kind }) => kind === 'field')
    .map((row): Parameter => {
      const { description, deprecated, evidence: all, ...plain } = fieldSchema(paper, row, undefined);
      const { description: said, deprecated: old, ...evidence } = all;
      const required = isRequired(row);
      return {
        in: place,
        name: row.name,
        ...(description === undefined ? {} : { description }),
        required: required !== undefined,
        deprecated: deprecated === true,
        schema: { ...plain, evidence } as Schema,
        examples: [],
        evidence: {
          in: [cite(paper, head, 'a heading tells where the parameters below stand')],
          name: [cite(paper, row.nameCell, 'a row of a table is a parameter')],
          required: [
            cite(
              paper,
              required ?? row.nameCell,
              required
                ? '“required” stands below the name of what has to be there'
                : 'what is not called required may be left out',
            ),
          ],
          ...(said ? { description: said } : {}),
          ...(old ? { deprecated: old } : {}),
        },
      };
    });
}
