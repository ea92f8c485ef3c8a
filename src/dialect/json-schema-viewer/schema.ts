import type { Evidence, Property, Schema } from '../../model/api.js';
import { allowedSchema } from '../../notation/allowed-schema.js';
import { constrained, patterned, readConstraint } from '../../notation/constraint-chips.js';
import { withProperties } from '../../notation/field-tree.js';
import { shownDefault } from '../../notation/shown-default.js';
import type { Node } from '../../page/node.js';
import { childrenOf, findAll, hasClass, named, rawText, textIn } from '../elements.js';
import { cite, type Paper, pass } from '../paper.js';
import type { Row } from './row.js';
import { readTypeWords } from './type-words.js';

export function propertyOf(paper: Paper, row: Row): readonly Property[] {
  const { name, required } = row;
  if (!name) return [];
  const rule = required ? '“required” stands beside what has to be there' : 'what is not called required may be left out';
  return [
    {
      name: rawText(name).trim(),
      required: required !== undefined,
      schema: rowSchema(paper, row),
      evidence: { name: [cite(paper, name, 'a row is a field')], required: [cite(paper, required ?? name, rule)] },
    },
  ];
}

/** Type, constraints, description, and what stands below. */
export function rowSchema(paper: Paper, row: Row): Schema {
  const typed = withBelow(paper, typeOf(paper, row), row);
  const checked = row.validations.reduce<Schema>((schema, node) => withValidation(paper, schema, node), typed);
  const text = row.description ? proseIn(row.description) : '';
  const evidence = {
    ...checked.evidence,
    ...(row.deprecated ? { deprecated: [cite(paper, row.deprecated, '“deprecated” stands beside a field')] } : {}),
    ...(row.description && text !== '' ? { description: [cite(paper, row.description, 'words below a field describe it')] } : {}),
  };
  if (row.description) pass(paper, row.description, 'words below a field describe it');
  return { ...checked, ...(row.deprecated ? { deprecated: true } : {}), ...(text === '' ? {} : { description: text }), evidence };
}

function typeOf(paper: Paper, row: Row): Schema {
  const { types, choice, node } = row;
  if (choice) return choiceOf(paper, choice, row);
  const members = types.flatMap(
    (type) => readTypeWords(textIn(type), cite(paper, type, 'the type stands behind the name')) ?? [],
  );
  const [only, ...others] = members;
  const [first] = types;
  if (!only) {
    paper.notebook.say('type-unknown', `${textIn(node)} has no type that is known.`, { at: paper.elements.atOf(node) });
    return { kind: 'unknown', evidence: { type: [cite(paper, node, 'a type that no rule knows', 'unknown')] } };
  }
  if (others.length === 0 || !first) return only;
  const evidence = { type: [cite(paper, first, '“or” stands between types')] };
  return { kind: 'union', mode: members.some(({ kind }) => kind === 'null') ? 'one-of' : 'any-of', members, evidence };
}

/** `any of: string`: the alternative that is chosen; the others are at best named in a list beside it. */
function choiceOf(paper: Paper, choice: Node, { node, below }: Row): Schema {
  const words = textIn(choice);
  const cited = cite(paper, choice, 'a button names the alternative that is shown');
  const [, mode = 'any', shown = ''] = /^(any|one) of:\s*(.*)$/i.exec(words) ?? [];
  const options = findAll(node, named('option'))
    .map(textIn)
    .filter((text) => text !== '');
  paper.notebook.say('fields-missing', `Of several alternatives only “${shown || words}” is shown.`, {
    at: paper.elements.atOf(choice),
    quote: options.join(', ') || words,
  });
  if (shown === '' || options.length < 2) return { kind: 'unknown', evidence: { type: [{ ...cited, standing: 'unknown' }] } };
  const members = options.map((option): Schema => {
    const known = readTypeWords(option, cited) ?? { kind: 'unknown', evidence: { type: [cited] } };
    if (option === shown)
      return withProperties(
        known,
        below.flatMap((row) => propertyOf(paper, row)),
      );
    return known.kind === 'object' ? { ...known, partial: true } : known;
  });
  return { kind: 'union', mode: mode.toLowerCase() === 'one' ? 'one-of' : 'any-of', members, evidence: { type: [cited] } };
}

function withBelow(paper: Paper, schema: Schema, row: Row): Schema {
  if (row.choice) return schema;
  if (row.below.length > 0) return withRows(paper, schema, row.below);
  if (!row.opens) return schema;
  paper.notebook.say(
    'fields-missing',
    `What ${row.name ? textIn(row.name) : 'a row'} holds is folded away and not on the page.`,
    { at: paper.elements.atOf(row.node) },
  );
  return schema.kind === 'object' ? { ...schema, partial: true } : schema;
}

/** Rows with names are fields; one without is the items of a list, or the values of a map. */
export function withRows(paper: Paper, schema: Schema, rows: readonly Row[]): Schema {
  for (const { isPattern, node } of rows)
    if (isPattern)
      paper.notebook.say('part-unplaced', 'Fields are named by a pattern, for which a model has no place.', {
        at: paper.elements.atOf(node),
      });
  const properties = rows.filter(({ isPattern }) => !isPattern).flatMap((row) => propertyOf(paper, row));
  const nameless = rows.find(({ name }) => !name);
  if (properties.length > 0) {
    if (nameless) pass(paper, nameless.node, 'an object with fields of its own may have others');
    return withProperties(schema, properties);
  }
  return nameless ? withItems(schema, rowSchema(paper, nameless)) : schema;
}

function withItems(schema: Schema, items: Schema): Schema {
  switch (schema.kind) {
    case 'array':
      return { ...schema, items: schema.items.kind === 'array' ? withItems(schema.items, items) : items };
    case 'map':
      return { ...schema, values: schema.values.kind === 'array' ? withItems(schema.values, items) : items };
    case 'object':
      return { kind: 'map', values: items, evidence: schema.evidence };
    default:
      return schema;
  }
}

/** Chips such as `>= 1 characters`, or a label and the values behind it. */
function withValidation(paper: Paper, schema: Schema, node: Node): Schema {
  const [first, ...rest] = childrenOf(node);
  const label = first
    ? /^(Allowed values?|Match patterns?|Default|Examples?|Multiple of|Const(?:ant)?):$/i.exec(textIn(first))?.[1]?.toLowerCase()
    : undefined;
  if (label === undefined) return childrenOf(node).reduce<Schema>((one, chip) => withChip(paper, one, chip), schema);
  const cited = cite(paper, node, `“${label}” stands before its values`);
  pass(paper, node, cited.rule);
  const values = rest.flatMap((one) => findAll(one, named('span'))).map((value) => rawText(value));
  const [only] = values;
  if (only === undefined) return schema;
  if (/^(?:allowed|const)/.test(label)) return allowedSchema(schema, unquoted(values), [cited]);
  if (/^match/.test(label)) return patterned(schema, only, cited);
  if (label === 'multiple of') return constrained(schema, { kind: 'multiple', of: Number(only) }, cited);
  return label === 'default' ? withDefault(schema, only, cited) : schema;
}

function withChip(paper: Paper, schema: Schema, chip: Node): Schema {
  const read = readConstraint(textIn(chip));
  return read ? constrained(schema, read.constraint, cite(paper, chip, read.rule)) : schema;
}

/** Some versions put quotes around every text. */
const unquoted = (values: readonly string[]): readonly string[] =>
  values.every((value) => /^".*"$/s.test(value)) ? values.map((value) => value.slice(1, -1)) : values;

function withDefault(schema: Schema, words: string, cited: Evidence): Schema {
  const value = shownDefault(schema, words);
  return value === undefined ? schema : { ...schema, default: value, evidence: { ...schema.evidence, default: [cited] } };
}

/** Words of a description; code is not drawn before the page runs, and what stands in its place is no word of it. */
export function proseIn(node: Node): string {
  const blocks = findAll(node, named('p', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'));
  const words = (one: Node): string =>
    hasClass(one, 'sl-code-viewer') ? '…' : one.type === 'text' ? (one.data ?? '') : (one.children ?? []).map(words).join('');
  const tidy = (one: Node): string => words(one).replace(/\s+/g, ' ').trim();
  return blocks.length === 0
    ? tidy(node)
    : blocks
        .map(tidy)
        .filter((text) => text !== '')
        .join('\n');
}
