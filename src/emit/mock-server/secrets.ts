import type { Schema } from '../../model/api.js';
import { byText } from '../../model/order.js';
import type { ApiView } from '../view.js';
import { isSecretName } from './runtime/redact.js';

/** Names of what the pages say is secret, where the name alone does not tell. */
export function secretNames({ model, types }: ApiView): readonly string[] {
  const named = new Map(types.map(({ type }) => [type.name, type.schema]));
  const found = new Set<string>();
  const waiting: Schema[] = [...named.values()];
  const note = (name: string, schema: Schema): void => {
    const target = schema.kind === 'reference' ? named.get(schema.name) : schema;
    if (target?.kind === 'string' && target.format === 'password' && !isSecretName(name)) found.add(name);
    waiting.push(schema);
  };
  for (const { parameters, requestBody, responses } of model.operations) {
    for (const { name, schema } of parameters) note(name, schema);
    for (const { contents } of [...(requestBody ? [requestBody] : []), ...responses])
      waiting.push(...contents.map((content) => content.schema));
  }
  for (const { schema } of model.errors) if (schema !== undefined) waiting.push(schema);
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    if (schema.kind === 'object') for (const property of schema.properties) note(property.name, property.schema);
    else if (schema.kind === 'array') waiting.push(schema.items);
    else if (schema.kind === 'map') waiting.push(schema.values);
    else if (schema.kind === 'union') waiting.push(...schema.members);
  }
  return [...found].sort(byText);
}
