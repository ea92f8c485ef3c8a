import { describe, expect, test } from 'vitest';
import type { Reading } from '../../../src/model/reading.js';
import { fixture, linesOf, readText } from './reading-lines.js';

const errors = [
  'ResourceNotFoundException',
  'InvalidParameterException',
  'CodeMismatchException',
  'ExpiredCodeException',
  'NotAuthorizedException',
  'UnexpectedLambdaException',
  'UserLambdaValidationException',
  'InvalidLambdaResponseException',
  'TooManyRequestsException',
  'AliasExistsException',
  'InvalidSmsRoleAccessPolicyException',
  'InvalidSmsRoleTrustRelationshipException',
  'InvalidEmailRoleAccessPolicyException',
  'CodeDeliveryFailureException',
  'PasswordResetRequiredException',
  'UserNotFoundException',
  'UserNotConfirmedException',
  'InternalErrorException',
  'ForbiddenException',
];
const failures = errors.map((name, at) => `fails ${480 + at} ${name}`);
const anyName = 'minLength=1 maxLength=32 pattern="[\\\\p{L}\\\\p{M}\\\\p{S}\\\\p{N}\\\\p{P}]+"';

/** Without descriptions: the forms of the page differ in those. */
const facts = (reading: Reading): readonly string[] => linesOf(reading).map((line) => line.replace(/ “[\s\S]*”$/, ''));

const expected = (destination: string, medium: string): readonly string[] => [
  'POST /',
  'header X-Amz-Target*: string',
  'body application/json',
  'request: object',
  'request.UserAttributes*: array of object AttributeType',
  `request.UserAttributes[].Name*: string ${anyName}`,
  'request.UserAttributes[].Value: string format="password" maxLength=2048',
  'request.AccessToken*: string format="password" pattern="[A-Za-z0-9-_=.]+"',
  'request.ClientMetadata: ~map of ~string',
  'response 200 Success',
  '  application/json',
  '  response: object',
  '  response.CodeDeliveryDetailsList: array of object CodeDeliveryDetailsType',
  `  response.CodeDeliveryDetailsList[].Destination: ${destination}`,
  `  response.CodeDeliveryDetailsList[].DeliveryMedium: ${medium}`,
  `  response.CodeDeliveryDetailsList[].AttributeName: string ${anyName}`,
  ...failures,
];

describe('the first page', () => {
  const text = readText(fixture('update-user-attributes/page.txt'));
  const html = readText(fixture('update-user-attributes-html/page.html'), 'page.html');
  const other = readText(fixture('update-user-attributes-other/page.txt'));

  test('as text', () => {
    expect(facts(text)).toEqual(expected('string', 'string ~SMS|EMAIL'));
  });

  test('as HTML, where allowed values stand in elements of their own', () => {
    expect(facts(html)).toEqual(expected('string', 'string SMS|EMAIL'));
  });

  test('as another extractor saves it', () => {
    expect(facts(other)).toEqual(expected('string maxLength=131072', 'string ~SMS|EMAIL'));
  });

  test.each([
    ['CRLF', (page: string) => page.replaceAll('\n', '\r\n')],
    ['a byte order mark', (page: string) => `\ufeff${page}`],
    ['circles read in windows-1252', (page: string) => page.replaceAll('đźź\u00a0', 'ðŸŸ\u00a0')],
    ['circles as they were', (page: string) => page.replaceAll('đźź\u00a0', '🟠')],
    ['circles lost', (page: string) => page.replaceAll('đźź\u00a0', '').replaceAll('🟢', '')],
    ['plain spaces for no-break ones', (page: string) => page.replaceAll('\u00a0', ' ')],
    ['Â for no-break spaces', (page: string) => page.replaceAll('\u00a0\n', 'Â\n')],
    ['no blank lines', (page: string) => page.replace(/\n{2,}/g, '\n')],
    ['blank lines everywhere', (page: string) => page.replaceAll('\n', '\n\n')],
    ['indentation', (page: string) => page.replace(/^/gm, '   ')],
  ])('the same with %s', (_, change) => {
    expect(facts(readText(change(fixture('update-user-attributes/page.txt'))))).toEqual(facts(text));
  });

  test('what the text says, the HTML says in the same words', () => {
    const words = (reading: Reading): readonly string[] => linesOf(reading).map((line) => line.replace('~SMS', 'SMS'));
    expect(words(html)).toEqual(words(text));
  });

  test('title, date, tabs and examples', () => {
    for (const reading of [text, html]) {
      const [operation] = reading.operations;
      expect(reading.apiTitle).toBe('Amazon Cognito Identity Provider');
      expect(reading.modified).toBe('2023-08-15 07:11:07');
      expect(operation?.title).toBeUndefined();
      expect(operation?.samples.map(({ label }) => label)).toEqual(['Shell', 'JavaScript', 'Java', 'Swift']);
      expect(operation?.samples[0]?.code).toContain("curl --location --request POST '/' \\\n--header 'X-Amz-Target;'");
      expect(operation?.examples.map(({ role, value }) => [role, value])).toEqual([
        ['request', { UserAttributes: [], AccessToken: 'string', ClientMetadata: { property1: 'string', property2: 'string' } }],
        ['response', { CodeDeliveryDetailsList: [] }],
      ]);
    }
  });

  test('every line is read by a rule', () => {
    for (const reading of [text, html, other]) expect(reading.coverage.unread).toEqual([]);
  });

  test('evidence points at the lines of the page', () => {
    const lines = fixture('update-user-attributes/page.txt').split('\n');
    const body = text.operations[0]?.requestBody?.contents[0]?.schema;
    const token = body?.kind === 'object' ? body.properties.find(({ name }) => name === 'AccessToken') : undefined;
    const pattern = token?.schema.evidence['pattern']?.[0];
    expect(lines[(pattern?.line ?? 0) - 1]).toBe('[A-Za-z0-9-_=.]+');
    expect(pattern?.quote).toBe('[A-Za-z0-9-_=.]+');
  });
});
