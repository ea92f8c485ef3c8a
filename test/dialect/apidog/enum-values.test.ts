import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnumContext, pageWords, splitAllowedValues } from '../../../src/dialect/apidog/enum-values.js';

interface Case {
  readonly why: string;
  readonly glued: string;
  readonly description?: readonly string[];
  readonly example?: string;
  readonly page?: readonly string[];
  readonly fieldName?: string;
}

const split = ({ glued, description = [], example, page = [], fieldName = 'kind' }: Case) => {
  const context: EnumContext = {
    fieldName,
    description,
    ...(example !== undefined && { exampleValue: example }),
    pageWords: pageWords([...page, ...description, 'Allowed values:', glued]),
  };
  return splitAllowedValues([glued], context);
};

const decided: readonly (Case & { readonly values: readonly string[] })[] = [
  { why: 'the example is the only value', glued: 'V2_1', example: 'V2_1', values: ['V2_1'] },
  { why: 'the only value is named in prose', glued: 'V2_1', description: ['Nothing but V2_1 is supported.'], values: ['V2_1'] },
  {
    why: 'an enumeration in prose, in the same order',
    glued: 'secondsminuteshours',
    description: ['The unit: seconds, minutes, or hours.'],
    values: ['seconds', 'minutes', 'hours'],
  },
  {
    why: 'an enumeration in another order',
    glued: 'faxletteremail_copy',
    description: ['Possible values: email_copy, letter, or fax.'],
    values: ['fax', 'letter', 'email_copy'],
  },
  {
    why: 'an enumeration in small letters',
    glued: 'EasyHard',
    description: ['For instance "easy,hard".'],
    values: ['Easy', 'Hard'],
  },
  {
    why: 'list lines with dashes',
    glued: 'CreatedInReviewStopped',
    description: ['One of:', 'Created - Not begun.', 'InReview - Somebody looks at it.', 'Stopped - Given up.'],
    values: ['Created', 'InReview', 'Stopped'],
  },
  {
    why: 'list lines with colons, two names in one',
    glued: 'NEW_KEYOLD_KEY_REUSEDOLD_KEY',
    description: ['NEW_KEY: Makes one.', 'OLD_KEY_REUSED/OLD_KEY: Takes what is there.'],
    values: ['NEW_KEY', 'OLD_KEY_REUSED', 'OLD_KEY'],
  },
  {
    why: 'list lines without a mark',
    glued: 'OFFONMAYBE',
    description: ['OFF Nobody is asked.', 'ON Everybody is asked.', 'MAYBE Some are asked.'],
    values: ['OFF', 'ON', 'MAYBE'],
  },
  {
    why: 'quoted names',
    glued: 'PAPERPHONE',
    description: ['Say "PHONE" to call, or "PAPER" to write.'],
    values: ['PAPER', 'PHONE'],
  },
  {
    why: 'names in capitals within sentences',
    glued: 'REPEATSKIP',
    description: ['Set to REPEAT to do it twice. With SKIP nothing happens.'],
    values: ['REPEAT', 'SKIP'],
  },
  {
    why: 'words inside names of the page',
    glued: 'FAXEMAIL',
    page: ['InvalidFaxRoleError', 'InvalidEmailRoleError'],
    values: ['FAX', 'EMAIL'],
  },
  {
    why: 'words of the page, joined',
    glued: 'post_codecity',
    page: ['Your city and the post code.', 'post_code'],
    values: ['post_code', 'city'],
  },
  { why: 'a value and its opposite', glued: 'LOCKEDUNLOCKED', values: ['LOCKED', 'UNLOCKED'] },
  { why: 'en and dis', glued: 'EnabledDisabled', values: ['Enabled', 'Disabled'] },
  { why: 'not before a value', glued: 'paidnot_paid', values: ['paid', 'not_paid'] },
  { why: 'one short word left', glued: 'SMSEMAIL', description: ['Only SMS can be set.'], values: ['SMS', 'EMAIL'] },
  {
    why: 'one short word left inside a name like the example',
    glued: 'SEND_BY_TRAINSEND_BY_TRUCK',
    example: 'SEND_BY_TRAIN',
    values: ['SEND_BY_TRAIN', 'SEND_BY_TRUCK'],
  },
  {
    why: 'numbers enumerated in prose',
    glued: '2050100',
    description: ['How many rows: 20, 50, 100'],
    values: ['20', '50', '100'],
  },
  {
    why: 'a value that names two things',
    glued: 'PaperCardSendByPostFetchItYourselfFax',
    page: ['Paper, Card, Fax', 'To send by post takes a day; fetch it yourself to be quick.'],
    values: ['Paper', 'Card', 'SendByPost', 'FetchItYourself', 'Fax'],
  },
];

const types: Case & { readonly values: readonly string[] } = {
  why: 'names of types',
  glued: 'BooleanStringDateTime',
  values: ['Boolean', 'String', 'DateTime'],
};

const undecided: readonly Case[] = [
  { why: 'nothing is known', glued: 'REDGREEN' },
  { why: 'numbers without evidence', glued: '2050100' },
  { why: 'a thousand written with a comma', glued: '5001000', description: ['Either 500, 1,000'] },
  { why: 'capitals could be inside one value', glued: 'PendingDelete', page: ['A pending thing. Delete it.'] },
  { why: 'small camel case may be one value', glued: 'webhookActivity', page: ['A webhook. Some activity.'] },
  { why: 'words stand together elsewhere', glued: 'terminatejob', page: ['You can terminate job runs.'] },
  { why: 'a rest that is long enough for two', glued: 'SMSPAGERMAIL', description: ['Only SMS can be set.'] },
  { why: 'function words are no values', glued: 'inandout', page: ['Go in and out.'] },
  { why: 'signs before names', glued: 'name-nameage-age', page: ['Sort by name or age.'] },
  { why: 'the example must be among the values', glued: 'ALPHABETA', example: 'ALP', description: ['"BETA" and "ALPHA"'] },
  { why: 'the name of the field proves nothing', glued: 'MISSINGLATE', fieldName: 'p_missinglate', page: ['p_missinglate'] },
  { why: 'hostile names', glued: '__proto__constructor*/`${', page: ['__proto__', 'constructor'] },
  { why: 'nothing at all', glued: '   ' },
];

describe('splitAllowedValues', () => {
  it.each([...decided, types])('$why: $glued', (given) => {
    expect(split(given)).toMatchObject({ kind: 'split', values: given.values, quote: given.glued, standing: 'inferred' });
  });

  it.each(undecided)('leaves open: $why ($glued)', (given) => {
    expect(split(given)).toEqual({ kind: 'unknown', quote: given.glued.trim() });
  });

  it('takes values that stand one a line as documented', () => {
    const context: EnumContext = { fieldName: 'type', description: [], pageWords: pageWords([]) };
    expect(splitAllowedValues(['1min ', '3min', '1hour'], context)).toEqual({
      kind: 'split',
      values: ['1min', '3min', '1hour'],
      rule: 'values stand one a line',
      quote: '1min\n3min\n1hour',
      standing: 'documented',
    });
    expect(splitAllowedValues(['a', 'a'], context).kind).toBe('unknown');
  });

  it('prefers what the field says to what the page says', () => {
    const given = { why: '', glued: 'ONLINE', description: ['Valid: "ON" and "LINE".'], page: ['ONLINE'] };
    expect(split(given)).toMatchObject({ values: ['ON', 'LINE'], rule: 'the description lists these values in this order' });
  });

  it('does not take other glued values for words', () => {
    expect(split({ why: '', glued: 'REDGREENBLUE', page: ['Allowed values:', 'REDGREEN', 'blue'] }).kind).toBe('unknown');
  });

  it('covers the glued text with different values, whatever the page says', () => {
    const word = fc.stringMatching(/^[a-zA-Z_\-. ]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.array(fc.string(), { maxLength: 4 }),
        (words, description) => {
          const glued = words.join('').trim();
          const result = split({ why: '', glued, description: [...description, words.join(', ')] });
          if (result.kind === 'unknown') return;
          expect(result.values.join('')).toBe(glued);
          expect(new Set(result.values).size).toBe(result.values.length);
          expect(result.values).not.toContain('');
        },
      ),
    );
  });

  it('does not take letters for two values that differ in case only in the prose', () => {
    expect(split({ why: '', glued: 'aa', description: ['a, A'] })).toEqual({ kind: 'unknown', quote: 'aa' });
  });

  it('gives up on text that can be cut in endless ways', () => {
    const glued = 'a'.repeat(2000);
    expect(split({ why: '', glued, description: ['"a", "aa", "aaa", "aaaa"'] }).kind).toBe('unknown');
  });
});
