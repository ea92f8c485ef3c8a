/**
 * Matches a whole value that is one character class, repeated. Eight characters are written out for each step, which takes a
 * long value, such as a token, in half the time of a step a character.
 * @param least whether an empty value is wrong
 */
export function runOf(characterClass: string, least: 0 | 1): RegExp {
  const eight = characterClass.repeat(8);
  return new RegExp(`^${characterClass.repeat(least)}(?:${eight})*${characterClass}{0,7}$`, 'u');
}
