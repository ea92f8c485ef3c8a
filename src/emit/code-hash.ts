import { createHash } from 'node:crypto';

/** The same for sources that only differ in their comments: what a compiler says of the types of one, it says of the other. */
export function codeHash(text: string): string {
  return createHash('sha256').update(withoutComments(text)).digest('hex');
}

/** Texts and regular expressions are read along, for there may be what looks like a comment in them. */
const commentOrText =
  /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|\/\*[\s\S]*?\*\/|\/\/.*|(?<=[=(,!] ?)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/gu;

/** Templates may hold anything, and some comments speak to the compiler: where there are any, all of the text counts. */
function withoutComments(text: string): string {
  if (text.includes('@ts-')) return text;
  const code = text.replace(commentOrText, (found) => (/^\/[/*]/u.test(found) ? '' : found));
  return code.replace(commentOrText, '').includes('`') ? text : code;
}
