import { createHash } from 'node:crypto';
import type { Json } from '../../model/api.js';
import { type NextPage, paginationOf } from '../../model/pagination.js';
import { forgetful, type Memory, recalled } from '../memory.js';
import type { ApiView, OperationView } from '../view.js';
import type { SchemaNode } from './runtime/schema.js';
import { Synthesiser } from './runtime/synthesise.js';
import { schemaDataOf, wholeText } from './schema-data.js';

/** What the mock server does for an operation that nobody has written a handler or a rule for. */
export interface Support {
  readonly operation: OperationView;
  readonly answer: SupportedAnswer;
  /** Errors that it can be told to answer with. */
  readonly errors: number;
  /** How its answers are walked through. */
  readonly pages: NextPage['by'] | undefined;
}

export type SupportedAnswer =
  /** A documented example that keeps its schema. */
  | { readonly kind: 'example'; readonly count: number }
  /** Made from the schema; `broken` examples are documented, and break it. */
  | { readonly kind: 'synthesised'; readonly broken: number }
  /** No body is documented. */
  | { readonly kind: 'empty' }
  /** No value was found that is all that the pages say. */
  | { readonly kind: 'impossible' };

/** Values that are made up of a schema before it is given up; the server does not try more often. */
const tries = 6;

export async function supportOf(view: ApiView, memory: Memory = forgetful): Promise<readonly Support[]> {
  const { model } = view;
  const schemaData = await schemaDataOf(
    view.types.map(({ type }) => type.schema),
    model.protocol.patterns,
  );
  const types = new Map(view.types.map(({ type }) => [type.name, schemaData(type.schema)]));
  const names = new Map(view.types.map(({ type, typeName }) => [typeName, type.name]));
  const synthesiser = new Synthesiser(types, model.protocol.patterns);
  const answerOf = (operation: OperationView, schema: SchemaNode): SupportedAnswer => {
    const examples = examplesOf(operation);
    const { id } = operation.operation;
    // Made up of all of an output's schema, several times, what is never looked at: once is enough.
    const facts = JSON.stringify([id, model.protocol.patterns, examples, wholeText(schema, types)]);
    const question = `answer of a mock server ${createHash('sha256').update(facts).digest('hex')}`;
    return recalled(question, memory, () => findAnswer(id, examples, schema, synthesiser));
  };
  return view.operations.map((operation) => {
    const { output, errors } = operation;
    const name = output.kind === 'body' ? names.get(output.typeName) : undefined;
    const schema: SchemaNode = name === undefined ? { kind: 'unknown' } : { kind: 'reference', name };
    return {
      operation,
      answer: output.kind === 'none' ? { kind: 'empty' } : answerOf(operation, schema),
      errors: errors.length,
      pages: paginationOf(operation.operation, model)?.next.by,
    };
  });
}

const examplesOf = ({ operation, output }: OperationView): readonly Json[] =>
  operation.examples
    .filter(({ role, status }) => role === 'response' && (status === undefined || status === output.status))
    .map(({ value }) => value);

function findAnswer(id: string, examples: readonly Json[], schema: SchemaNode, synthesiser: Synthesiser): SupportedAnswer {
  const fitting = examples.filter((value) => synthesiser.fits(value, schema)).length;
  if (fitting > 0) return { kind: 'example', count: fitting };
  const isPossible =
    synthesiser.isFinite(schema) &&
    Array.from({ length: tries }, (_, number) => number).some((number) => {
      const value = synthesiser.value(schema, `support/${id}/${number}`, number < tries / 2);
      return synthesiser.fits(value, schema);
    });
  return isPossible ? { kind: 'synthesised', broken: examples.length } : { kind: 'impossible' };
}
