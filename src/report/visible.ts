/** Controls that do things to a page that shows them, and marks that nobody sees or that turn the direction of text. */
const unseen = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** A page's words as a report shows them: controls are spelled out, line ends and tabs stay. */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => `⟨${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`);

/** The same, cut where it goes on for long. */
export function visibleStart(text: string, longest: number): string {
  const characters = [...visible(text.slice(0, 2 * longest))];
  return characters.length > longest || text.length > 2 * longest
    ? `${characters.slice(0, longest).join('')}…`
    : characters.join('');
}
