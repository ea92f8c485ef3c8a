/** What users of the package meet. */
export { InvalidValueError } from './invalid-value-error.js';
