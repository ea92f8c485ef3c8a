import type { ObjectSchema } from '../../model/api.js';
import type { Notebook } from './line.js';
import { shownKeys } from './shown-names.js';
import type { Syntax } from './syntax.js';

const rule = 'a timestamp that the syntax shows as a string travels as one';

/** “Type: Timestamp” does not say how a time travels; the syntax does, for the members that it names outermost. */
export function withShownTimes(notebook: Notebook, object: ObjectSchema, syntax: Syntax): ObjectSchema {
  const times = object.properties.filter(
    ({ schema: { kind, evidence } }) => kind === 'number' && /: *Timestamp$/i.test(evidence['type']?.[0]?.quote ?? ''),
  );
  if (times.length === 0) return object;
  const shown = new Map(
    shownKeys(syntax.body.map(({ text }) => text)).flatMap(({ name, isString, line }) =>
      isString ? [[name, syntax.body[line]?.at] as const] : [],
    ),
  );
  return {
    ...object,
    properties: object.properties.map((property) => {
      const at = times.includes(property) ? shown.get(property.name) : undefined;
      if (at === undefined) return property;
      const told = notebook.cite(at, rule);
      const evidence = { ...property.schema.evidence, type: [told, ...(property.schema.evidence['type'] ?? [])], format: [told] };
      return { ...property, schema: { ...property.schema, kind: 'string', format: 'date-time', evidence } };
    }),
  };
}
