import type { ts } from 'ts-morph';
import { Fitting } from './fitting.js';
import { sidesOf } from './sides.js';
import { StandIn } from './stand-in.js';
import type { SurfaceChange, SurfaceDiff, SurfaceFiles, SurfacePair } from './surface-diff.js';
import { type ModulesOf, openWorkshop, type Workshop } from './workshop.js';

export { type SurfaceChange, type SurfaceDiff, type SurfaceFiles, type SurfacePair, surfaceSeverity } from './surface-diff.js';

/** What users' compilers would see of a package's new version, told from its TypeScript alone: nothing of any model is asked. */
export async function compareSurfaces(before: SurfaceFiles, after: SurfaceFiles): Promise<SurfaceDiff> {
  const [diff = { changes: [] }] = await compareManySurfaces([{ before, after }]);
  return diff;
}

/** The same for many packages at once, which takes little longer than one: the compiler is set up once. */
export async function compareManySurfaces(pairs: readonly SurfacePair[]): Promise<readonly SurfaceDiff[]> {
  const workshop = await openWorkshop(pairs);
  return workshop.packages.map(({ before, after }) => ({ changes: changesBetween(before, after, workshop) }));
}

function changesBetween(before: ModulesOf, after: ModulesOf, workshop: Workshop): readonly SurfaceChange[] {
  const sideOf = sidesOf(before, workshop);
  const exported = new Map([...after.values()].flatMap((module) => [...exportsOf(module, workshop)]));
  const standIn = new StandIn(workshop, new Fitting(workshop, (name) => exported.get(name)));
  const changes: SurfaceChange[] = [];
  const told = new Set<string>();
  for (const entry of new Set([...before.keys(), ...after.keys()])) {
    const [had, has] = [exportsOf(before.get(entry), workshop), exportsOf(after.get(entry), workshop)];
    const found: SurfaceChange[] = [];
    for (const [name, older] of had) {
      const newer = has.get(name);
      if (newer === undefined) found.push({ kind: 'removed', entry, name });
      else if (!isHandlersOwn(entry, older))
        found.push(
          ...standIn
            .misfits(older, newer, sideOf(older))
            .map((misfit): SurfaceChange => ({ kind: 'incompatible', entry, name, ...misfit })),
        );
    }
    for (const name of has.keys()) if (!had.has(name)) found.push({ kind: 'added', entry, name });
    // What several entries export is ascribed to the first of them.
    changes.push(...found.filter(({ kind, name }) => !told.has(`${kind} ${name}`)));
    for (const { kind, name } of found) told.add(`${kind} ${name}`);
  }
  return changes.sort((a, b) => compared(`${a.entry} ${a.name}`, `${b.entry} ${b.name}`));
}

/**
 * What a mock server's own declarations say of operations is said by the types they name; whoever answers in a server's
 * place follows the API.
 */
const isHandlersOwn = (entry: string, { declarations = [] }: ts.Symbol): boolean =>
  entry === './mock-server' && !declarations.some((declaration) => declaration.getSourceFile().fileName.includes('/runtime/'));

function exportsOf(module: ts.SourceFile | undefined, { ts, checker }: Workshop): ReadonlyMap<string, ts.Symbol> {
  const symbol = module === undefined ? undefined : checker.getSymbolAtLocation(module);
  if (symbol === undefined) return new Map();
  return new Map(
    checker
      .getExportsOfModule(symbol)
      .map((one): [string, ts.Symbol] => [
        one.name,
        (one.flags & ts.SymbolFlags.Alias) === 0 ? one : checker.getAliasedSymbol(one),
      ]),
  );
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
