import type { EnumSchema, Schema } from '../../model/api.js';
import { splitAllowedValues } from './enum-values.js';
import { factOf, type Spot } from './field.js';
import type { Line } from './line.js';
import { markerAt } from './marker.js';
import type { MutableEvidence, Parts } from './row-facts.js';
import { formatRule, scalar } from './schema.js';
import { isRequirement } from './site.js';
import { readType, type TypeText } from './type-text.js';

type EnumText = Extract<TypeText, { kind: 'enum' }>;

/** An enumeration, if its values can be told apart; else the plain type, with the undivided values as evidence. */
export function allowedValues(parts: Parts, spot: Spot, type: EnumText, evidence: MutableEvidence): Schema {
  const { notebook, words } = parts.table;
  const placed = parts.facts.find(({ fact }) => fact.kind === 'values');
  const plain = (): Schema =>
    scalar(parts, { kind: 'scalar', type: type.type, ...(type.format === undefined ? {} : { format: type.format }) }, evidence);
  const fact = factOf(spot.path, 'enum');
  if (placed?.fact.kind !== 'values') {
    if (parts.row.site.type.kind === 'scalar') return plain();
    evidence['enum'] = [
      notebook.cite(
        parts.row.site.at,
        'the type says that there are allowed values, but none are shown',
        'unknown',
        parts.row.site.typeText,
      ),
    ];
    notebook.say('enum-unsplit', `${fact.replace(/ enum$/, '')} is an enumeration whose values the page does not show.`, {
      at: parts.row.site.at,
      fact,
      help: correctionHelp(fact),
    });
    return plain();
  }
  if (type.format !== undefined)
    evidence['format'] = [notebook.cite(parts.row.site.at, formatRule, 'documented', parts.row.site.typeText)];
  const { lines } = placed.fact;
  const { sample } = spot;
  const split = splitAllowedValues(lines, {
    fieldName: parts.row.name.name ?? '',
    description: parts.described,
    ...(typeof sample === 'string' || typeof sample === 'number' ? { exampleValue: String(sample) } : {}),
    pageWords: words(),
  });
  const values = split.kind === 'split' ? valuesOf(type.type, split.values) : undefined;
  if (split.kind === 'unknown' && lines.length === 1 && standsOneALine(notebook.lines)) {
    const alone = valuesOf(type.type, lines);
    if (alone) {
      evidence['enum'] = [
        notebook.cite(placed.at, 'values stand one a line on this page, so a single line is a single value', 'inferred'),
      ];
      const message = `The only line of allowed values of ${fact.replace(/ enum$/, '')} was taken for one value: ${split.quote}`;
      notebook.say('enum-inferred', message, { at: placed.at, quote: split.quote, fact, help: correctionHelp(fact) });
      return {
        kind: 'enum',
        type: type.type,
        values: alone,
        ...(type.format === undefined ? {} : { format: type.format }),
        evidence,
      };
    }
  }
  if (split.kind === 'unknown' || values === undefined) {
    evidence['enum'] = [
      notebook.cite(placed.at, 'allowed values stand glued together and nothing tells where one ends', 'unknown', split.quote),
    ];
    notebook.say('enum-unsplit', `The allowed values of ${fact.replace(/ enum$/, '')} stand glued together: ${split.quote}`, {
      at: placed.at,
      quote: split.quote,
      fact,
      help: correctionHelp(fact),
    });
    return plain();
  }
  evidence['enum'] = [notebook.cite(placed.at, split.rule, split.standing, split.quote)];
  if (split.standing === 'inferred') {
    const message = `The allowed values of ${fact.replace(/ enum$/, '')} were taken apart as ${values.join(', ')}, because ${split.rule}.`;
    notebook.say('enum-inferred', message, { at: placed.at, quote: split.quote, fact, help: correctionHelp(fact) });
  }
  const schema: EnumSchema = {
    kind: 'enum',
    type: type.type,
    values,
    ...(type.format === undefined ? {} : { format: type.format }),
    evidence,
  };
  return schema;
}

/** Whether some field of the page has its allowed values on lines of their own. */
const standsOneALine = (lines: readonly Line[]): boolean =>
  lines.some(({ text }, at) => {
    if (!/^Allowed values:$/i.test(text)) return false;
    const [second, third] = [lines[at + 2]?.text ?? '', lines[at + 3]?.text ?? ''];
    if (markerAt(lines, at + 2) || /^(?:examples?|default)\b/i.test(second)) return false;
    return /^[\w.+-]+$/.test(second) && !readType(third) && !isRequirement(third);
  });

const correctionHelp = (fact: string): string =>
  `Write a correction if this is wrong: where: ${fact}, set: the list of values, because: where they are documented.`;

/** The texts as values of the type, each once; `undefined` where one is no such value. */
function valuesOf(type: EnumText['type'], texts: readonly string[]): readonly (string | number | boolean)[] | undefined {
  const values: (string | number | boolean)[] = [];
  for (const text of texts) {
    const value = enumValue(type, text);
    if (value === undefined) return undefined;
    if (!values.includes(value)) values.push(value);
  }
  return values.length > 0 ? values : undefined;
}

function enumValue(type: EnumText['type'], text: string): string | number | boolean | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'integer':
      return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
    case 'number':
      return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
  }
}
