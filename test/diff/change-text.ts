import type { Change, Effect, Told } from '../../src/diff/index.js';

/**
 * One change on one line, as the expectations of `fixtures/changes` are written: severity, kind, place and name; what it was
 * and what it is; who meets it, and what that does to them.
 *
 * ```
 * breaking requirement-changed types.Guest.phone required: false → true, required | both, callers break, code breaks
 * minor enum-value-added types.Booking.state enum "lost": → "lost" | received, closed readers break
 * ```
 */
export function changeText(change: Change): string {
  const { impact, kind, where, side } = change;
  const name = 'name' in change && !where.endsWith(change.name) ? ` ${change.name}` : '';
  const met = [
    side,
    ...effectOn('callers', impact.callers),
    ...effectOn('readers', impact.readers),
    ...(impact.compile ? ['code breaks'] : []),
    ...(change.cause === 'page' ? [] : [`by ${change.cause}`]),
  ];
  return `${impact.severity} ${kind} ${where}${name}${detail(change)} | ${met.join(', ')}`;
}

function detail(change: Change): string {
  const { before, after } = change;
  const sides =
    change.kind === 'evidence-changed' ? '' : [shown(before), '→', shown(after)].filter((one) => one !== '').join(' ');
  const about = aside(change);
  const parts = [...(sides === '' || sides === '→' ? [] : [sides]), ...(about === undefined ? [] : [about])];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** What the kind of change says beside the values. */
function aside(change: Change): string | undefined {
  switch (change.kind) {
    case 'type-changed':
    case 'constraint-changed':
      return change.width;
    case 'requirement-changed':
    case 'deprecation-changed':
      return change.became;
    case 'parameter-added':
    case 'field-added':
      return change.required === true ? 'required' : 'optional';
    case 'evidence-changed':
      return change.fact;
    default:
      return undefined;
  }
}

function effectOn(whom: 'callers' | 'readers', effect: Effect): readonly string[] {
  switch (effect) {
    case 'breaks':
      return [`${whom} break`];
    case 'breaks-closed':
      return [`closed ${whom} break`];
    case 'adds':
      return [`${whom} gain`];
    case 'none':
      return [];
  }
}

const longest = 60;

function shown(told: Told | undefined): string {
  if (told?.value === undefined) return '';
  const text = JSON.stringify(told.value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
