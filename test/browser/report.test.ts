import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentOf, ferryPage, materialOf, withPast } from '../report/reports.js';
import { browserForTests, complaints, executablePath } from './report-page.js';

const why = executablePath === undefined ? ' (skipped: no Chromium on this machine)' : '';

const tenOperations = 'fixtures/apidog/ten-operations';

async function pagesIn(folder: string, pattern = /\.(?:txt|html)$/): Promise<Readonly<Record<string, string>>> {
  const names = (await readdir(folder)).filter((name) => pattern.test(name)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

/** Texts of what a selector finds and people see. */
const texts = (page: Page, selector: string): Promise<readonly string[]> =>
  page.locator(`${selector} >> visible=true`).allInnerTexts();

const focused = (page: Page): Promise<string> => page.evaluate(() => (document.activeElement as HTMLElement).innerText.trim());

const openAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const corrections = `corrections:
  - where: BookFerry.request.Ferry maxLength
    was: 128
    set: 100
    because: The longest name has a hundred letters.
    link: https://ferries.example/names
  - where: BookFerry.request.Gone maxLength
    set: 3
    because: It was there once.
`;

describe.skipIf(executablePath === undefined)(`the report${why}`, () => {
  const show = browserForTests();
  let ferry = '';
  let ten = '';
  beforeAll(async () => {
    const before = await materialOf({ 'BookFerry.txt': ferryPage() });
    const now = await materialOf(
      { 'BookFerry.txt': ferryPage({ most: 64, deck: 'required', about: 'Books one place on a ferry.' }) },
      corrections,
    );
    ferry = await documentOf(withPast(before, now));
    ten = await documentOf(await materialOf(await pagesIn(tenOperations)));
  });

  describe('search', () => {
    it('finds operations, fields and words of the pages, and says how many', async () => {
      const { page } = await show(ten);
      const search = page.getByRole('searchbox');
      await search.fill('creategroup');
      expect(await texts(page, '.entry .id')).toEqual(['CreateGroup']);
      await search.fill('TemporaryPassword');
      expect(await texts(page, '.entry .id')).toEqual(['AdminCreateUser']);
      expect((await texts(page, '.hits li')).map(inOneLine)).toContain('field TemporaryPassword');
      await search.fill('on behalf of');
      expect(await texts(page, '.entry .id')).toEqual(['AdminCreateUser']);
      expect([...new Set(await texts(page, '.hits mark'))]).toEqual(['on', 'behalf', 'of']);
      expect(await page.locator('#found').innerText()).toMatch(/^1 of \d+ shown$/);
      expect((await texts(page, '.kind h3')).map(inOneLine)).toEqual(['Operations 1 of 10']);
      expect(await texts(page, '.card')).toEqual([]);
      await search.fill('no page has these words');
      expect(await texts(page, '.entry')).toEqual([]);
      expect(await texts(page, '.all > .nothing')).toEqual(['Nothing matches.']);
      await search.press('Escape');
      expect(await texts(page, '.entry')).not.toEqual([]);
      expect(await texts(page, '.card')).toHaveLength(2);
    });

    it('leads to the line that has the words, also where it is folded away', async () => {
      const { page } = await show(ten);
      await page.getByRole('searchbox').fill('Built with AdminGetUser');
      await page.locator('.hits button', { hasText: 'Built with' }).click();
      expect(await texts(page, '.lines .found .text')).toEqual(['Built with']);
    });

    it('leads to the field', async () => {
      const { page } = await show(ten);
      await page.getByRole('searchbox').fill('TemporaryPassword');
      await page.locator('.hits a', { hasText: 'TemporaryPassword' }).click();
      expect(await focused(page)).toContain('TemporaryPassword');
      expect(await texts(page, '.evidence .path')).toEqual(['types.AdminCreateUserRequest.TemporaryPassword']);
    });

    it('can be for what is uncertain', async () => {
      const { page } = await show(ten);
      const all = await texts(page, '.entry .id');
      await page.getByRole('button', { name: 'unknown', exact: true }).click();
      const uncertain = await texts(page, '.entry .id');
      expect(uncertain.length).toBeGreaterThan(0);
      expect(uncertain.length).toBeLessThan(all.length);
      await page.locator('.entry:visible summary').first().click();
      await page.locator('.fact.s-unknown').first().waitFor();
    });
  });

  describe('evidence', () => {
    it('is lit on the page while a pointer or the focus is on the fact', async () => {
      const { page } = await show(ferry);
      const fact = page.locator('.fact', { hasText: 'maxLength' });
      await fact.hover();
      expect(await texts(page, '.words.lit')).toEqual(['>= 1 characters<= 64 characters']);
      await page.getByRole('heading', { level: 1 }).hover();
      expect(await texts(page, '.lit')).toEqual([]);
      await fact.focus();
      expect(await texts(page, '.words.lit')).toEqual(['>= 1 characters<= 64 characters']);
    });

    it('lights the facts while a pointer is on the words', async () => {
      const { page } = await show(ferry);
      await page.locator('.words', { hasText: '<= 64 characters' }).hover();
      expect((await texts(page, '.fact.lit')).map(inOneLine).map((text) => text.split(',')[0]?.trim())).toEqual([
        'minLength 1',
        'maxLength 100',
      ]);
    });

    it('tells place, words, rule and standing of the fact, and the correction before the page', async () => {
      const { page } = await show(ferry);
      await page.locator('.fact', { hasText: 'maxLength' }).click();
      const told = await texts(page, '.evidence li');
      expect(told.map((text) => text.split('\n').filter((line) => line !== ''))).toEqual([
        [
          'corrected · corrections.yaml:2',
          expect.stringContaining('The longest name has a hundred letters.'),
          'a person corrected the page',
        ],
        ['documented · BookFerry.txt:31', '>= 1 characters<= 64 characters', expect.any(String)],
      ]);
      await page.locator('.fact', { hasText: 'maxLength' }).click();
      expect(await texts(page, '.evidence')).toEqual([]);
    });

    it('has a standing that shows by shape and line as well as by colour', async () => {
      const { page } = await show(ferry);
      const shapes = await page
        .locator('.fact')
        .evaluateAll((facts) =>
          facts.map((fact) => [fact.className.match(/s-(\w+)/)?.[1], fact.querySelector('use')?.getAttribute('href')]),
        );
      const byStanding = new Map(shapes.map(([standing, shape]) => [standing, shape]));
      expect(Object.fromEntries(byStanding)).toMatchObject({
        documented: '#m-documented',
        inferred: '#m-inferred',
        corrected: '#m-corrected',
      });
      const lines = await page.evaluate(() =>
        ['w-documented', 'w-inferred'].map(
          (name) => getComputedStyle(document.querySelector(`.${name}`) ?? document.body).textDecorationStyle,
        ),
      );
      expect(lines).toEqual(['solid', 'dashed']);
      expect(await page.locator('.fact.s-inferred').first().textContent()).toContain(', inferred');
    });

    it('stands beside lines that nobody read, which have a mark', async () => {
      const folder = 'fixtures/general/unplaced-fields';
      const { page } = await show(await documentOf(await materialOf(await pagesIn(folder, /\.html$/))));
      await page.getByRole('button', { name: 'lines not read' }).click();
      await page.locator('.entry:visible summary').first().click();
      await page.locator('.lines .unread').first().waitFor();
      const unread = await texts(page, '.lines .unread');
      for (const line of unread) expect(line).toContain('not read');
    });

    it('is what an address in the page leads to', async () => {
      const { page } = await show(ten, { hash: '#/test-api/CreateGroup.request%20required' });
      expect(await texts(page, '.entry:has([open]) > details > summary .id')).toEqual(['CreateGroup']);
      expect(await texts(page, '.evidence .path')).toEqual(['CreateGroup.request required']);
      await page.evaluate(() => {
        location.hash = '#/test-api/errors.GroupExistsException%20status';
      });
      await page.locator('.evidence .path', { hasText: 'GroupExistsException' }).waitFor();
      await page.evaluate(() => {
        location.hash = '#/test-api/types.GroupType.RoleArn%20pattern';
      });
      const type = page.locator('.entry', { has: page.locator('summary .id', { hasText: /^GroupType$/ }) });
      expect(await type.locator('.evidence .path').innerText()).toBe('types.GroupType.RoleArn pattern');
    });
  });

  describe('changes', () => {
    it('show what was told before and after, word by word, severest first', async () => {
      const { page } = await show(ferry);
      await page.locator('.top nav a', { hasText: 'Changes' }).click();
      expect(await texts(page, '.changes h3')).toEqual([
        expect.stringMatching(/^Breaking/),
        expect.stringMatching(/^Also changed/),
      ]);
      const deck = page.locator('.change', { hasText: 'Deck' }).filter({ hasText: 'is now required' });
      expect((await deck.locator('.side').allInnerTexts()).map(inOneLine)).toEqual([
        expect.stringMatching(/^Before false optional documented · BookFerry\.txt:34$/),
        expect.stringMatching(/^After true required documented · BookFerry\.txt:34$/),
      ]);
      expect(await deck.locator('.effects').innerText()).toBe('breaks callers · code may no longer compile · the page changed');
      const about = page.locator('.change', { hasText: 'description reworded' });
      expect([await about.locator('del').allInnerTexts(), await about.locator('ins').allInnerTexts()]).toEqual([['a'], ['one']]);
      await deck.locator('a').click();
      // The address changes first, and the page follows it.
      await expect.poll(() => texts(page, '.evidence .path')).toEqual(['types.BookFerryRequest.Deck required']);
    });

    it('are drawn over the versions, with a title, a description and a table', async () => {
      const { page } = await show(ferry);
      const charts = await page
        .locator('.chart')
        .evaluateAll((all) =>
          all.map((one) => [one.querySelector('title')?.textContent ?? '', one.querySelector('desc')?.textContent ?? '']),
        );
      expect(charts).toEqual([
        [
          'Changes of each version by severity',
          expect.stringMatching(/^1\.0\.0: 0 breaking, 0 minor, 0 patch; [12]\.\d\.0: [1-9] breaking/),
        ],
        [expect.any(String), expect.stringMatching(/^1\.0\.0: 100 % read, \d+ % documented; /)],
      ]);
      await page.locator('.history summary').click();
      expect(await texts(page, '.history tbody th')).toHaveLength(2);
    });

    it('lead to the fact, whatever was looked for before, and more than once', async () => {
      const { page } = await show(ferry);
      const deck = page.locator('.change', { hasText: 'is now required' }).locator('.place a');
      const fact = (await deck.innerText()).trim();
      await page.locator('.filter[data-standing="unknown"]').click();
      expect(await texts(page, '.entry .id')).not.toContain('BookFerry');
      await deck.click();
      await expect.poll(() => texts(page, '.evidence .path')).toEqual([fact]);
      for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape');
      expect(await texts(page, '.evidence .path')).toEqual([]);
      await deck.click();
      await expect.poll(() => texts(page, '.evidence .path')).toEqual([fact]);
    });

    it('may be none', async () => {
      const { page } = await show(ten);
      await page.keyboard.press('d');
      expect(await focused(page)).toBe('What changed last');
      expect(await texts(page, '.changes .nothing')).toEqual(['There is no earlier version to compare with.']);
    });
  });

  it('tells corrections and what is wrong with them', async () => {
    const { page } = await show(ferry);
    const told = (await texts(page, '.corrections .set > li')).map(inOneLine);
    expect(told[0]).toMatch(/^BookFerry\.request\.Ferry maxLength 128 → 100 corrections\.yaml:2/);
    expect(told[1]).toContain('correction-unmatched');
    expect(await page.locator('.corrections .because a').first().getAttribute('href')).toBe('https://ferries.example/names');
    expect(await texts(page, '.diagnostics .code summary code')).toContain('correction-unmatched');
  });

  it('can be read with the keyboard alone', async () => {
    const { page } = await show(ten);
    const { keyboard } = page;
    await keyboard.press('/');
    await keyboard.type('group');
    await keyboard.press('ArrowDown');
    const rows = (await texts(page, '.entry:has(details) > details > summary .id')) as string[];
    expect(await focused(page)).toContain(rows[0]);
    await keyboard.press('j');
    expect(await focused(page)).toContain(rows[1]);
    await keyboard.press('k');
    await keyboard.press('Enter');
    expect(await page.locator('details[open] > summary .id').allInnerTexts()).toEqual([rows[0]]);
    await keyboard.press('ArrowRight');
    expect(await focused(page)).toContain(rows[0]);
    await keyboard.press('ArrowDown');
    expect(await focused(page)).toContain('POST');
    await keyboard.press('Enter');
    expect(await texts(page, '.evidence .path')).toEqual([`${rows[0]} method`]);
    await keyboard.press('ArrowRight');
    expect([await focused(page), await page.evaluate(() => document.activeElement?.className)]).toEqual([
      'POST',
      expect.stringContaining('words'),
    ]);
    expect(await texts(page, '.fact.lit')).toContainEqual(expect.stringContaining('POST'));
    await keyboard.press('ArrowLeft');
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('fact');
    await keyboard.press('Escape');
    expect(await texts(page, '.evidence')).toEqual([]);
    await keyboard.press('Escape');
    expect(await focused(page)).toContain(rows[0]);
    await keyboard.press('Escape');
    expect(await page.locator('details[open]').count()).toBe(0);
    await keyboard.press('?');
    expect(await texts(page, 'dialog h2')).toEqual(['Keys']);
    await keyboard.press('Escape');
    expect(await texts(page, 'dialog')).toEqual([]);
    await keyboard.press('/');
    await keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
  });

  it('is light or dark as the system or the reader has it, and remembers', async () => {
    const { page } = await show(ten, { colorScheme: 'dark' });
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await ground();
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await ground();
    expect([dark, light].map((color) => Number(/\d+/.exec(color)?.[0]) < 128)).toEqual([true, false]);
    const theme = page.locator('#theme');
    expect(await theme.getAttribute('aria-label')).toBe('Colours: as the system has them');
    await theme.click();
    await theme.click();
    expect([await theme.getAttribute('aria-label'), await ground()]).toEqual(['Colours: dark', dark]);
    await page.reload();
    expect([await theme.getAttribute('aria-label'), await ground()]).toEqual(['Colours: dark', dark]);
  });

  it.each([320, 390, 768])('fits a screen of %i pixels, also where everything is open', async (width) => {
    const { page } = await show(ferry, { viewport: { width, height: 800 }, isMobile: true, hasTouch: true });
    await openAll(page);
    await page.locator('.fact', { hasText: 'maxLength' }).tap();
    await page.locator('.evidence').waitFor();
    const wide = await page.evaluate(() => {
      const all = [...document.querySelectorAll('body *')].filter(
        (one) => !one.closest('.scroll, .sprite, .hidden, dialog, .skip'),
      );
      return all
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5)
        .map((one) => `${one.tagName} ${one.className}`);
    });
    expect([wide, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([[], width]);
  });

  it.each(['light', 'dark'] as const)('gives nobody a reason to complain of it: %s', async (colorScheme) => {
    const { page, trouble } = await show(ferry, { colorScheme });
    await openAll(page);
    await page.locator('.fact', { hasText: 'maxLength' }).click();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('searchbox').fill('ferry name');
    expect(await complaints(page)).toEqual([]);
    await page.locator('#help-button').click();
    expect(await complaints(page)).toEqual([]);
    expect(trouble).toEqual([]);
  });

  describe('with hostile text', () => {
    const payload =
      '</script><script>globalThis.ran=1</script><img src=x onerror="globalThis.ran=1"><svg/onload=globalThis.ran=1>';
    const turned = '\u202egnp.\u2066\u2028\u2029\u200b\u0007';
    const hostile = (): string =>
      JSON.stringify({
        openapi: '3.1.0',
        info: { title: `Title ${payload}`, version: '1', description: `<!--${payload}` },
        servers: [{ url: 'https://hostile.example/"><img src=x onerror=globalThis.ran=1>' }],
        paths: {
          [`/"onmouseover="globalThis.ran=1/{__proto__}`]: {
            get: {
              operationId: '__proto__',
              summary: `Summary ${payload} ${turned}`,
              description: `<a href="javascript:globalThis.ran=1">x</a> \${globalThis.ran=1} {{ran}} ${payload}`,
              parameters: [
                {
                  name: '__proto__',
                  in: 'path',
                  required: true,
                  description: payload,
                  schema: { type: 'string', default: payload },
                },
                {
                  name: `constructor'"${payload}`,
                  in: 'query',
                  schema: { type: 'string', enum: [payload, turned, '__proto__'] },
                },
              ],
              responses: {
                200: {
                  description: turned,
                  content: { 'application/json': { schema: { $ref: '#/components/schemas/constructor' } } },
                },
              },
            },
          },
        },
        components: {
          schemas: {
            constructor: {
              type: 'object',
              properties: {
                ['__proto__']: { type: 'string' },
                [payload]: { type: 'string', description: turned },
                toString: { type: 'integer' },
              },
            },
          },
        },
      });

    it('runs nothing of it, sends nothing, and shows it as it is', async () => {
      const wicked = `corrections:\n  - where: api title\n    set: ${JSON.stringify(`Title ${payload}`)}\n    because: ${JSON.stringify(payload)}\n    link: javascript:globalThis.ran=1\n`;
      const after = await materialOf({ 'api.json': hostile(), ...(await pagesIn('fixtures/hostile')) }, wicked);
      const before = await materialOf({ 'api.json': hostile().replaceAll('Summary', 'Once').replaceAll('integer', 'string') });
      const { page, trouble } = await show(await documentOf(withPast(before, after)));
      await openAll(page);
      await page.getByRole('searchbox').fill('<img src=x onerror');
      expect((await texts(page, '.hits .said')).length).toBeGreaterThan(0);
      for (const fact of await page.locator('.fact.line:visible').all()) await fact.click();
      await page.keyboard.press('Escape');
      expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
      expect(trouble).toEqual([]);
      const found = await page.evaluate(() => ({
        images: document.querySelectorAll('img, iframe, object, embed, form, main script').length,
        handlers: [...document.querySelectorAll('*')].filter((one) =>
          [...one.attributes].some(({ name }) => name.startsWith('on')),
        ).length,
        links: [...document.querySelectorAll('a')]
          .map((one) => one.protocol)
          .filter((protocol) => !['file:', 'https:'].includes(protocol)),
        unseen: /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(document.documentElement.outerHTML),
        told: document.body.innerText.includes('<img src=x onerror="globalThis.ran=1">'),
      }));
      expect(found).toEqual({ images: 0, handlers: 0, links: [], unseen: false, told: true });
    });

    it('would be stopped by the policy if it came through', async () => {
      const broken = ferry.replace(
        '<h1',
        '<img src="https://elsewhere.example/x.png"><script>globalThis.ran=1</script><style>body{display:none}</style><h1',
      );
      const { page, trouble } = await show(broken);
      expect(await page.evaluate(() => ['ran' in globalThis, getComputedStyle(document.body).display])).toEqual([false, 'block']);
      expect(trouble.filter((one) => one.startsWith('sent'))).toEqual([]);
      expect(trouble.filter((one) => one.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(3);
    });
  });

  it('opens of a hundred operations the one that is asked for, and draws no other', async () => {
    const names = Array.from(
      { length: 103 },
      (_, index) => `BookFerry${String.fromCharCode(65 + (index % 26))}${Math.floor(index / 26)}`,
    );
    const pages = Object.fromEntries(
      names.map((name, index) => [`${name}.txt`, ferryPage({ most: 20 + index, about: `Books ferry number-${index}-of-all.` })]),
    );
    const { page, trouble } = await show(await documentOf(await materialOf(pages)));
    const marks = await page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
    expect(marks).toEqual(['pagewright-start', 'pagewright-interactive']);
    expect(await page.locator('.kind').first().locator('.entry').count()).toBe(103);
    expect(await page.locator('.body > *').count()).toBe(0);
    await page.getByRole('searchbox').fill('ferry number-77-of');
    expect(await texts(page, '.entry .id')).toHaveLength(1);
    await page.keyboard.press('Enter');
    await page.locator('.fact').first().waitFor();
    expect((await texts(page, '.fact')).map(inOneLine).join(' ')).toContain('maxLength 97');
    expect(await page.locator('.body:has(> *)').count()).toBe(1);
    expect(trouble).toEqual([]);
  });

  it('holds several APIs', async () => {
    const pages = { 'BookFerry.txt': ferryPage() };
    const { page } = await show(await documentOf(await materialOf(pages), await materialOf(pages, undefined, 'other-api')), {
      hash: '#/other-api/BookFerry',
    });
    expect(await page.locator('details[open]').evaluateAll((all) => all.map(({ id }) => id))).toEqual(['entry-1-1']);
    expect(await texts(page, '.top nav a')).toHaveLength(2);
    await openAll(page);
    expect(await complaints(page)).toEqual([]);
  });
});
