import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { controlWindows, title } from './control-window.js';
import { complaints, executablePath } from './report-page.js';

const why = executablePath === undefined ? ' (skipped: no Chromium on this machine)' : '';

const notes = (...ids: readonly string[]): object => ({ Notes: ids.map((Id) => ({ Id })) });

const rows = (page: Page): Promise<readonly string[]> =>
  page.locator('.call').evaluateAll((all) =>
    all.map((row) =>
      [...row.children]
        .map((part) => part.textContent ?? '')
        .filter((text) => text !== '' && !text.includes(':'))
        .join(' '),
    ),
  );

const row = (page: Page, name: RegExp) => page.getByRole('button', { name });

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    return element.id || element.getAttribute('name') || element.innerText.replace(/\s+/g, ' ').trim();
  });

describe.skipIf(executablePath === undefined)(`the control page${why}`, () => {
  const open = controlWindows();

  describe('calls', () => {
    it('appear as they are answered, the latest first, with what answered them', async () => {
      const { page, server, call, trouble } = await open();
      expect(await page.locator('#none').innerText()).toContain('No call yet');
      await call('PutNotes', notes('ab-12'));
      await row(page, /PutNotes/).waitFor();
      await call('PutNotes', notes('wrong'));
      await call('NoSuchThing', {});
      server.on('GetNote', ({ Id }) => ({ Id }));
      await call('GetNote', { Id: 'ab-12' });
      await page.getByText('4 calls').waitFor();
      expect(await rows(page)).toEqual([
        '4 GetNote 200 handler',
        '3 POST / 400 UnknownOperationException',
        '2 PutNotes 400 InvalidParameterException',
        '1 PutNotes 200 example',
      ]);
      const marks = await page
        .locator('.call .mark')
        .evaluateAll((all) =>
          all.map((mark) => [mark.className, getComputedStyle(mark).backgroundColor, getComputedStyle(mark).clipPath].join(' ')),
        );
      expect(new Set(marks).size).toBe(4);
      expect(trouble).toEqual([]);
    });

    it('that came before the page are there, and so is what each was', async () => {
      const { page, call } = await open();
      await call('PutNotes', notes('ab-12'));
      await page.reload();
      await row(page, /PutNotes/).click();
      const detail = page.locator('.detail');
      await detail.getByText('Answer', { exact: true }).waitFor();
      expect(await detail.locator('pre').first().innerText()).toBe(JSON.stringify(notes('ab-12'), null, 2));
      expect(await detail.innerText()).toContain('a documented example');
      expect(await detail.innerText()).toMatch(/\d ms/);
      await detail.getByText('Headers', { exact: true }).click();
      expect(await detail.innerText()).toContain('x-amz-target: Notes_v1.PutNotes');
      await detail.getByText('Headers of the answer').click();
      expect(await detail.innerText()).toContain('x-mock-answer: example');
    });

    it('are filtered by text and by kind, those to come too', async () => {
      const { page, call } = await open();
      await call('PutNotes', notes('ab-12'));
      await call('PutNotes', notes('cd-34'));
      await page.getByText('2 calls').waitFor();
      await page.getByRole('searchbox').fill('cd-3');
      await page.getByText('1 call like that').waitFor();
      await call('PutNotes', notes('ef-56'));
      await call('PutNotes', notes('cd-35'));
      await page.getByText('2 calls like that').waitFor();
      expect((await rows(page)).map((text) => text.split(' ')[0])).toEqual(['4', '2']);
      await page.getByLabel('Kind of answer').selectOption('error');
      await page.getByText('No call is like that.').waitFor();
      await page.getByRole('searchbox').fill('');
      await page.getByLabel('Kind of answer').selectOption('');
      await page.getByText('4 calls').waitFor();
    });

    it('go when the journal is emptied, and when a test resets the server', async () => {
      const { page, server, call } = await open();
      await call('PutNotes', notes('ab-12'));
      await row(page, /PutNotes/).waitFor();
      await page.getByRole('button', { name: 'Empty' }).click();
      await page.getByText('No call yet').waitFor();
      expect(server.requests).toEqual([]);
      await call('PutNotes', notes('ab-12'));
      await row(page, /^2 PutNotes/).waitFor();
      server.reset();
      await call('PutNotes', notes('ab-12'));
      await row(page, /^1 PutNotes/).waitFor();
      await page.getByText('1 call,').waitFor();
    });

    it('are replayed, and the page tells what is another than before', async () => {
      const { page, server, call } = await open();
      await call('PutNotes', notes('ab-12'));
      await row(page, /^1 PutNotes/).click();
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('Replayed as call 2: the same answer.').waitFor();
      server.on('PutNotes', () => ({ Id: 'zz-99' }));
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('Replayed as call 3: another answer.').waitFor();
      expect(await page.locator('.changes li').allInnerTexts()).toEqual([
        'answer was "example", now "handler"',
        'body.Id was "ab-12", now "zz-99"',
      ]);
      await row(page, /^3 PutNotes/).waitFor();
      expect(server.requests.map(({ body }) => body)).toEqual([0, 1, 2].map(() => JSON.stringify(notes('ab-12'))));
    });
  });

  describe('what comes next', () => {
    it('an error: the next call of the operation fails with it', async () => {
      const { page, call } = await open();
      await page.getByLabel('Operation').selectOption('PutNotes');
      await page.getByLabel('Error').selectOption('NoteNotFoundException');
      await page.getByLabel('Message').fill('Gone fishing.');
      await page.getByRole('button', { name: 'Set' }).click();
      await page.getByText('PutNotes, 1×').waitFor();
      expect(await (await call('PutNotes', notes('ab-12'))).json()).toEqual({
        __type: 'NoteNotFoundException',
        message: 'Gone fishing.',
      });
      await page.getByText('None is set.').waitFor();
      expect((await call('PutNotes', notes('ab-12'))).status).toBe(200);
    });

    it('an error of any operation, several times, and none after all', async () => {
      const { page, server } = await open();
      await page.getByLabel('Error').selectOption('InternalErrorException');
      await page.getByLabel('Times').fill('3');
      await page.getByRole('button', { name: 'Set' }).click();
      await page.getByText('any operation, 3×').waitFor();
      await page.getByRole('button', { name: 'Forget them' }).click();
      await page.getByText('None is set.').waitFor();
      expect(
        (await server.fetch('http://mock/', { method: 'POST', headers: { 'x-amz-target': 'Notes_v1.DeleteNotes' } })).status,
      ).toBe(200);
    });

    it('a rule: added, used, removed; a wrong one is told with all that is wrong', async () => {
      const { page, server, call } = await open();
      await page.getByRole('heading', { name: 'Rules' }).click();
      await page.getByText('There is no rule.').waitFor();
      const rule = page.getByLabel('A rule, or a list');
      await rule.fill('{ "when": { "operation": "PutNote" }, "sometimes": true }');
      await page.getByRole('button', { name: 'Add' }).click();
      const alert = page.locator('#rules [role=alert]');
      await alert.getByText('did you mean PutNotes?').waitFor();
      expect(await alert.innerText()).toContain('sometimes');
      await rule.fill('{ "name": "teapot", "when": { "operation": "PutNotes" }, "answer": { "status": 418, "text": "short" } }');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByText('fitted 0×, used 0×').waitFor();
      expect(await alert.innerText()).toBe('');
      expect((await call('PutNotes', notes('ab-12'))).status).toBe(418);
      await page.getByText('fitted 1×, used 1×').waitFor();
      await page.getByRole('button', { name: 'Remove rule teapot' }).click();
      await page.getByText('There is no rule.').waitFor();
      expect(server.rules.list()).toEqual([]);
    });

    it('the state: seen, changed, reset', async () => {
      const { page, server } = await open({
        store: { records: { notes: { first: { Text: 'One.' } } }, counters: { visits: 2 } },
      });
      await page.getByRole('heading', { name: 'State' }).click();
      await page.getByText('notes/first').waitFor();
      await page.getByText('visits counted to 2').waitFor();
      await page.getByRole('button', { name: 'Remove notes/first' }).click();
      await page.getByText('notes/first').waitFor({ state: 'detached' });
      expect(server.store.get('notes', 'first')).toBeUndefined();
      await page.getByRole('button', { name: 'Reset the server' }).click();
      await page.getByText('notes/first').waitFor();
    });
  });

  it('tells when the server is gone, and follows it when it is back', async () => {
    const { page, server, call, url } = await open();
    await call('PutNotes', notes('ab-12'));
    await row(page, /^1 PutNotes/).waitFor();
    await server.close();
    await page.getByText('not connected').waitFor();
    server.reset();
    await server.listen(Number(new URL(url).port));
    await page.getByText('live', { exact: true }).waitFor();
    await page.getByText('No call yet').waitFor();
  });

  it('can be worked by keyboard alone', async () => {
    const { page, call, trouble } = await open();
    for (const id of ['ab-12', 'cd-34', 'ef-56']) await call('PutNotes', notes(id));
    await page.getByText('3 calls').waitFor();
    await page.keyboard.press('/');
    expect(await focused(page)).toBe('filter');
    await page.keyboard.type('cd-3');
    await page.getByText('1 call like that').waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('3 calls').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    expect(await focused(page)).toMatch(/^3 PutNotes/);
    await page.keyboard.press('j');
    expect(await focused(page)).toMatch(/^2 PutNotes/);
    await page.keyboard.press('k');
    expect(await focused(page)).toMatch(/^3 PutNotes/);
    await page.keyboard.press('Enter');
    await page.locator('.detail').getByText('Answer', { exact: true }).waitFor();
    await page.keyboard.press('r');
    await page.getByText('Replayed as call 4').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.detail').waitFor({ state: 'detached' });
    expect(await focused(page)).toMatch(/^3 PutNotes/);
    await page.keyboard.press('e');
    expect(await focused(page)).toBe('error');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Forget them' }).waitFor();
    expect(trouble).toEqual([]);
  });

  describe('is for everybody', () => {
    const windows = [
      ['light', { colorScheme: 'light' }],
      ['dark', { colorScheme: 'dark' }],
      ['on a phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
    ] as const;

    it.each(windows)('%s', async (_, window) => {
      const { page, server, call, trouble } = await open(
        { rules: [{ name: 'same', when: { operation: 'DeleteNotes' } }] },
        window,
      );
      server.store.put('notes', 'a'.repeat(80), { Text: 'One.' });
      await call('PutNotes', notes('ab-12'));
      await call('PutNotes', notes('wrong'));
      await call('NoSuchThing', { Text: 'x'.repeat(300) });
      server.fail('NoteNotFoundException', { operation: 'PutNotes' });
      await page.getByText('3 calls').waitFor();
      await page.getByRole('heading', { name: 'Rules' }).click();
      await page.getByRole('heading', { name: 'State' }).click();
      await row(page, /PutNotes.*example/).click();
      await page.locator('.detail').getByText('Answer', { exact: true }).waitFor();
      await page.getByText('fitted 0×, used 0×').waitFor();
      await page.getByText('PutNotes, 1×').waitFor();
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('another answer').waitFor();
      await page.getByLabel('A rule, or a list').fill('{ "name": ');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.locator('#rules [role=alert]').getByText('JSON').waitFor();
      expect(await complaints(page)).toEqual([]);
      const [content, width] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(content).toBeLessThanOrEqual(width ?? 0);
      expect(trouble).toEqual([]);
    });

    it('with colours that differ between light and dark', async () => {
      const { page } = await open({}, { colorScheme: 'light' });
      const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await ground();
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await ground()).not.toBe(light);
    });
  });

  it('shows hostile words as words', async () => {
    const evil = `</script></style><img src=x onerror="alert(1)"><script>alert(2)</script>&lt;\u202e\u2028\`\${alert(3)}`;
    const { page, server, url, trouble } = await open({
      rules: [{ name: evil, when: { operation: 'PutNotes' }, delivery: { delay: 1 } }],
      store: { records: { __proto__x: { [evil]: { [evil]: evil } }, [evil]: { constructor: evil } }, counters: { [evil]: 1 } },
    });
    server.on('PutNotes', () => ({ Id: evil }));
    const headers = { 'x-amz-target': 'Notes_v1.PutNotes', 'x-evil': '<img src=x onerror=alert(4)>' };
    await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...notes('ab-12'), Owner: evil, __proto__: { x: evil } }),
    });
    await fetch(`${url}/<img src=x onerror=alert(5)>?${encodeURI(evil)}`, { method: 'POST', body: evil });
    await page.getByText('2 calls').waitFor();
    await page.getByRole('heading', { name: 'Rules' }).click();
    await page.getByRole('heading', { name: 'State' }).click();
    await page.getByText('fitted 1×, used 1×').waitFor();
    for (const name of [/^1 PutNotes/, /^2 POST/]) {
      await row(page, name).click();
      for (const more of await page.locator('.detail summary').all()) await more.click();
      await page.getByRole('button', { name: 'Replay' }).click();
      await page.getByText('Replayed as').waitFor();
    }
    await row(page, /^1 PutNotes/).click();
    await page.locator('.detail').getByText('Answer', { exact: true }).waitFor();
    expect(await page.locator('.detail').innerText()).toContain('<img src=x onerror=');
    expect(await page.title()).toBe(`${title}: mock server`);
    expect(await page.locator('img, iframe, script:not([nonce])').count()).toBe(0);
    expect(server.rules.list()).toHaveLength(1);
    expect(trouble).toEqual([]);
  });
});
