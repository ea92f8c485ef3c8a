import type { ts } from 'ts-morph';
import type { TypeSide } from './sides.js';
import type { Workshop } from './workshop.js';

/** Where the newer of two cannot stand in for the older. */
export interface Misfit {
  readonly before: string;
  /** Absent where what was there is gone. */
  readonly after?: string;
}

/**
 * What of a declaration cannot stand in for an older one of its name. Types with a name are compared under that name only,
 * so that a difference is told once and not wherever the type is used.
 */
export function misfits(before: ts.Symbol, after: ts.Symbol, side: TypeSide, workshop: Workshop): readonly Misfit[] {
  const { ts, checker, textOf } = workshop;
  if (before === after) return [];
  const [older, newer] = [before.declarations?.[0], after.declarations?.[0]];
  if (older === undefined || newer === undefined) return [];
  if (ts.isFunctionDeclaration(older) && ts.isFunctionDeclaration(newer)) return ofCalls(before.name, older, newer);
  if (isMembered(older) && isMembered(newer) && older.kind === newer.kind && openings(older) === openings(newer))
    return ofMembers(older, newer);
  if (ts.isTypeAliasDeclaration(older) && ts.isTypeAliasDeclaration(newer)) {
    if (textOf(older.type) === textOf(newer.type) && isOpen(older) === isOpen(newer)) return [];
    const kept = !isOpen(older) && !isOpen(newer) && fits(declared(before), declared(after), side) && keepsMembers();
    return kept ? [] : [texts(older.type, newer.type)];
  }
  if (ts.isVariableDeclaration(older) && ts.isVariableDeclaration(newer)) return ofValues(older, newer);
  const kept = meanings(before) === meanings(after) && !isValue(before) && fits(declared(before), declared(after), side);
  return kept ? [] : [texts(older, newer)];

  /** What may be written or read by name. Assignability alone takes a value with more members than are known. */
  function keepsMembers(): boolean {
    const isMade = (type: ts.Type): boolean =>
      type.isIntersection() ? type.types.every((one) => one.isUnion() || isMade(one)) : (type.flags & ts.TypeFlags.Object) !== 0;
    const names = (type: ts.Type): readonly string[] => {
      if (type.isUnion()) return type.types.flatMap(names);
      return isMade(type) && !checker.isArrayType(type) ? checker.getPropertiesOfType(type).map(({ name }) => name) : [];
    };
    const has = new Set(names(declared(after)));
    return names(declared(before)).every((name) => has.has(name));
  }

  function ofMembers(older: Membered, newer: Membered): readonly Misfit[] {
    const [had, has] = [membersOf(older), membersOf(newer)];
    const found: Misfit[] = [];
    for (const [name, member] of had) {
      const now = has.get(name);
      if (now === undefined) found.push({ before: head(member) });
      else found.push(...ofMember(name, member, now));
    }
    for (const [name, member] of has) {
      if (!had.has(name) && side !== 'received' && isRequired(member)) found.push({ before: '', after: head(member) });
    }
    return [...found, ...ofHeritage(older, newer)];
  }

  function ofMember(name: string, older: ts.Node, newer: ts.Node): readonly Misfit[] {
    if (textOf(signature(older)) === textOf(signature(newer)) && isRequired(older) === isRequired(newer)) return [];
    if (ts.isConstructorDeclaration(older) && ts.isConstructorDeclaration(newer)) return ofCalls('new', older, newer);
    if (isCallable(older) && isCallable(newer)) return ofCalls(name, older, newer);
    const demanded = side !== 'received' && isRequired(newer) && !isRequired(older);
    const promised = side !== 'sent' && isRequired(older) && !isRequired(newer);
    const fitting = !demanded && !promised && fits(checker.getTypeAtLocation(older), checker.getTypeAtLocation(newer), side);
    return fitting ? [] : [{ before: head(older), after: head(newer) }];
  }

  /** What a class or interface is made from. Classes that throw are read, whatever else is true of them. */
  function ofHeritage(older: Membered, newer: Membered): readonly Misfit[] {
    const text = (node: Membered): string => node.heritageClauses?.map(textOf).join(' ') ?? '';
    if (text(older) === text(newer)) return [];
    const way = ts.isClassDeclaration(older) ? 'received' : side;
    return fits(declared(before), declared(after), way) ? [] : [{ before: text(older), after: text(newer) }];
  }

  /** Whoever called the older can call the newer in the same way, and gets what they got. */
  function ofCalls(name: string, older: Callable, newer: Callable): readonly Misfit[] {
    const said = (one: Callable): string => short(`${name}${signatureText(one)}`);
    if (said(older) === said(newer) && signatureText(older) === signatureText(newer)) return [];
    const open = older.typeParameters !== undefined || newer.typeParameters !== undefined;
    const taken =
      newer.parameters.length >= older.parameters.length &&
      newer.parameters.every((parameter, index) => {
        const was = older.parameters[index];
        if (was === undefined) return isOptional(parameter);
        if (isOptional(was) && !isOptional(parameter)) return false;
        return sameType(was.type, parameter.type) || fits(typeOf(was), typeOf(parameter), 'sent');
      });
    const given = sameType(older.type, newer.type) || fits(typeOf(older.type), typeOf(newer.type), 'received');
    return !open && taken && given ? [] : [{ before: said(older), after: said(newer) }];
  }

  function ofValues(older: ts.VariableDeclaration, newer: ts.VariableDeclaration): readonly Misfit[] {
    return sameType(older.type, newer.type) || fits(typeOf(older), typeOf(newer), 'received') ? [] : [texts(older, newer)];
  }

  function fits(older: ts.Type, newer: ts.Type, way: TypeSide): boolean {
    const sendable = way === 'received' || checker.isTypeAssignableTo(older, newer);
    return sendable && (way === 'sent' || checker.isTypeAssignableTo(newer, older));
  }

  function declared(symbol: ts.Symbol): ts.Type {
    return checker.getDeclaredTypeOfSymbol(symbol);
  }

  function typeOf(node: ts.Node | undefined): ts.Type {
    return node === undefined ? checker.getVoidType() : checker.getTypeAtLocation(node);
  }

  function sameType(older: ts.Node | undefined, newer: ts.Node | undefined): boolean {
    return older !== undefined && newer !== undefined && textOf(older) === textOf(newer);
  }

  /** The members that users see, by name. */
  function membersOf(node: Membered): ReadonlyMap<string, ts.Node> {
    const members = new Map<string, ts.Node>();
    for (const member of node.members) {
      const hidden =
        ts.canHaveModifiers(member) &&
        (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.NonPublicAccessibilityModifier) !== 0;
      if (hidden || (member.name !== undefined && ts.isPrivateIdentifier(member.name))) continue;
      members.set(member.name === undefined ? ts.SyntaxKind[member.kind] : textOf(member.name), member);
    }
    return members;
  }

  function isMembered(node: ts.Node): node is Membered {
    return ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  }

  function openings({ typeParameters }: Membered): string {
    return typeParameters?.map(textOf).join(', ') ?? '';
  }

  function isCallable(node: ts.Node): node is Callable {
    return (
      ts.isMethodDeclaration(node) ||
      ts.isMethodSignature(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isConstructorDeclaration(node)
    );
  }

  /** The part of a member that has no words but what users see. */
  function signature(node: ts.Node): ts.Node {
    return (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) || ts.isGetAccessor(node)) && node.type !== undefined
      ? node.type
      : node;
  }

  function isRequired(node: ts.Node): boolean {
    return (ts.isPropertySignature(node) || ts.isPropertyDeclaration(node)) && node.questionToken === undefined;
  }

  function isOptional(node: ts.ParameterDeclaration): boolean {
    return node.questionToken !== undefined || node.initializer !== undefined || node.dotDotDotToken !== undefined;
  }

  function signatureText(node: Callable): string {
    const result = node.type === undefined ? '' : `: ${textOf(node.type)}`;
    return `(${node.parameters.map(textOf).join(', ')})${result}`;
  }

  function head(node: ts.Node): string {
    if (isCallable(node)) return short(`${node.name === undefined ? 'new' : textOf(node.name)}${signatureText(node)}`);
    return short(textOf(node));
  }

  function texts(older: ts.Node, newer: ts.Node): Misfit {
    return { before: short(textOf(older)), after: short(textOf(newer)) };
  }

  function isValue(symbol: ts.Symbol): boolean {
    return (symbol.flags & ts.SymbolFlags.Value) !== 0;
  }

  function meanings(symbol: ts.Symbol): string {
    return `${isValue(symbol)} ${(symbol.flags & ts.SymbolFlags.Type) !== 0}`;
  }
}

type Membered = ts.InterfaceDeclaration | ts.ClassDeclaration;
type Callable = ts.FunctionDeclaration | ts.MethodDeclaration | ts.MethodSignature | ts.ConstructorDeclaration;

/** Whether something is to be filled in before it is a type; two such fit only where their texts are the same. */
const isOpen = (node: { readonly typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> | undefined }): boolean =>
  node.typeParameters !== undefined;

const longest = 160;

const short = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
