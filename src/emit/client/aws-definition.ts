import type { ApiModel, Schema } from '../../model/api.js';
import { epochSeconds } from '../../protocol/epoch-seconds.js';
import { stringLiteral } from '../escape/index.js';
import type { ApiView, OperationView } from '../view.js';
import { schemasOfType } from './schemas-below.js';

/** Imports something of the client's runtime; returns what to call it. */
type Runtime = (file: string, name: string) => string;

/** What an AWS JSON operation's definition has besides what every operation's has. */
export function awsMembers({ input, output }: OperationView, view: ApiView, runtime: Runtime): readonly string[] {
  const sent = input.kind === 'body' ? schemasOfType(input.typeName, view) : [];
  const received = output.kind === 'body' ? schemasOfType(output.typeName, view) : [];
  const numbers = fractions(received, view.model);
  const special = [
    ...([...sent.slice(1), ...received.slice(1)].some(meansNull) ? ["nulls: 'kept'"] : []),
    ...(sent.some(({ kind }) => kind === 'binary') ? [`bytes: ${runtime('base64.js', 'bytesAsBase64')}`] : []),
    ...(numbers.length === 0 ? [] : [`fractions: [${numbers.map(stringLiteral).join(', ')}]`]),
  ];
  const isPlain = special.length === 0 && fractions(sent, view.model).length === 0;
  return isPlain ? [] : [`json: ${runtime('aws-notation.js', 'awsNotation')}`, ...special];
}

/** Null is a value of its own where the page says so, and may be one where the page does not say what there is. */
const meansNull = (schema: Schema): boolean =>
  schema.kind === 'null' || schema.kind === 'unknown' || (schema.kind === 'object' && schema.properties.length === 0);

/**
 * Properties that hold a number which may have a fraction, wherever they stand: such a number may also be none at all or
 * without end, which JSON has no number for. A name that means something else elsewhere is none of them.
 */
function fractions(schemas: readonly Schema[], model: ApiModel): readonly string[] {
  const names = new Set<string>();
  const others = new Set<string>();
  for (const schema of schemas) {
    if (schema.kind !== 'object') continue;
    for (const { name, schema: own } of schema.properties) {
      const { kind, format } = { format: undefined, ...resolved(own, model) };
      (kind === 'number' && format !== epochSeconds ? names : others).add(name);
    }
  }
  return [...names].filter((name) => !others.has(name)).sort();
}

const resolved = (schema: Schema, model: ApiModel): Schema =>
  schema.kind === 'reference' ? (model.types.find(({ name }) => name === schema.name)?.schema ?? schema) : schema;
