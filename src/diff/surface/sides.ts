import type { ts } from 'ts-morph';
import type { ModulesOf, Workshop } from './workshop.js';

/** Which way values of a type travel, seen from the package's user. */
export type TypeSide = 'sent' | 'received' | 'both';

/**
 * Which way values of each type travel, told by the package's functions and classes: what they take is sent, what they
 * give is received. What no function of the client speaks of may be used either way.
 */
export function sidesOf(modules: ModulesOf, { ts, checker }: Workshop): (symbol: ts.Symbol) => TypeSide {
  const sides = new Map<ts.Symbol, TypeSide>();
  const client = modules.get('./client');
  if (client !== undefined) for (const symbol of valuesOf(client)) see(symbol, 'received');
  return (symbol) => sides.get(symbol) ?? 'both';

  function valuesOf(module: ts.SourceFile): readonly ts.Symbol[] {
    const symbol = checker.getSymbolAtLocation(module);
    if (symbol === undefined) return [];
    return checker
      .getExportsOfModule(symbol)
      .map(itself)
      .filter(({ flags }) => (flags & ts.SymbolFlags.Value) !== 0);
  }

  function itself(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  }

  function see(symbol: ts.Symbol, side: 'sent' | 'received'): void {
    const known = sides.get(symbol);
    if (known === side || known === 'both') return;
    sides.set(symbol, known === undefined ? side : 'both');
    for (const declaration of symbol.declarations ?? []) visit(declaration, side);
  }

  /** Whoever is called is given what they take by the other side. */
  function visit(node: ts.Node, side: 'sent' | 'received'): void {
    // A check that a value is of a type says nothing of who has it.
    if (ts.isTypePredicateNode(node) || ts.isBlock(node)) return;
    if (ts.isParameter(node)) {
      if (node.type !== undefined) visit(node.type, side === 'sent' ? 'received' : 'sent');
      return;
    }
    const named = nameIn(node);
    const found = named === undefined ? undefined : checker.getSymbolAtLocation(named);
    const symbol = found === undefined ? undefined : itself(found);
    if (symbol !== undefined && symbol.declarations?.some(isOwn) === true) see(symbol, side);
    ts.forEachChild(node, (child) => visit(child, side));
  }

  function nameIn(node: ts.Node): ts.Node | undefined {
    if (ts.isTypeReferenceNode(node)) return node.typeName;
    return ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
  }

  /** Not of the compiler's library, whose files have no folder of a package. */
  function isOwn(declaration: ts.Declaration): boolean {
    return /^\/\d+\//u.test(declaration.getSourceFile().fileName);
  }
}
