import { describe, expect, test } from 'vitest';
import { findRequirementMark, readRequirementCell } from '../../src/notation/requirement-words.js';

const told = (read: { readonly required: boolean | undefined } | undefined): string =>
  read === undefined ? 'nothing' : read.required === undefined ? 'depends' : read.required ? 'required' : 'optional';

describe('cells about nothing but the requirement', () => {
  test.each([
    ['required', 'Required | REQUIRED | mandatory | Yes | yes | Y | true | M | ✓ | ✔ | ✅ | * | 1..1 | Pflicht | ja | oui'],
    ['optional', 'Optional | no | N | false | O | - | — | ✗ | ❌ | not required | 0..1 | 0..n | nein | non'],
    ['depends', 'C | Conditional | required if type is card | Yes, if amount is given | depends'],
    ['nothing', 'maybe | string | 20 | see below | required by law'],
  ])('%s: %s', (meaning, cells) => {
    for (const cell of cells.split(' | ')) expect([cell, told(readRequirementCell(cell))]).toEqual([cell, meaning]);
  });
});

describe('marks beside other words', () => {
  test.each<[string, 'label' | 'prose', string, string]>([
    ['string, required', 'label', 'required', 'string'],
    ['string (required)', 'label', 'required', 'string'],
    ['required string', 'label', 'required', 'string'],
    ['amount REQUIRED', 'label', 'required', 'amount'],
    ['string; optional', 'label', 'optional', 'string'],
    ['optional integer', 'label', 'optional', 'integer'],
    ['string (required if type is card)', 'label', 'depends', 'string'],
    ['string, conditional', 'label', 'depends', 'string'],
    ['string, not required', 'label', 'optional', 'string'],
    ['Required. The name.', 'prose', 'required', 'The name.'],
    ['(required) The name.', 'prose', 'required', 'The name.'],
    ['The name (optional).', 'prose', 'optional', 'The name .'],
    ['Optional - the name.', 'prose', 'optional', 'the name.'],
    ['The name. Required.', 'prose', 'required', 'The name'],
    ['The name. This field is required.', 'prose', 'required', 'The name'],
    ['Required if the type is card. The number.', 'prose', 'depends', 'The number.'],
  ])('%s (%s) → %s', (text, place, meaning, rest) => {
    const found = findRequirementMark(text, place);
    expect([told(found), found?.rest]).toEqual([meaning, rest]);
  });

  test.each([
    'Whether a signature is required',
    'Optional extras of the order',
    'Required documents, as a list',
    'The approval that is not required any more',
    'Names the fields that are optional in the form',
  ])('“%s” describes the field and is no mark', (text) => {
    expect(findRequirementMark(text, 'prose')).toBeUndefined();
  });
});
