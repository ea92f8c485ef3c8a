import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { telegram } from '../../../src/dialect/telegram/index.js';
import type { Reading } from '../../../src/model/reading.js';
import { codesOf, linesOf, pageOf, readAs, typeLinesOf } from '../reading-lines.js';

const folder = new URL('../../../fixtures/telegram/', import.meta.url);
const read = (name: string): Promise<Reading> => readAs(telegram, readFileSync(new URL(name, folder), 'utf8'), name);

/** Lines about what is sent. */
const sent = (reading: Reading): readonly string[] => linesOf(reading).filter((line) => /^(?:[A-Z]+ \/|body|request)/.test(line));

/** What each method returns. */
const results = (reading: Reading): readonly string[] =>
  linesOf(reading)
    .flatMap((line) => /^(?:POST \/(\w+)| {2}response\.result\*: (.*))$/.exec(line)?.slice(1) ?? [])
    .filter(Boolean);

describe('a page of methods and types', () => {
  test('says once where methods are called', async () => {
    const reading = await read('lantern.html');
    expect(reading.servers).toMatchObject([{ url: 'https://keeper.example/lamp{key}' }]);
    expect(reading.apiTitle).toBe('Lantern Keeper API');
  });

  test('describes its types in tables, lists and words', async () => {
    expect(typeLinesOf(await read('lantern.html'))).toEqual([
      'type Lantern: object “This object represents a lantern. / It hangs on one hook at a time.”',
      'type Lantern.lantern_id*: integer “Number of the lantern”',
      'type Lantern.kind*: string ~oil|gas|wax “What it burns, can be either “oil”, “gas” (town gas) or “wax””',
      'type Lantern.lit: boolean true “True, if it burns now”',
      'type Lantern.height: number minimum=0 maximum=40 “Metres above the street; 0-40”',
      'type Lantern.shades*: array of array of -> Shade “Rows of shades”',
      'type Lantern.hung_by: -> Keeper “Who hung it”',
      'type Lantern.spare: -> Lantern “The lantern that takes over. Must be lit before dusk.”',
      'type Keeper: object “This object represents a person who tends lanterns.”',
      'type Keeper.name*: string minLength=1 maxLength=64 “Name, 1-64 characters”',
      'type Keeper.since*: integer minimum=1 “Year of service; must be positive”',
      'type Shade: any-of (-> ShadePaper | -> ShadeGlass) “This object describes a shade. Currently, it can be one of /  / Keepers may not mix them.”',
      'type ShadePaper: object “A shade of paper.”',
      'type ShadePaper.type*: string ~paper “Type of the shade, always “paper””',
      'type ShadeGlass: object “A shade of glass.”',
      'type ShadeGlass.type*: string ~glass “Type of the shade, must be glass”',
      'type ShadeGlass.tint: integer ~16711680|65280|255 “Must be one of 16711680 (0xFF0000), 65280 (0x00FF00) or 255 (0x0000FF)”',
      'type Wick: any-of (string | array of -> Wick | -> ShadePaper | -> ShadeGlass) “This object represents what burns. Currently, it can be either a String for plain cord, an Array of Wick, or any of the following types:”',
      'type InputFile: ~binary “This object represents the contents of a file. It must be posted using multipart/form-data.”',
      'type Dusk: ~object “This object represents a notice that night falls. Currently holds no information.”',
      'type Fog: ?unknown “This object represents fog. Ask the harbour what it is made of.”',
      'type Hints: object “Describes what may help.”',
      'type Hints.wait: integer “Seconds to wait”',
    ]);
  });

  test('lists parameters with what their descriptions add; a limit with a condition is none', async () => {
    expect(sent(await read('lantern.html')).slice(0, 18)).toEqual([
      'POST /lightLantern',
      'body application/json',
      'request: object',
      'request.lantern_id*: any-of (integer | string) “Number of the lantern or its name”',
      'request.minutes: integer minimum=1 maximum=600 default=90 “How long it burns. Values between 1-600 are accepted. Defaults to 90.”',
      'request.note: string “Note for the keeper, 0-200 characters after entities parsing”',
      'request.mood: string ~calm|wild|ghostly default="calm" “Mood of the flame, one of calm for quiet nights, wild or ghostly. Defaults to “calm”.”',
      'request.glass: string ~clear|milk|red “Glass to put in, must be one of “clear” for reading or sewing, “milk” for sleep, “red” for warnings”',
      'request.smell: string “Smell of the oil, one of “rose”, “tar”, or any other”',
      'request.face: string ~🌕|🌑 “Face to draw, one of “🌕” or “🌑””',
      'request.loud: boolean default=false “Pass True to ring a bell, defaults to False”',
      'request.price: integer “Price in pence must be between 1 and 100, and price in shillings must be between 1 and 5.”',
      'request.guests: array of string minItems=1 maxItems=12 “A JSON-serialized list of 1-12 names, for example, “Ada” or “Bo””',
      'request.markup: any-of (-> ShadePaper | -> ShadeGlass) “What to hang over it”',
      'POST /paintLantern',
      'body multipart/form-data',
      'request: object',
      'request.picture*: any-of (-> InputFile | string) “Picture to paint”',
    ]);
  });

  test('tells results in sentences', async () => {
    expect(results(await read('lantern.html'))).toEqual([
      ...['lightLantern', '~-> Lantern'],
      ...['paintLantern', '~any-of (~-> Lantern | ~boolean ~true)'],
      ...['listLanterns', '~array of ~-> Lantern'],
      ...['countLanterns', '~integer'],
      ...['whoAmI', '~-> Keeper'],
      ...['moveLanterns', '~array of ~-> Lantern'],
      ...['nameOfLantern', '~string'],
      ...['dimLantern', '?unknown'],
    ]);
  });

  test('says what failure looks like, though neither its name nor its status', async () => {
    const reading = await read('lantern.html');
    expect(linesOf(reading).slice(-6)).toEqual([
      'error 400 UnsuccessfulRequest',
      'error UnsuccessfulRequest: ~object',
      'error UnsuccessfulRequest.ok*: ~boolean ~false',
      'error UnsuccessfulRequest.description: ~string',
      'error UnsuccessfulRequest.code: ~integer',
      'error UnsuccessfulRequest.hints: ~-> Hints',
    ]);
    expect(reading.errors[0]?.evidence['status']).toMatchObject([{ standing: 'unknown' }]);
    expect(codesOf(reading)).toEqual(['error-name-derived', 'type-unknown', 'fields-missing']);
  });

  test('evidence leads to the heading above the line', async () => {
    const [first] = (await read('lantern.html')).operations;
    const body = first?.requestBody?.contents[0]?.schema;
    const minutes = body?.kind === 'object' ? body.properties.find(({ name }) => name === 'minutes') : undefined;
    expect(minutes?.schema.evidence['default']).toMatchObject([
      { anchor: 'lightlantern', quote: 'Defaults to 90.', standing: 'inferred', rule: 'a sentence says what it defaults to' },
    ]);
  });

  test('reads all but headings of chapters and news', async () => {
    const { unread } = (await read('lantern.html')).coverage;
    expect(unread.map(({ text }) => text)).toEqual([
      'Lantern Keeper API',
      'News',
      'May 4',
      'Keepers may dim lanterns, see dimLantern.',
      'Calling the keeper',
      'https://keeper.example/lamp77:QQ/lightLantern',
      'Types',
      'Methods',
    ]);
  });
});

test('an older page: a header of “Parameters”, results without an envelope, types in words that nobody knows', async () => {
  const reading = await read('lantern-old.html');
  expect(typeLinesOf(reading)).toEqual([
    'type Lantern: object “This object represents a lantern.”',
    'type Lantern.lantern_id*: integer “Number”',
    'type Lantern.keepers: array of string “Names”',
  ]);
  expect(linesOf(reading)).toEqual([
    'POST /lightLantern',
    'body application/json',
    'request: ~object',
    'request.lantern_id*: integer “Number”',
    'request.for_whom: ?unknown “Anyone”',
    'request.either: ?unknown “Names or a number”',
    'response 200 “On success, an array of the lit Lanterns is returned.”',
    '  application/json',
    '  response: ~array of ~-> Lantern',
  ]);
  expect(codesOf(reading)).toEqual(['type-unknown', 'type-unknown']);
});

test('a page with lists in place of tables, and a token in a header', async () => {
  const reading = await read('scribe.html');
  expect(reading.servers).toMatchObject([{ url: 'https://api.scribe.example' }]);
  expect(typeLinesOf(reading)).toEqual([
    'type Scroll: object “This object represents a scroll.”',
    'type Scroll.title*: string “What stands on top.”',
    'type Scroll.lines: array of -> Line “What stands below.”',
    'type Line: any-of (string | -> Scroll | -> Rule) “This object represents a line. It can be a String or one of the following:”',
    'type Rule: object “This object represents a ruled line.”',
    'type Rule.width*: number “In inches.”',
  ]);
  expect(linesOf(reading)).toEqual([
    'POST /createScroll',
    'security bearer',
    'body application/json',
    'request: ~object',
    'request.title*: string minLength=1 maxLength=256 “What stands on top.”',
    'request.lines*: array of -> Line “What stands below.”',
    'request.limit: integer minimum=0 maximum=200 default=50 “Lines to return.”',
    'request.code: string minLength=4 maxLength=8 “A word to find it by. Only words between 4 and 8 characters in length are taken.”',
    'request.days: integer minimum=1 maximum=90 “How long to keep it. Supported values are from 1 to 90.”',
    'request.ink: string ~iron_gall|walnut|none “What to write with. One of the following: / - iron_gall – lasts for ages, / - walnut – fades, / - none – only scratches.”',
    'request.sealed: boolean default=false “Whether to seal it.”',
    'response 200 “On success, returns a Scroll object with all of its lines.”',
    '  application/json',
    '  response: ~object',
    '  response.ok*: ~boolean ~true',
    '  response.result*: ~-> Scroll',
    'fails undefined UnsuccessfulRequest',
    'error 400 UnsuccessfulRequest',
    'error UnsuccessfulRequest: ~object',
    'error UnsuccessfulRequest.ok*: ~boolean ~false',
    'error UnsuccessfulRequest.error: ?unknown',
  ]);
});

test('a page saved as text reads as its HTML does', async () => {
  const reading = await read('lantern.txt');
  expect(reading.servers).toMatchObject([{ url: 'https://gateway.keeper.example' }]);
  expect(typeLinesOf(reading)).toEqual([
    'type Lantern: object “This object represents a lantern.”',
    'type Lantern.lantern_id*: integer “Number”',
    'type Lantern.keepers: array of string “Names”',
    'type Shade: any-of (-> ShadePaper | -> ShadeGlass) “This object describes a shade. It can be one of”',
    'type ShadePaper: object “A shade of paper.”',
    'type ShadePaper.type*: string ~paper “Type of the shade, always “paper””',
    'type ShadeGlass: object “A shade of glass.”',
    'type ShadeGlass.type*: string ~glass “Type of the shade, always “glass””',
  ]);
  expect(linesOf(reading)).toEqual([
    'POST /lightLantern',
    'body application/json',
    'request: ~object',
    'request.lantern_id*: integer “Number”',
    'response 200 “Returns a Lantern object on success.”',
    '  application/json',
    '  response: ~-> Lantern',
  ]);
});

test.each([
  ['an address alone', '<html><body><p>Call <code>https://a.example/METHOD_NAME</code>.</p></body></html>'],
  [
    'a method without types or an address',
    '<html><body><h4>getPet</h4><p>Use this method to get a pet. Returns <em>True</em>.</p></body></html>',
  ],
  [
    'an endpoint',
    '## Get a pet\n\nUse this method to get a pet.\n\n`GET /pets/{id}`\n\n| Field | Type | Description |\n|-|-|-|\n| a | b | c |\n',
  ],
])('%s is not enough to be a page of this kind', (_, text) => {
  expect(telegram.matches(pageOf(text, 'page.html'))).toEqual({ sure: false });
});

test('hostile words stay words', async () => {
  const page = `<html><body><h4>getPet</h4><p>Use this method to get a pet. Returns a <a href="#__proto__">Pet</a>.</p>
<p><code>https://a.example/METHOD_NAME</code></p>
<table><tr><th>Parameter</th><th>Type</th><th>Required</th><th>Description</th></tr>
<tr><td>__proto__</td><td>String</td><td>Yes</td><td>one of “constructor”, “*/” or “\${x}”</td></tr>
<tr><td>\u202Ename</td><td>String</td><td>Yes</td><td>\uE0000\uE001 always \uE0000\uE001</td></tr>
<tr><td>constructor</td><td>toString</td><td>Perhaps</td><td>1-2-3 characters</td></tr></table></body></html>`;
  const reading = await readAs(telegram, page, 'page.html');
  expect(sent(reading)).toEqual([
    'POST /getPet',
    'body application/json',
    'request: ~object',
    'request.__proto__*: string ~constructor|*/|${x} “one of “constructor”, “*/” or “${x}””',
    'request.constructor: ?unknown “1-2-3 characters”',
  ]);
  expect(codesOf(reading)).toEqual(['part-unplaced', 'type-unknown', 'type-unknown']);
});
