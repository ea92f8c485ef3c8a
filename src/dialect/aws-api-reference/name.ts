/** Notes and the like stand alone on a line too. */
const boxes = /^(?:note|important|warning|caution|tip|topics|example|examples|contents|pdf|rss)$/i;

/** The name that a line is and nothing else; `undefined` where it is more than one, or the title of a box. */
export function nameOn(words: string): string | undefined {
  return /^[A-Za-z_$](?:[\w.$:-]*[\w$-])?$/.test(words) && words.length <= 200 && !boxes.test(words) ? words : undefined;
}

/** Members may be called like a box that is no sentence's. */
export const mayBeMember = (words: string): boolean => /^(?:topics|examples?|contents|pdf|rss)$/i.test(words);

/** Names of operations and types, as titles. */
export const isTitle = (words: string): boolean =>
  /^[A-Za-z]\w*$/.test(words) && !boxes.test(words) && !/^(?:an?|by|for|if|in|the|this|to|use|when|with|you)$/i.test(words);

/** Names that only errors have. */
export const isFailure = (name: string): boolean => /^\w+(?:Exception|Error|Fault|Failure)$/.test(name);
