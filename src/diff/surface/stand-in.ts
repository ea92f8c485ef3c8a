import type { ts } from 'ts-morph';
import type { Fitting } from './fitting.js';
import { type Callable, type Membered, MemberNodes, short } from './members.js';
import type { TypeSide } from './sides.js';
import type { Workshop } from './workshop.js';

/** Where the newer of two cannot stand in for the older. */
export interface Misfit {
  /** Empty where what is new has to be given from now on. */
  readonly before: string;
  /** Absent where what was there is gone. */
  readonly after?: string;
}

/**
 * Compares declarations of one name. Types with a name are compared under that name only, so that a difference is told once
 * and not wherever the type is used.
 */
export class StandIn {
  readonly #workshop: Workshop;
  readonly #fitting: Fitting;
  readonly #nodes: MemberNodes;

  constructor(workshop: Workshop, fitting: Fitting) {
    this.#workshop = workshop;
    this.#fitting = fitting;
    this.#nodes = new MemberNodes(workshop);
  }

  /** What of a declaration cannot stand in for the older one. */
  misfits(before: ts.Symbol, after: ts.Symbol, side: TypeSide): readonly Misfit[] {
    const { ts, textOf } = this.#workshop;
    const [older, newer] = [before.declarations?.[0], after.declarations?.[0]];
    if (before === after || older === undefined || newer === undefined) return [];
    if (ts.isFunctionDeclaration(older) && ts.isFunctionDeclaration(newer)) return this.#ofCalls(before.name, older, newer);
    if (this.#nodes.isMembered(older) && this.#nodes.isMembered(newer) && older.kind === newer.kind)
      return this.#ofMembers(older, newer, side);
    if (ts.isTypeAliasDeclaration(older) && ts.isTypeAliasDeclaration(newer)) {
      const same = textOf(older.type) === textOf(newer.type) && openings(older) === openings(newer);
      return same || this.#fitsAsWhole(before, after, side) ? [] : [this.#texts(older.type, newer.type)];
    }
    if (ts.isVariableDeclaration(older) && ts.isVariableDeclaration(newer))
      return this.#fitting.fitsAsWritten(older.type, newer.type, 'received') ? [] : [this.#texts(older, newer)];
    return this.#isType(before) && this.#isType(after) && this.#fitsAsWhole(before, after, side)
      ? []
      : [this.#texts(older, newer)];
  }

  /** What is filled in with other types before it is one is the same only where its words are. */
  #fitsAsWhole(before: ts.Symbol, after: ts.Symbol, side: TypeSide): boolean {
    if ([...(before.declarations ?? []), ...(after.declarations ?? [])].some((one) => openings(one) > 0)) return false;
    const [older, newer] = [this.#declared(before), this.#declared(after)];
    return this.#fitting.fits(older, newer, side) && this.#fitting.keepsMembers(older, newer);
  }

  #ofMembers(older: Membered, newer: Membered, side: TypeSide): readonly Misfit[] {
    const nodes = this.#nodes;
    const [had, has] = [nodes.membersOf(older), nodes.membersOf(newer)];
    const found: Misfit[] = [];
    for (const [name, member] of had) {
      const now = has.get(name);
      if (now === undefined) found.push({ before: nodes.head(member) });
      else found.push(...this.#ofMember(name, member, now, side));
    }
    for (const [name, member] of has) {
      if (!had.has(name) && side !== 'received' && nodes.isDemanded(member))
        found.push({ before: '', after: nodes.head(member) });
    }
    return [...found, ...this.#ofHeritage(older, newer, side)];
  }

  #ofMember(name: string, older: ts.Node, newer: ts.Node, side: TypeSide): readonly Misfit[] {
    const { ts, textOf, checker } = this.#workshop;
    const nodes = this.#nodes;
    if (nodes.isCallable(older) && nodes.isCallable(newer))
      return this.#ofCalls(ts.isConstructorDeclaration(older) ? 'new' : name, older, newer);
    const demanded = side !== 'received' && nodes.isRequired(newer) && !nodes.isRequired(older);
    const promised = side !== 'sent' && nodes.isRequired(older) && !nodes.isRequired(newer);
    const [was, is] = [nodes.typeOf(older), nodes.typeOf(newer)];
    const fitting =
      was !== undefined && is !== undefined
        ? this.#fitting.fitsAsWritten(was, is, side)
        : textOf(older) === textOf(newer) ||
          this.#fitting.fits(checker.getTypeAtLocation(older), checker.getTypeAtLocation(newer), side);
    return fitting && !demanded && !promised ? [] : [{ before: nodes.head(older), after: nodes.head(newer) }];
  }

  /** What a class or interface is made from. Classes that are thrown are read, whatever else is true of them. */
  #ofHeritage(older: Membered, newer: Membered, side: TypeSide): readonly Misfit[] {
    const { ts, checker, textOf } = this.#workshop;
    const text = (node: Membered): string =>
      [...(node.typeParameters ?? []), ...(node.heritageClauses ?? [])].map(textOf).join(' ');
    if (text(older) === text(newer)) return [];
    const way = ts.isClassDeclaration(older) ? 'received' : side;
    const closed = openings(older) + openings(newer) === 0;
    return closed && this.#fitting.fits(checker.getTypeAtLocation(older), checker.getTypeAtLocation(newer), way)
      ? []
      : [{ before: text(older), after: text(newer) }];
  }

  /** Whoever called the older can call the newer in the same way, and gets what they got. */
  #ofCalls(name: string, older: Callable, newer: Callable): readonly Misfit[] {
    const [was, is] = [this.#nodes.signature(older), this.#nodes.signature(newer)];
    if (was === is) return [];
    const taken =
      newer.parameters.length >= older.parameters.length &&
      newer.parameters.every((parameter, index) => {
        const before = older.parameters[index];
        if (before === undefined) return isOptional(parameter);
        if (isOptional(before) && !isOptional(parameter)) return false;
        return this.#fitting.fitsAsWritten(before.type, parameter.type, 'sent');
      });
    const given = this.#fitting.fitsAsWritten(older.type, newer.type, 'received');
    const fitting = openings(older) + openings(newer) === 0 && taken && given;
    return fitting ? [] : [{ before: short(`${name}${was}`), after: short(`${name}${is}`) }];
  }

  #declared(symbol: ts.Symbol): ts.Type {
    return this.#workshop.checker.getDeclaredTypeOfSymbol(symbol);
  }

  #isType({ flags }: ts.Symbol): boolean {
    return (flags & this.#workshop.ts.SymbolFlags.Value) === 0;
  }

  #texts(older: ts.Node, newer: ts.Node): Misfit {
    return { before: short(this.#workshop.textOf(older)), after: short(this.#workshop.textOf(newer)) };
  }
}

/** How many types are to be filled in before it is one. */
const openings = (node: ts.Node): number =>
  'typeParameters' in node && Array.isArray(node.typeParameters) ? node.typeParameters.length : 0;

const isOptional = ({ questionToken, initializer, dotDotDotToken }: ts.ParameterDeclaration): boolean =>
  questionToken !== undefined || initializer !== undefined || dotDotDotToken !== undefined;
