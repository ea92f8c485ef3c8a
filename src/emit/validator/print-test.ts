import type { Check, Inside, TypedCheck } from './check.js';
import { needsOpen } from './check.js';
import { type ReadMember, readMembers } from './members.js';
import type { Scope } from './scope.js';
import { and, not, or, roomy, when } from './statements.js';

/** The body of a function that answers whether `value` passes. Nothing is allocated where it does. */
export function testBody(check: Check, scope: Scope): string {
  const failing = failsWhen(check, 'value', 'open');
  if (failing === undefined) return `${testStatements(check, 'value', scope)}\nreturn true;`;
  return check.kind === 'call' || check.kind === 'anything' ? `return ${passesWhen(check, 'value', 'open')};` : answer(failing);
}

/** On one line where there is room. */
function answer(failing: string): string {
  const whole = `return ${not(failing)};`;
  return whole.length > roomy ? `${when(failing, 'return false;')}\nreturn true;` : whole;
}

/** Statements that return false where the check fails. */
function testStatements(check: Check, value: string, scope: Scope): string {
  if (check.kind === 'anything') return '';
  const failing = failsWhen(check, value, 'open');
  if (failing !== undefined) return when(failing, 'return false;');
  if (check.kind === 'nullable') return `if (${value} !== null) {\n${testStatements(check.check, value, scope)}\n}`;
  if (check.kind !== 'typed' || check.inside === undefined) return '';
  return `${when(typedFailsWhen(check, value, 'open'), 'return false;')}\n${testInside(check.inside, value, scope)}`;
}

function testInside(inside: Inside, value: string, scope: Scope): string {
  switch (inside.kind) {
    case 'items': {
      if (inside.check.kind === 'anything') return '';
      const block = scope.block();
      const item = block.declare('item');
      return `for (const ${item} of ${value}) {\n${testStatements(inside.check, item, block)}\n}`;
    }
    case 'entries': {
      if (inside.check.kind === 'anything') return '';
      const block = scope.block();
      const entry = block.declare('entry');
      return `for (const ${entry} of Object.values(${value})) {\n${testStatements(inside.check, entry, block)}\n}`;
    }
    case 'members': {
      const { statements, read } = readMembers(inside.members, value, scope);
      return [statements, ...read.map((member) => testMember(member, scope))].join('\n');
    }
  }
}

function testMember({ member: { check, required }, variable }: ReadMember, scope: Scope): string {
  const failing = failsWhen(check, variable, 'open');
  // Whoever demands a type has demanded presence.
  const demanding = check.kind === 'typed' || (check.kind === 'call' && check.target.present === true);
  const absence = demanding ? '' : `${variable} === undefined`;
  if (failing === undefined) {
    const statements = testStatements(check, variable, scope);
    if (!required) return `if (${variable} !== undefined) {\n${statements}\n}`;
    return absence === '' ? statements : `if (${absence}) return false;\n${statements}`;
  }
  const present = check.kind === 'anything' ? [] : [failing];
  if (required) return when(or([...(absence === '' ? [] : [absence]), ...present]), 'return false;');
  return present.length === 0 ? '' : when(and(`${variable} !== undefined`, present.join('')), 'return false;');
}

/** An expression that is true where the check fails; nothing where it takes statements to tell. */
export function failsWhen(check: Check, value: string, open: string): string | undefined {
  switch (check.kind) {
    case 'anything':
      return 'false';
    case 'typed':
      return check.inside === undefined ? typedFailsWhen(check, value, open) : undefined;
    case 'call':
      return `!${passesWhen(check, value, open)}`;
    case 'nullable': {
      const inner = failsWhen(check.check, value, open);
      return inner === undefined ? undefined : and(`${value} !== null`, inner);
    }
    case 'union': {
      const passing = check.options.map((option) => passesWhen(option, value, open));
      if (check.mode === 'any-of') return not(or(passing));
      return `!oneOf(${[needsOpen(check) ? open : 'false', ...passing].join(', ')})`;
    }
  }
}

function passesWhen(check: Check, value: string, open: string): string {
  if (check.kind === 'anything') return 'true';
  if (check.kind === 'call') {
    const { test, open: takesOpen, depth } = check.target;
    return `${test}(${[value, ...(takesOpen ? [open] : []), ...(depth ? ['depth + 1'] : [])].join(', ')})`;
  }
  return not(failsWhen(check, value, open) ?? 'true');
}

const typedFailsWhen = (check: TypedCheck, value: string, open: string): string =>
  or([check.wrongType(value, open), ...check.constraints.map(({ fails, stillFails }) => (stillFails ?? fails)(value, open))]);
