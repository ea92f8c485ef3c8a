import { stringLiteral } from '../escape/index.js';
import type { Check, Constraint, Inside, TypedCheck } from './check.js';
import { type ReadMember, readMembers } from './members.js';
import { failsWhen } from './print-test.js';
import type { Scope } from './scope.js';
import { when } from './statements.js';

/** The body of a function that writes to `log` all that is wrong with `value`. */
export function collectBody(check: Check, scope: Scope): string {
  if (check.kind !== 'typed') return collect(check, 'value', scope);
  const { wrongType, rest } = typedStatements(check, 'value', scope);
  return rest.length === 0
    ? `${wrongType.condition} ${wrongType.statement}`
    : [`${wrongType.condition} return ${wrongType.statement}`, ...rest].join('\n');
}

function collect(check: Check, value: string, scope: Scope): string {
  switch (check.kind) {
    case 'anything':
      return '';
    case 'call':
      return `${check.target.collect}(${value}, log${check.target.depth ? ', depth + 1' : ''});`;
    case 'nullable':
      return `if (${value} !== null) {\n${collect(check.check, value, scope)}\n}`;
    case 'union': {
      const keyword = check.mode === 'any-of' ? 'anyOf' : 'oneOf';
      const words = check.mode === 'any-of' ? `must be ${check.expected}` : `must be exactly one of ${check.expected}`;
      const expected = stringLiteral(check.expected);
      return when(failsWhen(check, value, 'log.open') ?? 'false', `log.add('${keyword}', ${stringLiteral(words)}, ${expected});`);
    }
    case 'typed': {
      const { wrongType, rest } = typedStatements(check, value, scope);
      const first = `${wrongType.condition} ${wrongType.statement}`;
      const [only, ...others] = rest;
      if (only === undefined) return first;
      const isOne = others.length === 0 && (check.inside === undefined || !only.includes('\n'));
      if (isOne) return `${first}\nelse ${only}`;
      return `${first}\nelse {\n${rest.join('\n')}\n}`;
    }
  }
}

interface TypedStatements {
  readonly wrongType: { readonly condition: string; readonly statement: string };
  readonly rest: readonly string[];
}

function typedStatements(check: TypedCheck, value: string, scope: Scope): TypedStatements {
  return {
    wrongType: {
      condition: `if (${check.wrongType(value, 'log.open')})`,
      statement: `log.type(${stringLiteral(check.expected)}, ${value});`,
    },
    rest: [
      ...check.constraints.map((constraint) => collectConstraint(constraint, value)),
      ...(check.inside === undefined ? [] : [collectInside(check.inside, value, scope)]),
    ].filter((statements) => statements !== ''),
  };
}

function collectConstraint({ keyword, fails, message, expected }: Constraint, value: string): string {
  const words = [stringLiteral(keyword), stringLiteral(message), ...(expected === undefined ? [] : [expected])];
  return when(fails(value, 'log.open'), `log.add(${words.join(', ')});`);
}

function collectInside(inside: Inside, value: string, scope: Scope): string {
  switch (inside.kind) {
    case 'items': {
      if (inside.check.kind === 'anything') return '';
      const collector = collectorOf(inside.check);
      if (collector !== undefined) return `log.items(${value}, ${collector});`;
      const block = scope.block();
      const index = block.declare('index');
      const item = block.declare('item');
      const body = collect(inside.check, item, block);
      return `for (const [${index}, ${item}] of ${value}.entries()) {\n${step(index, body)}\nif (log.full) return;\n}`;
    }
    case 'entries': {
      if (inside.check.kind === 'anything') return '';
      const collector = collectorOf(inside.check);
      if (collector !== undefined) return `log.entries(${value}, ${collector});`;
      const block = scope.block();
      const key = block.declare('key');
      const entry = block.declare('entry');
      const body = collect(inside.check, entry, block);
      return `for (const [${key}, ${entry}] of Object.entries(${value})) {\n${step(key, body)}\nif (log.full) return;\n}`;
    }
    case 'members': {
      const { statements, read } = readMembers(inside.members, value, scope);
      return [statements, ...read.map((member) => collectMember(member, scope))].filter((lines) => lines !== '').join('\n');
    }
  }
}

function collectMember({ member: { name, check, required }, variable }: ReadMember, scope: Scope): string {
  const collector = collectorOf(check);
  if (collector !== undefined) {
    return `log.${required ? 'required' : 'optional'}(${stringLiteral(name)}, ${variable}, ${collector});`;
  }
  const body = check.kind === 'anything' ? '' : step(stringLiteral(name), collect(check, variable, scope));
  if (required) {
    const absent = `if (${variable} === undefined) log.missing(${stringLiteral(name)});`;
    return body === '' ? absent : `${absent}\nelse {\n${body}\n}`;
  }
  return body === '' ? '' : `if (${variable} !== undefined) {\n${body}\n}`;
}

/** The function that does all of a check, given a value and a log. */
function collectorOf(check: Check): string | undefined {
  if (check.kind === 'call') return check.target.depth ? undefined : check.target.collect;
  return check.kind === 'typed' ? check.collector : undefined;
}

const step = (key: string, body: string): string => `log.enter(${key});\n${body}\nlog.leave();`;
