/** What stands below a page's own words, on the site that serves it. First match ends the page. */
export const footerRules: readonly { readonly name: string; readonly match: RegExp }[] = [
  { name: 'the site asks whether a page was of use', match: /^(?:Did this page help you|Was this (?:page|topic) helpful)\b/i },
  { name: 'the site says what it needs to be shown', match: /^(?:Warning\s*)?Javascript is disabled or is unavailable\b/i },
  { name: 'the site explains how it is written', match: /^Document Conventions$/i },
  { name: 'the site offers to rate a page', match: /^(?:Provide feedback|Rate this page|Thanks for letting us know)\b/i },
  { name: 'the site leads to its neighbours', match: /^(?:View related pages|Next topic:|Previous topic:|Need help\?)/i },
  { name: 'the site states its terms', match: /^(?:Site terms|Terms of Use|Privacy)(?:$|\s*[|•])/i },
  { name: 'the site states its rights', match: /^(?:©|\(c\)|Copyright ©?) ?(?:\d{4}|Amazon)/i },
];

export const isFooter = (text: string): boolean => footerRules.some(({ match }) => match.test(text));

/** Pages of paper end with a line that belongs to none of the words around it. */
export const isPageBreak = (text: string): boolean => /\bAPI Version \d{4}-\d{2}-\d{2}(?: \d+)?$/.test(text);
