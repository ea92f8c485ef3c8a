import type { ts } from 'ts-morph';
import type { TypeSide } from './sides.js';
import type { Workshop } from './workshop.js';

/** A name that gave way to something else. */
interface Renamed {
  readonly had: ts.Type;
  /** As the newer package means the name, where it has it. */
  readonly meant?: ts.Type;
  readonly is: ts.Type;
}

/** Tells whether the newer of two types can stand in for the older, for whoever is on one side of it. */
export class Fitting {
  readonly #workshop: Workshop;
  readonly #named: (name: string) => ts.Symbol | undefined;

  /** @param named what the newer package exports under a name */
  constructor(workshop: Workshop, named: (name: string) => ts.Symbol | undefined) {
    this.#workshop = workshop;
    this.#named = named;
  }

  /** What was sent is still taken; what is received is what was received. */
  fits(older: ts.Type, newer: ts.Type, side: TypeSide): boolean {
    const { checker } = this.#workshop;
    const taken = side === 'received' || checker.isTypeAssignableTo(older, newer);
    return taken && (side === 'sent' || checker.isTypeAssignableTo(newer, older));
  }

  /**
   * The same for types as they are written. Equal words fit: what the names in them mean is compared under those names.
   * Where a name gave way to another, what users wrote with the name has to fit what it means now.
   */
  fitsAsWritten(older: ts.TypeNode | undefined, newer: ts.TypeNode | undefined, side: TypeSide): boolean {
    const { checker, textOf } = this.#workshop;
    if (older !== undefined && newer !== undefined && textOf(older) === textOf(newer)) return true;
    const typeOf = (node: ts.TypeNode | undefined): ts.Type =>
      node === undefined ? checker.getVoidType() : checker.getTypeFromTypeNode(node);
    if (!this.fits(typeOf(older), typeOf(newer), side)) return false;
    return this.#renamed(older, newer).every(
      ({ had, meant, is }) =>
        (meant === undefined || this.fits(meant, is, side)) && (this.#isUnknown(is) || this.keepsMembers(had, is)),
    );
  }

  /** Names, and what stands in their places. */
  #renamed(older: ts.Node | undefined, newer: ts.Node | undefined): readonly Renamed[] {
    const { ts, checker } = this.#workshop;
    if (older === undefined || newer === undefined) return [];
    if (ts.isTypeReferenceNode(older) && ts.isTypeNode(newer)) {
      const name = ts.isIdentifier(older.typeName) ? older.typeName.text : '';
      const other = ts.isTypeReferenceNode(newer) && ts.isIdentifier(newer.typeName) ? newer.typeName.text : undefined;
      const isPlain = older.typeArguments === undefined && !(ts.isTypeReferenceNode(newer) && newer.typeArguments !== undefined);
      if (name !== other && isPlain) {
        const meant = this.#named(name);
        const is = checker.getTypeFromTypeNode(newer);
        return [
          {
            had: checker.getTypeFromTypeNode(older),
            ...(meant === undefined ? {} : { meant: checker.getDeclaredTypeOfSymbol(meant) }),
            is,
          },
        ];
      }
    }
    if (older.kind !== newer.kind) return [];
    const [inOlder, inNewer] = [childrenOf(older, ts), childrenOf(newer, ts)];
    return inOlder.length === inNewer.length ? inOlder.flatMap((child, index) => this.#renamed(child, inNewer[index])) : [];
  }

  /** Whether all that may be written or read by name still may: assignability alone takes values with members that nobody knows. */
  keepsMembers(older: ts.Type, newer: ts.Type): boolean {
    const has = new Set(this.#membersOf(newer));
    return this.#membersOf(older).every((name) => has.has(name));
  }

  #isUnknown({ flags }: ts.Type): boolean {
    return (flags & this.#workshop.ts.TypeFlags.Unknown) !== 0;
  }

  #membersOf(type: ts.Type): readonly string[] {
    const { checker } = this.#workshop;
    if (type.isUnion()) return type.types.flatMap((one) => this.#membersOf(one));
    return this.#isMade(type) && !checker.isArrayType(type) ? checker.getPropertiesOfType(type).map(({ name }) => name) : [];
  }

  /** Made of members, as text and numbers are not. */
  #isMade(type: ts.Type): boolean {
    const { ts } = this.#workshop;
    if (type.isIntersection()) return type.types.every((one) => one.isUnion() || this.#isMade(one));
    return (type.flags & ts.TypeFlags.Object) !== 0;
  }
}

function childrenOf(node: ts.Node, compiler: typeof ts): readonly ts.Node[] {
  const children: ts.Node[] = [];
  compiler.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}
