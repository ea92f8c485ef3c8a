import type { RuleAnswer } from './rule.js';
import type { Scope } from './scope.js';
import { type Template } from './template.js';
type Text = (scope: Scope) => string;
/** A rule's answer with its placeholders read. */
export type ReadyAnswer = {
    readonly headers: readonly (readonly [name: string, value: Text])[];
} & ({
    readonly kind: 'error';
    readonly error: string;
    readonly message: Text | undefined;
} | {
    readonly kind: 'example';
    readonly title: string;
} | {
    readonly kind: 'body';
    readonly body: Template;
    readonly status: number | undefined;
} | {
    readonly kind: 'text';
    readonly text: Text;
    readonly status: number | undefined;
} | {
    readonly kind: 'synthesise';
} | {
    readonly kind: 'pass';
});
/** @throws {PlaceholderError} */
export declare function readyAnswer(answer?: RuleAnswer): ReadyAnswer;
export {};
//# sourceMappingURL=rule-answer.d.ts.map