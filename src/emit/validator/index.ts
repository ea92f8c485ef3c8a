import { stringLiteral, uniqueIdentifier } from '../escape/index.js';
import { runtimeFiles } from '../runtime-files.js';
import type { EmittedFile, Target } from '../target.js';
import { renderTemplate } from '../template.js';
import { type Declaration, declarationsOf } from '../types/declarations.js';
import { validatorExports } from '../types/exported-names.js';
import type { ApiView } from '../view.js';
import { type CallTarget, type Check, needsDepth, needsOpen } from './check.js';
import { type FunctionNames, moduleNames, runtimeTypes, runtimeValues } from './module-names.js';
import { PatternPool } from './pattern-pool.js';
import { type PlanContext, planOwn } from './plan.js';
import { collectBody } from './print-collect.js';
import { testBody } from './print-test.js';
import { Scope } from './scope.js';
import { SharedChecks } from './shared-checks.js';
import { namesIn, neededPieces, type Piece } from './used-names.js';

export { checkPatterns } from './check-patterns.js';

/** `src/validator.ts`, straight-line code for every named type and input, and the runtime below it. */
export const validatorTarget: Target = {
  name: 'validator',
  emit: async (view) => [await validatorFile(view), ...(await runtimeFiles('validator'))],
};

interface Planned {
  readonly names: FunctionNames;
  readonly check: Check;
  /** Absent on functions that only other functions call. */
  readonly declaration?: Declaration;
}

async function validatorFile(view: ApiView): Promise<EmittedFile> {
  const declarations = declarationsOf(view);
  const names = moduleNames(declarations);
  const schemas = declarations.all.map((declaration) => declaration.schema);
  const patterns = await PatternPool.of(schemas, view.model.protocol.patterns, names.taken);

  const shared = new SharedChecks(declarations.all);
  const planned: Planned[] = [];
  const setApart = (check: Check, place: string): CallTarget => {
    const present = check.kind === 'typed';
    const target = names.setApart(place, { open: needsOpen(check), depth: needsDepth(check), present });
    planned.push({ names: target, check });
    return target;
  };
  const targetOf = (declaration: Declaration): CallTarget => namesOf(names.of, declaration);
  for (const [declaration, functionNames] of names.of) {
    const place = declaration.name;
    const context: PlanContext = { declarations, owner: declaration, patterns, targetOf, shared, setApart, place };
    planned.push({ names: functionNames, check: planOwn(declaration.schema, context), declaration });
  }

  const types = [...names.of.keys()].filter((declaration) => declaration.origin !== 'derived').map(({ name }) => name);
  const imported = new Map(
    types.map((name) => [name, names.taken.has(name) ? uniqueIdentifier(`${name}Type`, names.taken) : name]),
  );
  const { needed, names: mentioned } = neededPieces(planned.flatMap((item) => piecesOf(item, names.taken, imported)));
  const constants = patterns.used.filter(({ name }) => mentioned.has(name));
  const called = constants.flatMap(({ value, callsRuntime }) => (callsRuntime ? namesIn(value) : []));
  const used = new Set([...mentioned, ...called]);
  const text = renderTemplate('validator/file', {
    types: [...imported].map(([name, local]) => (name === local ? name : `${name} as ${local}`)).join(', '),
    internal: specifiers([...runtimeValues, ...runtimeTypes].filter((name) => used.has(name) && !isExported(name))),
    public: specifiers([...runtimeValues, ...runtimeTypes].filter((name) => used.has(name) && isExported(name))),
    exports: exportsOf(view),
    patterns: constants.map(({ name, value, callsRuntime }) => ({
      name,
      value: callsRuntime ? `/* @__PURE__ */ ${value}` : value,
    })),
    functions: needed.map(({ code }) => code),
  });
  return { path: 'src/validator.ts', text, format: 'lines' };
}

const isExported = (name: string): boolean => validatorExports.some((exported) => exported === name);

const specifiers = (names: readonly string[]): string =>
  names.map((name) => (runtimeTypes.some((type) => type === name) ? `type ${name}` : name)).join(', ');

function piecesOf(
  { names, check, declaration }: Planned,
  taken: ReadonlySet<string>,
  types: ReadonlyMap<string, string>,
): readonly Piece[] {
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
  const collect: Piece = { name: names.collect, code: renderTemplate('validator/collect', view), exported: false };
  if (names.exported === undefined || declaration === undefined) {
    return [{ name: names.test, code: renderTemplate('validator/test', view), exported: false }, collect];
  }
  const type = types.get(declaration.name) ?? declaration.name;
  const typeView = {
    ...view,
    ...names.exported,
    open: names.open,
    apart: names.test !== names.exported.is,
    closed: names.open ? 'value, false' : 'value',
    type,
    name: stringLiteral(declaration.name),
  };
  return [{ name: names.test, code: renderTemplate('validator/type', typeView), exported: true }, collect];
}

/** The runtime's public names; one that the page has a use for gives way. */
function exportsOf(view: ApiView): string {
  const page = new Set([...view.types.map((type) => type.typeName), ...view.errors.map((error) => error.className)]);
  return validatorExports
    .map((name) => {
      const marked = name === 'InvalidValueError' ? name : `type ${name}`;
      return page.has(name) ? `${marked} as ${name}_` : marked;
    })
    .join(', ');
}

function namesOf(of: ReadonlyMap<Declaration, FunctionNames>, declaration: Declaration): FunctionNames {
  const names = of.get(declaration);
  if (names === undefined) throw new Error(`${declaration.name} has no validator`);
  return names;
}
