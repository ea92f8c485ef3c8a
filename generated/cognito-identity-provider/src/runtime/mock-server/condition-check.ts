import { conditionWords } from './condition.js';
import {
  among,
  type Check,
  isRecord,
  kindOf,
  list,
  member,
  must,
  numeric,
  type Problem,
  problem,
  table,
  textThat,
} from './fields.js';
import { noSuch } from './nearest.js';
import { before, complaint } from './template-check.js';

/** A pattern for any value. */
export const pattern: Check = (value, place) => {
  if (Array.isArray(value)) return list(pattern)(value, place);
  if (!isRecord(value)) return before.json(value, place);
  const names = Object.keys(value);
  const property = names.find((name) => !conditionWords.includes(name));
  const word = names.find((name) => conditionWords.includes(name));
  if (word === undefined) return table(pattern)(value, place);
  if (property === undefined) return conditions(value, place);
  return problem(place, `${word} is a condition and ${property} is none; put properties under has, each with its pattern`);
};

/** A pattern for a text, of which nothing is a property. */
export const textPattern: Check = (value, place) => {
  if (Array.isArray(value)) return list(textPattern)(value, place);
  return isRecord(value) ? conditions(value, place) : before.json(value, place);
};

/** A pattern for a counter. */
export const countPattern: Check = (value, place) =>
  isRecord(value)
    ? conditions(value, place)
    : must(typeof value === 'number', place, `there should be a number or conditions, not ${kindOf(value)}`);

const expression = textThat((value, place) => complaint(place, () => void new RegExp(value, 'u')));

/** What goes with each word. */
const operands: ReadonlyMap<string, Check> = new Map<string, Check>([
  ['exists', among(true, false)],
  ['is', before.json],
  ['not', pattern],
  ['anyOf', list(pattern)],
  ['contains', pattern],
  ['matches', expression],
  ['above', numeric],
  ['below', numeric],
  ['atLeast', numeric],
  ['atMost', numeric],
  ['has', table(pattern)],
]);

function conditions(value: Readonly<Record<string, unknown>>, place: string): readonly Problem[] {
  const entries = Object.entries(value);
  if (entries.length === 0) return problem(place, 'there should be a condition');
  return entries.flatMap(([word, wanted]) => {
    const check = operands.get(word);
    return check === undefined
      ? problem(member(place, word), noSuch('condition', word, conditionWords))
      : check(wanted, member(place, word));
  });
}
