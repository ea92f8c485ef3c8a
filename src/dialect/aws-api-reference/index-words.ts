/** Sentences above a list of links to pages. */
export const isListLead = (text: string): boolean => /^The following (?:actions|data types) are supported\b/i.test(text);

/** `Harbour Lights` of “Harbour Lights API Reference”. */
export const apiTitleOf = (text: string): string | undefined => /^(.+?) API Reference$/i.exec(text)?.[1];

/** Links from the first page of a reference to its lists. */
export const isListLink = (text: string): boolean => /^(?:[+•*·-] ?)?(?:Actions|Data Types)$/i.test(text);

export const isCommonErrors = (text: string): boolean => /^Common (?:Errors|Error Types)$/i.test(text);

export const isCommonParameters = (text: string): boolean => /^Common Parameters$/i.test(text);

/** Whether a line may belong to a page that is about no single operation or type. */
export const isSomeIndex = (text: string): boolean =>
  isListLead(text) || apiTitleOf(text) !== undefined || isCommonErrors(text) || isCommonParameters(text);
