import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiModel, Evidence, Schema } from '../model/api.js';
import { placeOf } from '../model/evidence.js';
import { formatFactPath } from '../model/fact-path.js';
import { schemaLayers } from '../model/layer.js';
import type { PlacedLayer } from '../model/nodes.js';
import { severityOf, side } from './evidence-words.js';
import { conflictsOf } from './prose-rules.js';

/** Where sentences about a field say otherwise than its own facts. */
export function checkProse(model: ApiModel, nodes: readonly PlacedLayer[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { path, layer } of nodes) {
    if (layer.node !== 'schema' && layer.node !== 'parameter') continue;
    const { description } = layer.value;
    if (description === undefined) continue;
    const schema = layer.node === 'schema' ? layer.value : layer.value.schema;
    const meant = meantBy(model, schema);
    for (const { fact, quote, says, is, set } of conflictsOf(description, meant)) {
      const told = meant.evidence[fact]?.[0] ?? meant.evidence['type']?.[0];
      if (readFrom(told, description)) continue;
      const at = formatFactPath({ ...path, fact });
      if (found.has(at)) continue;
      const where = placeOf(layer.value.evidence['description']?.[0] ?? told, at);
      const message = `The words about \`${formatFactPath(path)}\` say “${quote}”, so ${fact} ${says}, and its own ${fact} is ${is}${side(told)}.`;
      const help = `If the words are right, say so in a correction: where \`${at}\`, set \`${JSON.stringify(set)}\`; else correct the \`description\`.`;
      found.set(
        at,
        diagnostic('prose-contradicts', message, {
          ...(where === undefined ? {} : { where }),
          quote,
          help,
          severity: severityOf(told, 'warning'),
        }),
      );
    }
  }
  return [...found.values()];
}

/** What a reference or a nullable type stands for: words beside it are about that. */
function meantBy(model: ApiModel, schema: Schema): Schema {
  const last = schemaLayers(model, schema, []).at(-1);
  const meant = last?.node === 'schema' ? last.value : schema;
  return schema.default === undefined || meant.default !== undefined ? meant : { ...meant, default: schema.default };
}

/** Whether the fact was concluded from the very words. */
const readFrom = (told: Evidence | undefined, description: string): boolean =>
  told?.standing === 'inferred' && description.includes(told.quote);
