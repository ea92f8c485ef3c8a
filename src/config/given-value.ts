import { parseDocument } from 'yaml';
import type { Json } from '../model/api.js';
import { type FactValue, factsOf } from '../model/facts.js';
import type { Layer } from '../model/layer.js';

/** A word of the command line as a value of a fact: YAML, and words as they are where the fact is a text. `null` takes it away. */
export function givenValue(text: string, layer: Layer, fact: string): Json {
  const word = text.trim();
  if (word === 'null') return null;
  const kind = factsOf(layer)[fact] ?? 'json';
  const parsed = isText(kind, layer) && !/^["']/.test(word) ? undefined : yamlValue(word);
  return parsed === undefined || (isText(kind, layer) && typeof parsed !== 'string') ? text : parsed;
}

function isText(kind: FactValue, layer: Layer): boolean {
  switch (kind) {
    case 'text':
    case 'type':
    case 'patterns':
    case 'method':
    case 'identifier':
    case 'folder':
    case 'path':
      return true;
    case 'json':
      return (
        layer.node === 'schema' &&
        (layer.value.kind === 'string' || (layer.value.kind === 'enum' && layer.value.type === 'string'))
      );
    case 'flag':
    case 'count':
    case 'number':
    case 'status':
    case 'json-list':
    case 'enum':
      return false;
  }
}

/** `undefined` where the text is no YAML, or none of what JSON can say. */
function yamlValue(text: string): Json | undefined {
  const document = parseDocument(text, { prettyErrors: false });
  if (document.errors.length > 0) return undefined;
  const same: Json | null = JSON.parse(JSON.stringify(document.toJS() ?? null));
  return same ?? undefined;
}
