import { uniqueIdentifier } from '../escape/index.js';
import { forgetful, type Memory } from '../memory.js';
import { PiecedFile } from '../pieces.js';
import { runtimeFiles } from '../runtime-files.js';
import type { Target } from '../target.js';
import { renderTemplate } from '../template.js';
import { type Declaration, declarationsOf } from '../types/declarations.js';
import { validatorExports } from '../types/exported-names.js';
import type { ApiView } from '../view.js';
import { type CallTarget, type Check, needsDepth, needsOpen } from './check.js';
import { functionPieces, type Planned } from './function-pieces.js';
import { type FunctionNames, moduleNames, runtimeTypes, runtimeValues } from './module-names.js';
import { PatternPool } from './pattern-pool.js';
import { type PlanContext, planOwn } from './plan.js';
import { SharedChecks } from './shared-checks.js';
import { namesIn, neededPieces } from './used-names.js';

export { checkPatterns } from './check-patterns.js';

/** `src/validator.ts`, straight-line code for every named type and input, and the runtime below it. */
export const validatorTarget: Target = {
  name: 'validator',
  emit: async (view, _, memory = forgetful) => [await validatorFile(view, memory), ...runtimeFiles('validator')],
};

async function validatorFile(view: ApiView, memory: Memory): Promise<PiecedFile> {
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
  const piecesOf = functionPieces(names.taken, imported, memory);
  const { needed, names: mentioned } = neededPieces(planned.flatMap(piecesOf));
  const constants = patterns.used.filter(({ name }) => mentioned.has(name));
  const called = constants.flatMap(({ value, callsRuntime }) => (callsRuntime ? namesIn(value) : []));
  const used = new Set([...mentioned, ...called]);
  const head = renderTemplate('validator/head', {
    types: [...imported].map(([name, local]) => (name === local ? name : `${name} as ${local}`)).join(', '),
    internal: specifiers([...runtimeValues, ...runtimeTypes].filter((name) => used.has(name) && !isExported(name))),
    public: specifiers([...runtimeValues, ...runtimeTypes].filter((name) => used.has(name) && isExported(name))),
    exports: exportsOf(view),
    patterns: constants.map(({ name, value, callsRuntime }) => ({
      name,
      value: callsRuntime ? `/* @__PURE__ */ ${value}` : value,
    })),
  });
  return new PiecedFile('src/validator.ts', [head, ...needed]);
}

const isExported = (name: string): boolean => validatorExports.some((exported) => exported === name);

const specifiers = (names: readonly string[]): string =>
  names.map((name) => (runtimeTypes.some((type) => type === name) ? `type ${name}` : name)).join(', ');

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
