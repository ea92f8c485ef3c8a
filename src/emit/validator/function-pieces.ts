import { stringLiteral } from '../escape/index.js';
import { type Memory, recalled } from '../memory.js';
import { hashOfFacts } from '../pieces.js';
import { renderTemplate } from '../template.js';
import type { Declaration } from '../types/declarations.js';
import type { Check, Condition } from './check.js';
import type { FunctionNames } from './module-names.js';
import { collectBody } from './print-collect.js';
import { testBody } from './print-test.js';
import { Scope } from './scope.js';
import { type FunctionPiece, namesIn } from './used-names.js';

/** Functions that are to do a check. */
export interface Planned {
  readonly names: FunctionNames;
  readonly check: Check;
  /** Absent on functions that only other functions call. */
  readonly declaration?: Declaration;
}

/** The code of the two functions, what is exported beside the first with it. */
interface Code {
  readonly test: string;
  readonly collect: string;
}

/**
 * Prints functions, but where it is known from an earlier run which names they mention: there not before their text is asked for.
 * @param taken every name of the module
 * @param types what imported types are called in it
 */
export function functionPieces(
  taken: ReadonlySet<string>,
  types: ReadonlyMap<string, string>,
  memory: Memory,
): (planned: Planned) => readonly FunctionPiece[] {
  const module = hashOfFacts([...taken]);
  return (planned) => {
    const { names, check, declaration } = planned;
    const type = declaration === undefined ? undefined : types.get(declaration.name);
    const madeOf = hashOfFacts([module, names, declaration?.name, type, check], conditionsInWords);
    let made: Code | undefined;
    const code = (): Code => {
      made ??= codeOf(planned, taken, type);
      return made;
    };
    const mentioned = recalled(`names in functions ${madeOf}`, memory, () => ({
      test: namesOfModule(code().test, taken),
      collect: namesOfModule(code().collect, taken),
    }));
    const exported = names.exported !== undefined && declaration !== undefined;
    return [
      { name: names.test, madeOf: `test ${madeOf}`, names: mentioned.test, exported, text: () => code().test },
      { name: names.collect, madeOf: `collect ${madeOf}`, names: mentioned.collect, exported: false, text: () => code().collect },
    ];
  };
}

/** Stand for the variables of a condition: no code has these letters. */
const [anyValue, anyOpen] = ['\0', '\x01'] as const;

const conditionsInWords = (_: string, fact: unknown): unknown => (isCondition(fact) ? fact(anyValue, anyOpen) : fact);

/** The only functions in a check. */
const isCondition = (fact: unknown): fact is Condition => typeof fact === 'function';

const namesOfModule = (code: string, taken: ReadonlySet<string>): readonly string[] => [
  ...new Set(namesIn(code).filter((name) => taken.has(name))),
];

function codeOf({ names, check, declaration }: Planned, taken: ReadonlySet<string>, type: string | undefined): Code {
  const value = check.kind === 'anything' ? '_value' : 'value';
  const body = [...(names.depth ? ['if (depth > deepest) return false;'] : []), testBody(check, new Scope(taken))].join('\n');
  const depth = names.depth ? ['depth = 0'] : [];
  const open = body.includes('open') && namesIn(body).includes('open') ? 'open' : '_open';
  const view = {
    test: names.test,
    value,
    parameters: [`${value}: unknown`, ...(names.open ? [`${open}: boolean`] : []), ...depth].join(', '),
    testBody: body,
    collect: names.collect,
    collectParameters: [
      ...(check.kind === 'anything' ? ['_value: unknown', '_log: IssueLog'] : ['value: unknown', 'log: IssueLog']),
      ...depth,
    ].join(', '),
    collectBody: [
      ...(names.depth ? ['if (depth > deepest || log.full) return log.tooDeep();'] : []),
      collectBody(check, new Scope(taken)),
    ].join('\n'),
  };
  const collect = renderTemplate('validator/collect', view);
  if (names.exported === undefined || declaration === undefined) return { test: renderTemplate('validator/test', view), collect };
  const typeView = {
    ...view,
    ...names.exported,
    open: names.open,
    apart: names.test !== names.exported.is,
    closed: names.open ? 'value, false' : 'value',
    type: type ?? declaration.name,
    name: stringLiteral(declaration.name),
  };
  return { test: renderTemplate('validator/type', typeView), collect };
}
