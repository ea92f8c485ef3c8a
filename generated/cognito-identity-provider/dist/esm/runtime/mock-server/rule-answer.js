import { templateOf, textOf } from './template.js';
/** @throws {PlaceholderError} */
export function readyAnswer(answer = { pass: true }) {
    const headers = Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), textOf(value)]);
    if ('error' in answer) {
        return {
            kind: 'error',
            headers,
            error: answer.error,
            message: answer.message === undefined ? undefined : textOf(answer.message),
        };
    }
    if ('example' in answer)
        return { kind: 'example', headers, title: answer.example };
    if ('body' in answer)
        return { kind: 'body', headers, body: templateOf(answer.body), status: answer.status };
    if ('text' in answer)
        return { kind: 'text', headers, text: textOf(answer.text), status: answer.status };
    if ('synthesise' in answer)
        return { kind: 'synthesise', headers };
    if ('pass' in answer)
        return { kind: 'pass', headers };
    return { kind: 'text', headers, text: () => '', status: answer.status };
}
