/** One escaper per context. No word of a page reaches generated text except through one of them. */
export { commentLines, type DocTag, docComment } from './doc-comment.js';
export { fileName } from './file-name.js';
export { firstFree, identifier, isIdentifier, uniqueIdentifier, variableName } from './identifier.js';
export { jsonLiteral } from './json-literal.js';
export { markdown, markdownCode, markdownFence } from './markdown.js';
export { propertyAccess, propertyKey } from './property-key.js';
export { regExpLiteral } from './reg-exp-literal.js';
export { stringLiteral } from './string-literal.js';
