import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/diagnostic.js';
import { readText } from './reading-lines.js';

const page = (...body: readonly string[]): string =>
  ['Big', 'POST', '/big', 'Request', 'Body Params application/json', ...body, 'Responses', '🟢200OK'].join('\n');
const many = (count: number, ...lines: readonly string[]): readonly string[] => Array.from({ length: count }, () => lines).flat();

/** Pages made to exhaust the stack or the patience of their reader. */
describe('pages that repeat themselves without end', () => {
  test.each<[string, string]>([
    ['objects in objects', page(...many(3000, 'f', 'object {1}', 'required'), 'f', 'string', 'required')],
    ['objects without counts', page(...Array.from({ length: 300 }, (_, at) => [`f${at}`, 'object', 'required']).flat())],
    ['brackets', page(...many(20_000, '['))],
    ['types in types', page('a', `${'array['.repeat(2000)}string${']'.repeat(2000)}`, 'required')],
    ['alternatives', page('a', 'string | '.repeat(500), 'required')],
    ['headings', `T\nPOST\n/x\n${'Request\nAuthorization\n'.repeat(20_000)}Responses\n🟢200OK`],
    ['heads', `${'POST\n/x\n'.repeat(20_000)}Request\nNone\nResponses\n🟢200OK`],
    ['marks', `T\nPOST\n/x\nRequest\nNone\nResponses\n${'🟢\n'.repeat(20_000)}`],
    ['bounds', page('a', 'string', 'required', '>= 1 '.repeat(50_000))],
    ['quotes', page('a', 'string', 'required', "--data-raw '".repeat(5000))],
  ])('%s', (_, text) => {
    try {
      expect(readText(text).coverage.lines).toBeGreaterThan(0);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
    }
  });
});
