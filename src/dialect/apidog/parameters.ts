import type { Parameter, Schema } from '../../model/api.js';
import type { OperationNotes } from './content.js';
import { readField } from './field.js';
import { readTable } from './table.js';

export interface ParametersSource {
  readonly in: Parameter['in'];
  /** Line of the heading. */
  readonly headAt: number;
  readonly from: number;
  readonly to: number;
  /** Names that the path or the request samples show. */
  readonly names: ReadonlySet<string>;
}

/** Reads a table of parameters of one place. */
export function readParameters(notes: OperationNotes, source: ParametersSource): readonly Parameter[] {
  const { notebook, id } = notes;
  const known = new Set([...notes.known, ...source.names]);
  const table = readTable({
    ...source,
    notebook,
    words: notes.words,
    known,
    shown: notes.shown,
    expected: source.names.size > 0 ? { names: source.names } : {},
    path: { root: { kind: 'operation', id }, steps: [] },
  });
  notebook.pass(source.from, table.firstRow, 'lines above the first parameter describe them all');
  return table.rows.flatMap((row): readonly Parameter[] => {
    const { name } = row.name;
    if (name === undefined) return [];
    const path = { root: { kind: 'parameter', id, in: source.in, name }, steps: [] } as const;
    const field = readField(table, row, { path, sample: undefined, within: [] });
    const { schema, description, examples } = takeOwnWords(field.schema);
    return [
      {
        in: source.in,
        name,
        ...(description === undefined ? {} : { description }),
        required: source.in === 'path' || field.required,
        deprecated: field.schema.deprecated ?? false,
        schema,
        examples: examples ?? [],
        evidence: {
          in: [notebook.cite(source.headAt, 'the heading above a table names the place of its parameters')],
          ...field.evidence,
          ...(description === undefined ? {} : { description: field.schema.evidence['description'] ?? [] }),
        },
      },
    ];
  });
}

/** A parameter says of itself what a field's schema says otherwise. */
function takeOwnWords(whole: Schema): Pick<Schema, 'description' | 'examples'> & { readonly schema: Schema } {
  const { description, examples, deprecated: _, ...schema } = whole;
  return { schema, ...(description === undefined ? {} : { description }), ...(examples === undefined ? {} : { examples }) };
}
