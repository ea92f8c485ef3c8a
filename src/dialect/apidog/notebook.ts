import type { Notebook as AnyNotebook } from '../notebook.js';
import type { Line } from './line.js';

export { openNotebook } from '../notebook.js';

export type Notebook = AnyNotebook<Line>;
