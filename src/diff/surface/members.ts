import type { ts } from 'ts-morph';
import type { Workshop } from './workshop.js';

export type Membered = ts.InterfaceDeclaration | ts.ClassDeclaration;

export type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.MethodSignature | ts.ConstructorDeclaration;

/** Every value has these: a member of the name may not be left out, for what every value has would stand in its place. */
const ofEveryValue: ReadonlySet<string> = new Set(
  Object.getOwnPropertyNames(Object.prototype).filter((name) => !name.startsWith('__')),
);

/** Members of classes and interfaces, as users see them. */
export class MemberNodes {
  readonly #workshop: Workshop;

  constructor(workshop: Workshop) {
    this.#workshop = workshop;
  }

  /** By name; what nobody outside can reach is left out. */
  membersOf(node: Membered): ReadonlyMap<string, ts.Node> {
    const { ts, textOf } = this.#workshop;
    const members = new Map<string, ts.Node>();
    for (const member of node.members) {
      const flags = ts.canHaveModifiers(member) ? ts.getCombinedModifierFlags(member) : ts.ModifierFlags.None;
      const hidden = (flags & ts.ModifierFlags.NonPublicAccessibilityModifier) !== 0;
      if (hidden || (member.name !== undefined && ts.isPrivateIdentifier(member.name))) continue;
      members.set(member.name === undefined ? ts.SyntaxKind[member.kind] : textOf(member.name), member);
    }
    return members;
  }

  isMembered(node: ts.Node): node is Membered {
    const { ts } = this.#workshop;
    return ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  }

  isCallable(node: ts.Node): node is Callable {
    const { ts } = this.#workshop;
    return ts.isMethodDeclaration(node) || ts.isMethodSignature(node) || ts.isConstructorDeclaration(node);
  }

  isRequired(node: ts.Node): boolean {
    const { ts } = this.#workshop;
    return (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) && node.questionToken === undefined;
  }

  /** Whether who writes a value without the member is told so. */
  isDemanded(node: ts.Node): boolean {
    const { ts } = this.#workshop;
    return (
      this.isRequired(node) ||
      (ts.isPropertySignature(node) && ofEveryValue.has(node.name.getText().replace(/^['"]|['"]$/gu, '')))
    );
  }

  /** The words for a member's type, where it is one that has a type. */
  typeOf(node: ts.Node): ts.TypeNode | undefined {
    const { ts } = this.#workshop;
    return ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isGetAccessor(node) ? node.type : undefined;
  }

  /** What is taken and given. */
  signature(node: Callable): string {
    const { textOf } = this.#workshop;
    const opened = node.typeParameters === undefined ? '' : `<${node.typeParameters.map(textOf).join(', ')}>`;
    const given = node.type === undefined ? '' : `: ${textOf(node.type)}`;
    return `${opened}(${node.parameters.map(textOf).join(', ')})${given}`;
  }

  /** A member on one short line, without what it does. */
  head(node: ts.Node): string {
    const { textOf } = this.#workshop;
    const text = this.isCallable(node)
      ? `${node.name === undefined ? 'new' : textOf(node.name)}${this.signature(node)}`
      : textOf(node);
    return short(text);
  }
}

const longest = 160;

export const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
