import { type Piece } from './placeholder.js';
import { type Scope } from './scope.js';
/** @returns `undefined` for what stands for nothing */
export type Template = (scope: Scope) => unknown;
/**
 * JSON with placeholders in its texts. A text that is one placeholder takes the value as it is, be it a number or a list;
 * in a longer text, values are spelled out. Properties and items that stand for nothing are left out.
 * @throws {PlaceholderError}
 */
export declare function templateOf(value: unknown): Template;
/**
 * A text of which every placeholder must stand for something.
 * @returns (when rendered) `undefined` where one does not
 */
export declare function strictText(pieces: readonly Piece[]): (scope: Scope) => string | undefined;
/**
 * A text with placeholders; nothing is printed for those that stand for nothing.
 * @throws {PlaceholderError}
 */
export declare function textOf(text: string): (scope: Scope) => string;
//# sourceMappingURL=template.d.ts.map