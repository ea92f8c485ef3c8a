import type { Evidence, Json, Schema } from '../../model/api.js';
import { type Encoded, encodeValues, mark } from './literals.js';
import type { Sentence } from './sentences.js';

type Value = string | number;

interface ValuesRule {
  readonly name: string;
  find(sentence: Encoded): readonly string[] | undefined;
}

/** What may follow a value without making it depend on something. */
const unconditional = '(?!\\s*(?:if (?!specified)|for |when |unless |or |otherwise|\\/|-))';

const certain = '(?:must|should|can|may|will)(?: always| currently)? be(?: always| either| currently)?';

export const valuesRules: readonly ValuesRule[] = [
  {
    name: 'a sentence says which value it always is',
    find: ({ text, literals }) => {
      const found = new RegExp(
        `\\b(?:always|must(?: always)? be(?: always)?) (?:${mark}|(-?\\d+)(?![\\d+]))${unconditional}(?!, ?${'\uE000'})`,
        'i',
      ).exec(text);
      const value = found?.[1] === undefined ? found?.[2] : literals[Number(found[1])];
      return value === undefined ? undefined : [value];
    },
  },
  {
    name: 'a sentence lists the values that it can be',
    find: ({ text, literals }) => {
      const lead = new RegExp(
        `\\b(?:${certain}(?: one of)?|one of|either|choose one[^:]*)(?: the following(?: values)?)?:? (?=\\uE000|-?\\d)`,
        'i',
      ).exec(text);
      if (!lead || /\be\.g\.|\bfor example\b|\bsuch as\b/i.test(text)) return undefined;
      const pieces = text
        .slice(lead.index + lead[0].length)
        .replace(/\s*\([^()]*\)/g, '')
        .split(/(?:,\s*(?:or |and )?|\s+(?:or|and)\s+|;\s*)(?=(?:either )?(?:\uE000|-?\d))/);
      // “…, or any other” leaves the list open.
      if (/[,;]? (?:or|and) (?:any|other|another|some|more|custom)\b|\betc\b|…|\.\.\./i.test(pieces.at(-1) ?? ''))
        return undefined;
      const values = pieces.map((piece) => leadingValue(piece.trim(), literals));
      return values.length > 1 && values.every((value) => value !== undefined && value !== '') ? (values as string[]) : undefined;
    },
  },
];

/** A piece of a list begins with its value; what follows explains it. */
function leadingValue(piece: string, literals: readonly string[]): string | undefined {
  const found = new RegExp(`^(?:either )?(?:${mark}|(-?\\d+)(?= |\\.?$))`).exec(piece);
  return found?.[1] === undefined ? found?.[2] : literals[Number(found[1])];
}

export const linesRule = 'lines below “one of the following” name a value each';

/** `One of the following:`, and below it a line a value: `- sent – it is on its way`. */
export function withValuesBelow(schema: Schema, text: string, cite: (rule: string, quote: string) => Evidence): Schema {
  if (schema.kind !== 'string') return schema;
  const lines = text.split('\n');
  const lead = lines.findIndex((line) => /\bone of(?: the following)?(?: values)?:$/i.test(line.trim()));
  if (lead < 0) return schema;
  const values: string[] = [];
  for (const line of lines.slice(lead + 1)) {
    const value = /^[-•*–]\s*["“]?([\w./:-]{1,80}?)["”]?(?:\s+[–—-]\s|:\s|[,.;]?$)/.exec(line.trim())?.[1];
    if (value === undefined) break;
    values.push(value);
  }
  if (values.length < 2) return schema;
  const evidence = { ...schema.evidence, enum: [cite(linesRule, lines.slice(lead, lead + 1 + values.length).join('\n'))] };
  return { kind: 'enum', type: 'string', values: [...new Set(values)], evidence };
}

/** The schema with the values that the sentences about it name: what they say is concluded, not printed. */
export function withValues(
  schema: Schema,
  sentences: readonly Sentence[],
  cite: (at: number, rule: string, quote: string) => Evidence,
): Schema {
  if (schema.kind !== 'string' && schema.kind !== 'integer') return schema;
  for (const sentence of sentences)
    for (const { name, find } of valuesRules) {
      const values = find(encodeValues(sentence.spans))?.map((value) => typed(value, schema.kind));
      if (!values?.every((value) => value !== undefined)) continue;
      const evidence = { ...schema.evidence, enum: [cite(sentence.at, name, sentence.text)] };
      return { kind: 'enum', type: schema.kind, values: [...new Set(values)], evidence };
    }
  return schema;
}

function typed(value: string, kind: 'string' | 'integer'): Value | undefined {
  if (kind === 'string') return /^[^\s]{1,80}$/u.test(value) ? value : undefined;
  return /^-?\d{1,15}$/.test(value) ? Number(value) : undefined;
}

const defaultRule = 'a sentence says what it defaults to';

export function withDefault(
  schema: Schema,
  sentences: readonly Sentence[],
  cite: (at: number, rule: string, quote: string) => Evidence,
): Schema {
  for (const sentence of sentences) {
    const { text, literals } = encodeValues(sentence.spans);
    const found = new RegExp(
      `\\bdefaults?(?: to | ?[=:] ?)(?:${mark}|(-?\\d+(?:\\.\\d+)?|true|false)(?![\\w%]))${unconditional}`,
      'i',
    ).exec(text);
    const words = found?.[1] === undefined ? found?.[2] : literals[Number(found[1])];
    const preset = words === undefined ? undefined : presetOf(schema, words);
    if (preset === undefined) continue;
    return {
      ...schema,
      default: preset,
      evidence: { ...schema.evidence, default: [cite(sentence.at, defaultRule, sentence.text)] },
    };
  }
  return schema;
}

function presetOf(schema: Schema, words: string): Json | undefined {
  switch (schema.kind) {
    case 'boolean':
      return /^(?:true|false)$/i.test(words) ? /^t/i.test(words) : undefined;
    case 'integer':
      return /^-?\d{1,15}$/.test(words) ? Number(words) : undefined;
    case 'number':
      return /^-?\d{1,15}(?:\.\d+)?$/.test(words) ? Number(words) : undefined;
    case 'enum': {
      const value = schema.values.find((one) => String(one) === words);
      return value;
    }
    case 'string':
      return /^\S+$/.test(words) ? words : undefined;
    default:
      return undefined;
  }
}
