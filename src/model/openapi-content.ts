import type { Content, Operation } from './api.js';
import { isUntold, type JsonObject, type JsonSchemaOptions, present, schemaToJsonSchema } from './schema-to-json-schema.js';

export function namedExamples(
  examples: readonly { readonly title?: string; readonly value: JsonObject[string] }[],
): JsonObject | undefined {
  if (examples.length === 0) return undefined;
  return Object.fromEntries(
    examples.map(({ title, value }, index) => [`example-${index + 1}`, present({ summary: title, value })]),
  );
}

export function contentObject(
  contents: readonly Content[],
  examples: Operation['examples'],
  options: JsonSchemaOptions,
): JsonObject {
  return Object.fromEntries(
    contents.map((content, index) => {
      const own = examples.filter((example) =>
        example.mediaType === undefined ? index === 0 : example.mediaType === content.mediaType,
      );
      const { schema: told } = content;
      const named = told.kind === 'reference' ? options.inline?.get(told.name) : undefined;
      const schema = isUntold(named ?? told) ? undefined : schemaToJsonSchema(told, options);
      return [content.mediaType, present({ schema, examples: namedExamples(own) })];
    }),
  );
}
