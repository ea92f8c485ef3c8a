import type { Evidence, Json, Property, Schema } from '../../model/api.js';
import { constrained, readConstraint } from '../../notation/constraint-chips.js';
import { insideOf, memberOf } from '../../notation/sample-json.js';
import type { Node } from '../../page/node.js';
import { childrenOf, findFirst, named, shortText, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import { type FieldRow, fieldSchema, inside, propertyOf, rowsOf } from './field.js';
import { typeCellSchema } from './type-cell.js';
import { readTypeWords } from './type-words.js';

/** Reads what stands below a heading of a schema or below a field that is open: a table, alternatives, a list, or a plain type. */
export function readContent(paper: Paper, node: Node, sample: Json | undefined): Schema | undefined {
  return contentOf(paper, childrenOf(node), sample);
}

/** The same of several elements that stand below each other. */
export function contentOf(paper: Paper, nodes: readonly Node[], sample: Json | undefined): Schema | undefined {
  for (const [index, node] of nodes.entries()) {
    if (node.name === 'table') return isFields(node) ? tableSchema(paper, node, sample) : undefined;
    const found =
      alternatives(paper, node, nodes.slice(index + 1), sample) ??
      list(paper, node, nodes.slice(index + 1), sample) ??
      plain(paper, node, sample);
    if (found) return found;
    if (node.name === 'div') {
      const inner = contentOf(paper, childrenOf(node), sample);
      if (inner) return inner;
    }
  }
  return undefined;
}

const isFields = (table: Node): boolean => rowsOf(table).length > 0;

function tableSchema(paper: Paper, table: Node, sample: Json | undefined): Schema {
  const rows = rowsOf(table);
  const inner = insideOf(sample);
  const fields = rows.filter(({ kind }) => kind === 'field');
  const values = rows.find(({ kind }) => kind === 'values');
  for (const { kind, nameCell } of rows)
    if (kind === 'pattern')
      paper.notebook.say('part-unplaced', 'Fields are named by a pattern, for which a model has no place.', {
        at: paper.elements.atOf(nameCell),
      });
  if (fields.length === 0 && values) return mapSchema(paper, values, inner);
  if (values) pass(paper, values.nameCell, 'an object with fields of its own may have others');
  const type = [cite(paper, fields[0]?.nameCell ?? table, 'fields in a table make up an object')];
  return {
    kind: 'object',
    properties: once(fields.map((row) => propertyOf(paper, row, memberOf(inner, row.name)))),
    evidence: { type },
  };
}

/** The field that tells alternatives apart may stand in the table twice. */
function once(properties: readonly Property[]): readonly Property[] {
  return properties.filter(({ name }, index) => properties.findIndex((one) => one.name === name) === index);
}

function mapSchema(paper: Paper, row: FieldRow, sample: Json | undefined): Schema {
  const first = typeof sample === 'object' && sample !== null && !Array.isArray(sample) ? Object.values(sample)[0] : undefined;
  const type = [cite(paper, row.nameCell, '“additional property” stands for the values of a map')];
  return { kind: 'map', values: fieldSchema(paper, row, first), evidence: { type } };
}

/** `One of` and a button for each alternative; only the one that is chosen is shown. */
function alternatives(paper: Paper, node: Node, after: readonly Node[], sample: Json | undefined): Schema | undefined {
  const [label, ...rest] = node.name === 'span' ? [node, ...after] : childrenOf(node);
  const mode = label?.name === 'span' ? /^(One|Any) of$/i.exec(textIn(label))?.[1]?.toLowerCase() : undefined;
  if (!label || mode === undefined) return undefined;
  const buttons = rest[0]
    ? [...(rest[0].name === 'button' ? rest.filter(named('button')) : childrenOf(rest[0]).filter(named('button')))]
    : [];
  if (buttons.length === 0) return undefined;
  const cited = cite(paper, label, `“${mode === 'one' ? 'One' : 'Any'} of” stands before alternatives`);
  const [chosen, ...others] = buttons;
  const words = chosen ? textIn(chosen) : '';
  const within = inside(paper, isTypeName(words) ? words : undefined);
  const shown = contentOf(within, rest.filter((one) => !buttons.includes(one)).slice(rest[0]?.name === 'button' ? 0 : 1), sample);
  for (const button of buttons) pass(paper, button, 'a button names an alternative');
  const first = chosen && shown ? nameChosen(shown, words) : { kind: 'unknown' as const, evidence: { type: [cited] } };
  const members = [first, ...others.map((button) => alternativeOf(paper, button))];
  if (others.length > 0)
    paper.notebook.say('fields-missing', `Of several alternatives only ${chosen ? textIn(chosen) : 'one'} is shown.`, {
      at: paper.elements.atOf(label),
      quote: buttons.map(textIn).join(', '),
    });
  return { kind: 'union', mode: mode === 'one' ? 'one-of' : 'any-of', members, evidence: { type: [cited] } };
}

const isTypeName = (words: string): boolean =>
  /^[\p{L}_][\p{L}\p{N}_.$-]*$/u.test(words) && !/^(?:string|integer|number|boolean|object|array|any|null)s?$/i.test(words);

const nameChosen = (schema: Schema, words: string): Schema =>
  schema.kind === 'object' && schema.name === undefined && isTypeName(words) ? { ...schema, name: words } : schema;

/** An alternative that is not chosen: its button tells a plain type or a name. */
function alternativeOf(paper: Paper, button: Node): Schema {
  const words = textIn(button);
  const cited = cite(paper, button, 'a button names an alternative');
  const read = readTypeWords(words, cited);
  if (read && read.schema.kind !== 'object') return read.schema;
  const unknown: Evidence = { ...cited, standing: 'unknown' };
  return isTypeName(words)
    ? { kind: 'reference', name: words, evidence: { type: [cited] } }
    : { kind: 'unknown', evidence: { type: [unknown] } };
}

/** `Array` above the fields of its items, with the bounds of its length behind it. */
function list(paper: Paper, node: Node, after: readonly Node[], sample: Json | undefined): Schema | undefined {
  const found = node.name === 'div' ? /^Array\b\s*(?:\((.*)\))?(.*)$/i.exec(shortText(node) ?? '') : null;
  if (!found) return undefined;
  const inner = contentOf(paper, after, Array.isArray(sample) ? sample[0] : undefined);
  if (!inner) return undefined;
  const cited = cite(paper, node, '“Array” stands above the items of a list');
  const chip = readConstraint((found[1] ?? found[2] ?? '').trim());
  const array: Schema = { kind: 'array', items: inner, evidence: { type: [cited] } };
  return chip ? constrained(array, chip.constraint, cited) : array;
}

/** A type outside of any table: a body that is no object. */
function plain(paper: Paper, node: Node, sample: Json | undefined): Schema | undefined {
  if (node.name !== 'div' || findFirst(node, named('table', 'button', 'h3', 'h5'))) return undefined;
  const [line] = childrenOf(node);
  const [prefix, type] = line?.name === 'div' ? childrenOf(line) : [];
  if (prefix?.name !== 'span' || type?.name !== 'span') return undefined;
  const cited = cite(paper, node, 'a type stands alone');
  if (!readTypeWords(`${textIn(prefix)} ${textIn(type)}`, cited)) return undefined;
  return typeCellSchema(paper, node, sample);
}
