import type { RuleAnswer } from './rule.js';
import type { Scope } from './scope.js';
import { type Template, templateOf, textOf } from './template.js';

type Text = (scope: Scope) => string;

/** A rule's answer with its placeholders read. */
export type ReadyAnswer = { readonly headers: readonly (readonly [name: string, value: Text])[] } & (
  | { readonly kind: 'error'; readonly error: string; readonly message: Text | undefined }
  | { readonly kind: 'example'; readonly title: string }
  | { readonly kind: 'body'; readonly body: Template; readonly status: number | undefined }
  | { readonly kind: 'text'; readonly text: Text; readonly status: number | undefined }
  | { readonly kind: 'synthesise' }
  | { readonly kind: 'pass' }
);

/** @throws {PlaceholderError} */
export function readyAnswer(answer: RuleAnswer = { pass: true }): ReadyAnswer {
  const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), textOf(value)] as const);
  if ('error' in answer) {
    return {
      kind: 'error',
      headers,
      error: answer.error,
      message: answer.message === undefined ? undefined : textOf(answer.message),
    };
  }
  if ('example' in answer) return { kind: 'example', headers, title: answer.example };
  if ('body' in answer) return { kind: 'body', headers, body: templateOf(answer.body), status: answer.status };
  if ('text' in answer) return { kind: 'text', headers, text: textOf(answer.text), status: answer.status };
  if ('synthesise' in answer) return { kind: 'synthesise', headers };
  if ('pass' in answer) return { kind: 'pass', headers };
  return { kind: 'text', headers, text: () => '', status: answer.status };
}
