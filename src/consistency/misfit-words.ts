import { type Diagnostic, diagnostic } from '../diagnostic.js';
import type { Json } from '../model/api.js';
import { type FactPath, formatFactPath } from '../model/fact-path.js';
import { at, correcting, listed, severityOf, side } from './evidence-words.js';
import { stepped } from './fields.js';
import type { LackingField, UnknownField, WrongValue } from './misfit.js';
import type { ShownValue } from './shown-values.js';
import { shownAs, typeOf } from './value-words.js';

type AtLeastOne<T> = readonly [T, ...T[]];

/** Values that contradict one fact. */
export function wrongValues(misfits: AtLeastOne<WrongValue>, { as, said }: ShownValue): Diagnostic {
  const [{ path, fact, shown, problem, told }, ...more] = misfits;
  const place = formatFactPath({ ...path, fact });
  const subject = as === 'default' ? `The default is ${shown}` : `An example shows ${shown}`;
  const again = more.length === 0 ? '' : ` So do ${more.length} more.`;
  const sure = misfits.some((misfit) => misfit.sure);
  const set = wanted(misfits);
  return diagnostic('example-contradicts', `${subject}, which ${problem}, against \`${place}\`${side(told)}.${again}`, {
    ...at(said ?? told, place),
    quote: shown,
    severity: severityOf(told, sure ? 'warning' : 'info'),
    help: `If the ${as} is right: \`${correcting(...(set === undefined ? openType(path) : ([place, set] as const)))}\`. If it is wrong, nothing has to be done.`,
  });
}

const openType = (path: FactPath): readonly [string, Json] => [formatFactPath({ ...path, fact: 'type' }), 'unknown'];

/** What the fact would be, if all of the values are right. */
function wanted(misfits: AtLeastOne<WrongValue>): Json | undefined {
  const [{ fact, set }] = misfits;
  const sets = misfits.flatMap((misfit) => misfit.set ?? []);
  if (Array.isArray(set)) return [...new Set(sets)];
  const numbers = sets.filter((one) => typeof one === 'number');
  if (numbers.length === 0) return set;
  return fact.startsWith('max') ? Math.max(...numbers) : Math.min(...numbers);
}

/** Fields of one object that are always there, and that no example has. */
export function lackingFields(misfits: AtLeastOne<LackingField>, { said }: ShownValue): Diagnostic {
  const [{ path, property, told }] = misfits;
  const names = listed(misfits.map((misfit) => misfit.property.name));
  const place = formatFactPath({ ...stepped(path, { kind: 'property', name: property.name }), fact: 'required' });
  return diagnostic(
    'example-incomplete',
    `No example of \`${formatFactPath(path)}\` has ${names}, documented as required${side(told)}.`,
    {
      ...at(said ?? told, place),
      quote: told?.quote ?? property.name,
      help: `If a field may be left out: \`${correcting(place, false)}\`. If the examples are short of it, nothing has to be done.`,
    },
  );
}

/** Fields of one object that examples have, and no description. */
export function unknownFields(misfits: AtLeastOne<UnknownField>, { said }: ShownValue): Diagnostic {
  const [{ path, name, value, told }] = misfits;
  const others = new Set(misfits.map((misfit) => misfit.name)).size - 1;
  const more = others === 0 ? '' : ` and ${others} more`;
  const shown = shownAs(name, value);
  const place = formatFactPath({ ...stepped(path, { kind: 'property', name }), fact: 'type' });
  return diagnostic(
    'example-field-unknown',
    `Examples of \`${formatFactPath(path)}\` have ${shown}${more}, not documented there${side(told)}.`,
    {
      ...at(said ?? told, place),
      quote: shown,
      help: `To have a field in the types: \`${correcting(place, typeOf(value))}\`. Otherwise nothing has to be done: it passes as it is.`,
    },
  );
}
