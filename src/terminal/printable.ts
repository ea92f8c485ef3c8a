/** Controls that a terminal would obey, and marks that turn the direction of text: never printed as themselves. */
const unprintable = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** Longest run of a page's words that one line of output shows, in characters. */
const longest = 160;

/** Text of a page or of a path, safe to print: one line, every control spelled out. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    switch (character) {
      case '\n':
        return '⏎';
      case '\t':
        return ' ';
      default:
        return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
    }
  });
}

/** The same, cut where it goes on for long. */
export function shortened(text: string): string {
  const characters = [...printable(text)];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}
