import { type KnownType, readTypeWords } from '../../notation/type-words.js';
import type { Part } from '../../page/structure/index.js';
import { type Field, type FieldGroup, isFieldName } from './field.js';
import type { Step } from './flow.js';
import { fieldOfHead, isConstraint, readHead } from './head.js';
import { linesIn, textOfSpans } from './line.js';
import { completed, labelOfLine, looksTyped } from './part-fields.js';

const lineRule = 'lines one below the other tell a field';

export interface LineFields extends FieldGroup {
  /** How many steps were read. */
  readonly length: number;
}

/**
 * Fields told by lines, from a step on and before another: a name with its type on its line or on the next, and then what is said
 * of it.
 */
export function fieldsOfLines(steps: readonly Step[], from: number, to: number, known: KnownType): LineFields | undefined {
  const fields: Field[] = [];
  let at = from;
  while (at < to) {
    const opening = openingAt(steps, at, to, known);
    if (!opening) break;
    at = opening.to;
    let { field } = opening;
    const parts: Part[] = [];
    for (; at < to && !openingAt(steps, at, to, known); at += 1) {
      const step = steps[at];
      const part = step && partOfStep(step);
      if (!part) break;
      const label = part.kind === 'paragraph' && parts.length === 0 ? labelOfLine(part.words, known) : undefined;
      const text = part.kind === 'paragraph' ? part.words.text : '';
      const aside = isConstraint(text);
      if (label && !(label.type && field.type) && !(label.requirement && field.requirement))
        field = { ...field, ...label.type, ...label.requirement };
      else if (aside && part.kind === 'paragraph')
        field = {
          ...field,
          constraints: [...field.constraints, { text, at: part.words.at, rule: 'a short line below a name tells a constraint' }],
        };
      else parts.push(part);
    }
    fields.push(completed(field, parts, known, 0, lineRule));
  }
  const [first] = fields;
  return first && { fields, at: first.at, column: false, flat: true, length: at - from };
}

function openingAt(
  steps: readonly Step[],
  at: number,
  end: number,
  known: KnownType,
): { readonly field: Field; readonly to: number } | undefined {
  const step = steps[at];
  if (step?.kind !== 'line') return undefined;
  const [first, ...more] = linesIn(step.words);
  if (!first) return undefined;
  const text = textOfSpans(first);
  const assigned = /^([\w.$-]{1,80})\s*=\s*\[([\w ,()-]{1,60})\]$/.exec(text);
  if (assigned && isFieldName(assigned[1] ?? '')) {
    const type = { text: assigned[2] ?? '', at: step.words.at, rule: lineRule };
    return {
      field: { name: assigned[1] ?? '', at: step.words.at, rule: lineRule, type, constraints: [], children: [] },
      to: at + 1,
    };
  }
  const next = at + 1 < end ? steps[at + 1] : undefined;
  const bare = text.replace(/\*$/, '').replace(/:$/, '');
  if (more.length === 0 && isFieldName(bare) && next?.kind === 'line') {
    const label = labelOfLine(next.words, known);
    const head = readHead(first, known);
    // A type in a notation of its own is a type all the same; without it the fields behind would seem to be beside it.
    if (head && !label && looksTyped(next.words, known)) {
      const type = { text: next.words.text, at: next.words.at, rule: lineRule };
      return { field: { ...fieldOfHead(head, step.words.at, lineRule), type }, to: at + 2 };
    }
    if (label?.type && head)
      return { field: { ...fieldOfHead(head, step.words.at, lineRule), ...label.type, ...label.requirement }, to: at + 2 };
  }
  const head = readHead(first, known);
  if (!head || head.type === undefined || !readTypeWords(head.type, known)) return undefined;
  // Without marks, or a sign behind the name, a sentence could be mistaken for a field.
  const apart =
    head.marked ||
    first.filter((span) => /\S/.test(span.text)).length > 1 ||
    /^\S+\s*[(:–—-]/.test(text) ||
    head.mark !== undefined;
  if (!apart) return undefined;
  const field = fieldOfHead(head, step.words.at, lineRule);
  const rest = more.map(textOfSpans).join('\n');
  const description = [field.description?.text, rest].filter((one) => one !== undefined && one !== '').join('\n');
  return {
    field: { ...field, ...(description === '' ? {} : { description: { text: description, at: step.words.at, rule: lineRule } }) },
    to: at + 1,
  };
}

function partOfStep(step: Step): Part | undefined {
  switch (step.kind) {
    case 'line':
      return { kind: 'paragraph', words: step.words };
    case 'list':
      return step.list;
    case 'table':
      return step.table;
    case 'terms':
      return step.terms;
    case 'heading':
    case 'code':
      return undefined;
  }
}
