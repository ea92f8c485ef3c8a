import type { Diagnostic, Place, Severity } from '../diagnostic.js';
import type { Colors } from './colors.js';
import { printable, shortened } from './printable.js';

/** Least grave first, so that what matters most stands last, next to the prompt. */
const order: readonly Severity[] = ['info', 'warning', 'error'];

/** How many of one code are shown before the rest is folded into a count. */
const shownOfOneCode = { info: 3, warning: 3, error: 12 } as const;

export interface PrintOptions {
  readonly colors: Colors;
  /** Every diagnostic in full. */
  readonly verbose: boolean;
}

/** Diagnostics as lines for people: grouped by severity and code, errors last, with a count at the end. */
export function diagnosticLines(diagnostics: readonly Diagnostic[], options: PrintOptions): string[] {
  if (diagnostics.length === 0) return [];
  const lines = order.flatMap((severity) => {
    const groups = byCode(diagnostics.filter((d) => d.severity === severity));
    return groups.flatMap((group) => groupLines(group, severity, options));
  });
  return [...lines, countLine(diagnostics, options.colors)];
}

/** `pages/a.txt:12:3`, as editors and terminals make a link of. */
export function placeText(place: Place): string {
  const parts = [place.source, place.line, place.line === undefined ? undefined : place.column];
  return printable(parts.filter((part) => part !== undefined).join(':'));
}

function groupLines(group: readonly Diagnostic[], severity: Severity, { colors, verbose }: PrintOptions): string[] {
  const most = shownOfOneCode[severity];
  const shown = verbose || group.length <= most + 1 ? group : group.slice(0, most);
  const lines = shown.flatMap((d) => oneLines(d, colors));
  const folded = group.length - shown.length;
  const [first] = group;
  if (folded === 0 || !first) return lines;
  return [...lines, colors.dim(`  … and ${folded} more \`${first.code}\` (--verbose shows all)`), ''];
}

function oneLines(d: Diagnostic, colors: Colors): string[] {
  const paint = { info: colors.cyan, warning: colors.yellow, error: colors.red }[d.severity];
  const head = [paint(d.severity), colors.bold(d.code), d.where && placeText(d.where)].filter(Boolean).join('  ');
  const lines = [head, `  ${printable(d.message)}`];
  if (d.where?.fact) lines.push(colors.dim(`  fact: ${printable(d.where.fact)}`));
  if (d.quote !== undefined && d.quote !== '') lines.push(colors.dim(`  > ${shortened(d.quote)}`));
  lines.push(`  ${colors.dim('help:')} ${printable(d.help)}`, '');
  return lines;
}

/** In order of first appearance. */
function byCode(diagnostics: readonly Diagnostic[]): Diagnostic[][] {
  const groups = new Map<string, Diagnostic[]>();
  for (const d of diagnostics) {
    const group = groups.get(d.code);
    if (group) group.push(d);
    else groups.set(d.code, [d]);
  }
  return [...groups.values()];
}

function countLine(diagnostics: readonly Diagnostic[], colors: Colors): string {
  const counts = [...order].reverse().flatMap((severity) => {
    const count = diagnostics.filter((d) => d.severity === severity).length;
    if (count === 0) return [];
    const paint = { info: colors.cyan, warning: colors.yellow, error: colors.red }[severity];
    return [paint(`${count} ${severity}${count === 1 ? '' : 's'}`)];
  });
  return counts.join(', ');
}
