import type { Glued } from './glued-enum.js';

const OPPOSITES: readonly ((value: string) => readonly string[])[] = [
  (value) =>
    ['in', 'un', 'dis', 'de', 'non', 'not_', 'no_', 'not-', 'non-', 'NOT_', 'NO_', 'IN', 'UN', 'DIS'].map(
      (prefix) => prefix + value,
    ),
  (value) => ['In', 'Un', 'Dis', 'Not', 'No', 'Non'].flatMap((prefix) => [prefix + value, prefix + value.toLowerCase()]),
  (value) =>
    /^en/i.test(value)
      ? [value.startsWith('EN') ? 'DIS' : value.startsWith('En') ? 'Dis' : 'dis'].map((prefix) => prefix + value.slice(2))
      : [],
];

export function opposites({ text, example }: Glued): readonly (readonly string[])[] {
  const found: string[][] = [];
  for (let at = 2; at < text.length - 1; at += 1) {
    const [a, b] = [text.slice(0, at), text.slice(at)];
    if (areOpposite(a, b) && (example === undefined || example === a || example === b)) found.push([a, b]);
  }
  return found;
}

export function areOpposite(a: string, b: string): boolean {
  return OPPOSITES.some((of) => of(a).includes(b) || of(b).includes(a));
}
