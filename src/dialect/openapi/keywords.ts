const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Members of the objects of a document that the dialect looks at, whether or not they say anything. */
export const keywords = {
  operation: words(
    'operationId summary description deprecated parameters requestBody responses security servers tags consumes produces schemes',
  ),
  parameter: words(
    'name in description required deprecated schema content style explode example examples type items format allowReserved collectionFormat',
  ),
  response: words('description headers content schema examples links'),
  body: words('description required content'),
  media: words('schema example examples encoding'),
  paths: words(''),
  responses: words(''),
  server: words('url description variables name'),
  path: words('summary description servers parameters'),
  schema: words(
    'type title description format nullable deprecated readOnly writeOnly required properties additionalProperties items allOf oneOf anyOf ' +
      'enum const default example examples minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf ' +
      'minItems maxItems uniqueItems minProperties maxProperties $ref $id $schema $anchor $comment $defs contentEncoding contentMediaType',
  ),
  document: words(
    'openapi swagger info paths components servers security jsonSchemaDialect consumes produces schemes host basePath definitions parameters ' +
      'responses securityDefinitions $self',
  ),
} as const;
