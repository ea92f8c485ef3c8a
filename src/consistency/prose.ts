import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { ApiModel, Evidence, EvidenceMap, Schema } from '../model/api.js';
import { formatFactPath } from '../model/fact-path.js';
import { schemaLayers } from '../model/layer.js';
import { at, correcting, severityOf, side } from './evidence-words.js';
import { type Field, stepped } from './fields.js';
import { conflictsOf } from './prose-rules.js';

/** Where sentences about a field say otherwise than its own facts. */
export function checkProse(model: ApiModel, fields: readonly Field[]): readonly Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { path, schema, owner } of fields)
    for (const { description, evidence } of wordsAbout(schema, owner)) {
      const meant = meantBy(model, schema);
      for (const { fact, ofItems, quote, says, is, set } of conflictsOf(description, meant)) {
        const { evidence: own } = ofItems && meant.kind === 'array' ? meant.items : meant;
        const told = own[fact]?.[0] ?? own['type']?.[0];
        const place = formatFactPath({ ...(ofItems ? stepped(path, { kind: 'items' }) : path), fact });
        if (readFrom(told, description) || found.has(place)) continue;
        const message = `The words about \`${formatFactPath(path)}\` say “${quote}”: ${fact} ${says}; its own ${fact} is ${is}${side(told)}.`;
        const help = `If the words are right: \`${correcting(place, set)}\`. If they are wrong, correct the \`description\`.`;
        const severity = severityOf(told, 'warning');
        const details = { ...at(evidence['description']?.[0] ?? told, place), quote, help, severity };
        found.set(place, diagnostic('prose-contradicts', message, details));
      }
    }
  return [...found.values()];
}

interface Words {
  readonly description: string;
  readonly evidence: EvidenceMap;
}

/** Sentences stand beside a parameter, or beside its schema. */
export function wordsAbout(schema: Schema, owner: Field['owner']): readonly Words[] {
  const holders = owner !== undefined && 'description' in owner ? [owner, schema] : [schema];
  return holders.flatMap(({ description, evidence }) => (description === undefined ? [] : [{ description, evidence }]));
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
