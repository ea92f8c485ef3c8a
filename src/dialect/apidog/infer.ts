import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import { formatFactPath } from '../../model/fact-path.js';
import { extend, type Spot } from './field.js';
import { elementOf, isJsonArray, isJsonObject, isMapSample } from './sample.js';
import type { Table } from './table.js';

/** Deeper examples than this say nothing more. */
const maximumDepth = 40;

/** What an example shows of a type that the page does not document. Everything in it is inferred; `at` is the line left unexplained. */
export function schemaOfSample(table: Table, spot: Spot, at: number): Schema {
  const { notebook } = table;
  const fact = formatFactPath(spot.path);
  if (spot.sample === undefined || spot.sample === null) {
    const evidence = [notebook.cite(at, 'neither the page nor its example shows the type', 'unknown')];
    notebook.say('type-unknown', `The type of ${fact} is not shown.`, {
      at,
      fact,
      help: `Write a correction: where: ${fact} type, set: the type.`,
    });
    return { kind: 'unknown', evidence: { type: evidence } };
  }
  notebook.say('type-inferred', `The type of ${fact} was concluded from the example.`, { at, quote: brief(spot.sample), fact });
  return fromSample(table, spot.sample, spot, 0);
}

function fromSample(table: Table, sample: Json, spot: Spot, depth: number): Schema {
  const cite = (rule: string): Evidence => table.notebook.cite(table.sampleAt ?? -1, rule, 'inferred', brief(sample));
  if (depth > maximumDepth || sample === null)
    return {
      kind: 'unknown',
      evidence: { type: [{ ...cite('an example without a value shows no type'), standing: 'unknown' }] },
    };
  if (isMapSample(sample)) {
    const [first] = Object.values(sample);
    const path = extend(spot.path, { kind: 'values' });
    return {
      kind: 'map',
      values: fromSample(table, first ?? null, { ...spot, path, sample: first }, depth + 1),
      evidence: { type: [cite('an example with property1 and property2 shows a map')] },
    };
  }
  const type = { type: [cite('the value in the example shows the type')] };
  if (isJsonArray(sample)) {
    const element = elementOf(sample);
    return {
      kind: 'array',
      items: fromSample(
        table,
        element ?? null,
        { ...spot, path: extend(spot.path, { kind: 'items' }), sample: element },
        depth + 1,
      ),
      evidence: type,
    };
  }
  if (isJsonObject(sample)) {
    const properties = Object.entries(sample).map(
      ([name, value]): Property => ({
        name,
        required: false,
        schema: fromSample(
          table,
          value,
          { ...spot, path: extend(spot.path, { kind: 'property', name }), sample: value },
          depth + 1,
        ),
        evidence: {
          name: [cite('a key of the example is the name of a field')],
          required: [{ ...cite('an example does not tell whether a field is required'), standing: 'unknown' }],
        },
      }),
    );
    return { kind: 'object', properties, evidence: type };
  }
  switch (typeof sample) {
    case 'boolean':
      return { kind: 'boolean', evidence: type };
    case 'number':
      return { kind: Number.isInteger(sample) ? 'integer' : 'number', evidence: type };
    default:
      return { kind: 'string', evidence: type };
  }
}

const brief = (sample: Json): string => {
  const text = JSON.stringify(sample);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
