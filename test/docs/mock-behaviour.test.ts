import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const behaviour = 'fixtures/behaviour/cognito';

test('docs/mock-server.md shows the worked behaviour as it is tested', async () => {
  const page = (await read('docs/mock-server.md')).split('## A worked behaviour')[1]?.split(/^## /m)[0] ?? '';
  const [handler] = [...page.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, text]) => text);
  const [rules = ''] = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text]) => text);
  expect(handler).toBe(await read(`${behaviour}/update-user-attributes.ts`));
  expect(rules).toContain('TooManyRequestsException');
  expect(await read(`${behaviour}/rules.yaml`)).toContain(rules.trimEnd().replace(/^(?=.)/gm, '  '));
});
