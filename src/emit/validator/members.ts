import { propertyKey, stringLiteral } from '../escape/index.js';
import type { Member } from './check.js';
import type { Scope } from './scope.js';

/** Names that every object inherits something by, so that reading them says nothing about the object itself. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

export interface ReadMember {
  readonly member: Member;
  /** The variable that holds its value. */
  readonly variable: string;
}

/** Statements that read the members of `value` into variables, those that there is nothing to say about left out. */
export function readMembers(
  members: readonly Member[],
  value: string,
  scope: Scope,
): { readonly statements: string; readonly read: readonly ReadMember[] } {
  const looked = members.filter(({ required, check }) => required || check.kind !== 'anything');
  const read = looked.map((member) => ({ member, variable: scope.declare(member.name) }));
  const plain = read.filter(({ member }) => !inherited.has(member.name));
  const hidden = read.filter(({ member }) => inherited.has(member.name));
  const bindings = plain.map(({ member, variable }) => {
    const key = propertyKey(member.name);
    return key === variable ? key : `${key}: ${variable}`;
  });
  const statements = [
    ...(bindings.length === 0 ? [] : [`const { ${bindings.join(', ')} } = ${value};`]),
    ...hidden.map(({ member, variable }) => `const ${variable} = own(${value}, ${stringLiteral(member.name)});`),
  ];
  return { statements: statements.join('\n'), read };
}
