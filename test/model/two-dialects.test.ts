import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.js';
import { readPage } from '../../src/dialect/index.js';
import type { ApiModel, Schema } from '../../src/model/api.js';
import { buildModel } from '../../src/model/build.js';
import { checkModel } from '../../src/model/check.js';
import { outline } from '../../src/page/outline.js';
import { decideProtocol } from '../../src/protocol/decide.js';

const folder = new URL('../../fixtures/', import.meta.url);
const aws = ['API_UpdateUserAttributes.md', 'API_AttributeType.md', 'API_CodeDeliveryDetailsType.md'] as const;

type Change = readonly [file: (typeof aws)[number] | 'page.txt', was: string, is: string];

/** The operation as two kinds of pages tell it, with some words changed; in either order. */
async function merge(changes: readonly Change[] = [], reversed = false) {
  const files = [
    ...aws.map((name) => [name, `aws-api-reference/cognito/${name}`] as const),
    ['page.txt', 'apidog/update-user-attributes/page.txt'] as const,
  ];
  const readings = await Promise.all(
    files.map(async ([name, path]) => {
      let text = readFileSync(new URL(path, folder), 'utf8');
      for (const [file, was, is] of changes) {
        if (file !== name) continue;
        expect(text).toContain(was);
        text = text.replace(was, is);
      }
      return (await readPage(outline({ id: name, bytes: new TextEncoder().encode(text) }).value)).value;
    }),
  );
  const built = buildModel(reversed ? readings.toReversed() : readings);
  const spoken = decideProtocol(built.value);
  const checked = checkModel(spoken.value);
  return { model: checked.value, said: [...built.diagnostics, ...spoken.diagnostics, ...checked.diagnostics] };
}

const schemaAt = (model: ApiModel, type: string, ...path: readonly string[]): Schema | undefined =>
  path.reduce<Schema | undefined>(
    (schema, name) =>
      schema?.kind === 'object' ? schema.properties.find((property) => property.name === name)?.schema : undefined,
    model.types.find((one) => one.name === type)?.schema,
  );

const sourcesOf = (evidence: readonly { readonly source: string; readonly standing: string }[] | undefined) =>
  evidence?.map(({ source, standing }) => `${standing} ${source}`);

const warnings = (said: readonly Diagnostic[]): readonly string[] =>
  said.filter(({ severity }) => severity !== 'info').map(({ code, message }) => `${code}: ${message}`);

describe('an operation that two kinds of pages tell', () => {
  test('is one operation, with nothing to warn of', async () => {
    const { model, said } = await merge();
    expect(warnings(said)).toEqual([]);
    expect(model.operations.map(({ id, method, path }) => `${id} ${method} ${path}`)).toEqual(['UpdateUserAttributes POST /']);
    expect(model.types.map(({ name }) => name)).toEqual([
      'AttributeType',
      'CodeDeliveryDetailsType',
      'InvalidParameterExceptionBody',
      'UpdateUserAttributesRequest',
      'UpdateUserAttributesResponse',
    ]);
    expect(model.sources.map(({ dialect }) => dialect)).toEqual([
      'aws-api-reference',
      'aws-api-reference',
      'aws-api-reference',
      'apidog',
    ]);
  });

  test('is the same in whatever order the pages come', async () => {
    expect((await merge([], true)).model).toEqual((await merge()).model);
  });

  test('has one body in each direction, under the name that a page documents', async () => {
    const [operation] = (await merge()).model.operations;
    expect(operation?.requestBody?.contents.map(({ mediaType }) => mediaType)).toEqual(['application/json']);
    expect(operation?.responses.map(({ status, contents }) => [status, contents.map(({ mediaType }) => mediaType)])).toEqual([
      [200, ['application/json']],
    ]);
    expect(operation?.parameters.map(({ in: place, name, required }) => `${place} ${name} ${required}`)).toEqual([
      'header X-Amz-Target true',
    ]);
  });

  test('is surer where the pages agree', async () => {
    const { model } = await merge();
    const name = schemaAt(model, 'AttributeType', 'Name');
    expect(name).toMatchObject({ kind: 'string', minLength: 1, maxLength: 32 });
    expect(sourcesOf(name?.evidence['maxLength'])).toEqual(['documented API_AttributeType.md', 'documented page.txt']);
    expect(sourcesOf(model.operations[0]?.evidence['id'])).toEqual([
      'documented API_UpdateUserAttributes.md',
      'inferred page.txt',
    ]);
  });

  test('takes what either page alone knows', async () => {
    const { model } = await merge();
    expect(schemaAt(model, 'AttributeType', 'Value')).toMatchObject({ format: 'password', minLength: 0, maxLength: 2048 });
    expect(schemaAt(model, 'UpdateUserAttributesRequest', 'ClientMetadata')).toMatchObject({
      kind: 'map',
      values: { kind: 'string', maxLength: 131072 },
    });
    const medium = schemaAt(model, 'CodeDeliveryDetailsType', 'DeliveryMedium');
    expect(medium).toMatchObject({ kind: 'enum', values: ['SMS', 'EMAIL'] });
    expect(medium?.evidence['enum']?.[0]).toMatchObject({ standing: 'documented', quote: 'Valid Values: SMS | EMAIL' });
    expect(model.protocol).toMatchObject({ kind: 'aws-json', targetPrefix: 'AWSCognitoIdentityProviderService' });
    expect(model.servers.map(({ url }) => url)).toEqual(['https://cognito-idp.{region}.amazonaws.com']);
    expect(model.operations[0]?.samples.map(({ label }) => label)).toEqual(['Shell', 'JavaScript', 'Java', 'Swift']);
  });

  test('has the statuses that a server can send', async () => {
    const { model } = await merge();
    expect(model.errors.map(({ name, status, evidence }) => `${status} ${evidence['status']?.[0]?.standing} ${name}`)).toEqual(
      model.errors.map(({ name }) => `${name === 'InternalErrorException' ? 500 : 400} documented ${name}`),
    );
    const [error] = model.operations[0]?.errors ?? [];
    expect(error).toMatchObject({ name: 'AliasExistsException', documentedStatus: 400 });
    expect(sourcesOf(error?.evidence['documentedStatus'])).toEqual([
      'documented API_UpdateUserAttributes.md',
      'unknown page.txt',
    ]);
  });
});

describe('pages that contradict each other', () => {
  interface Row {
    readonly title: string;
    readonly changes: readonly Change[];
    readonly says: readonly string[];
  }
  const rows: readonly Row[] = [
    {
      title: 'about a bound of a type',
      changes: [['API_AttributeType.md', 'Maximum length of 2048', 'Maximum length of 4096']],
      says: [
        'type-conflict: Pages of two kinds disagree about the type AttributeType: .Value maxLength is 4096 (API_AttributeType.md:22, “Length Constraints: Minimum length of 0. Maximum length of 4096.”) and 2048 (page.txt:261, “<= 2048 characters”). The first counts.',
      ],
    },
    {
      title: 'about the kind of a field',
      changes: [['API_AttributeType.md', 'What it holds.\nType: String', 'What it holds.\nType: Integer']],
      says: [
        'type-conflict: Pages of two kinds disagree about the type AttributeType: .Value type is integer (API_AttributeType.md:21, “Type: Integer”) and string (page.txt:258, “string <password>”). The first counts.',
      ],
    },
    {
      title: 'about what has to be there',
      changes: [['page.txt', 'optional\nFree keys and values', 'required\nFree keys and values']],
      says: [
        'operation-conflict: Two pages disagree about UpdateUserAttributes: .request.ClientMetadata required is optional (API_UpdateUserAttributes.md:45, “Required: No”) and required (page.txt:270, “required”). The first counts.',
      ],
    },
    {
      title: 'about a pattern',
      changes: [['page.txt', '[A-Za-z0-9-_=.]+', '[a-z]+']],
      says: [
        'operation-conflict: Two pages disagree about UpdateUserAttributes: .request.AccessToken pattern is "[A-Za-z0-9-_=.]+" (API_UpdateUserAttributes.md:37, “Pattern: [A-Za-z0-9-_=.]+”) and "[a-z]+" (page.txt:267, “[a-z]+”). The first counts.',
      ],
    },
    {
      title: 'about values',
      changes: [['page.txt', 'SMSEMAIL', 'SMS\nPIGEON']],
      says: [
        'type-conflict: Pages of two kinds disagree about the type CodeDeliveryDetailsType: .DeliveryMedium enum is SMS, EMAIL (API_CodeDeliveryDetailsType.md:19, “Valid Values: SMS | EMAIL”) and SMS, PIGEON (page.txt:295, “SMS\nPIGEON”). The first counts.',
      ],
    },
    {
      title: 'about values that one of them only glues together',
      changes: [['API_CodeDeliveryDetailsType.md', 'SMS | EMAIL', 'SMS | EMAIL | PIGEON']],
      says: [],
    },
    {
      title: 'about a number that a server can send',
      changes: [['page.txt', '484NotAuthorizedException', '403NotAuthorizedException']],
      says: [
        'operation-conflict: Two pages disagree about UpdateUserAttributes: .errors.NotAuthorizedException documentedStatus is 400 (API_UpdateUserAttributes.md:131, “HTTP Status Code: 400”) and 403 (page.txt:307, “403NotAuthorizedException”). The first counts.',
      ],
    },
    {
      title: 'about a field that only one of them has',
      changes: [['API_AttributeType.md', '** Value **', '** Worth **']],
      says: [
        'type-conflict: Pages of two kinds disagree about the type AttributeType: .Worth is documented (API_AttributeType.md:19, “Worth”) and not documented (page.txt:245, “array[object (AttributeType) {2}]”). The first counts.',
        'type-conflict: Pages of two kinds disagree about the type AttributeType: .Value is documented (page.txt:257, “Value”) and not documented (API_AttributeType.md:6, “Contents”). The first counts.',
      ],
    },
  ];

  test.each(rows)('$title', async ({ changes, says }) => {
    const { said, model } = await merge(changes);
    expect(warnings(said)).toEqual(says);
    for (const { code, help, where } of said.filter(({ severity }) => severity !== 'info'))
      expect(help, code).toContain(`where \`${where?.fact}\``);
    expect(model.types.filter(({ name }) => name.includes('AttributeType')).length).toBe(1);
    expect(warnings((await merge(changes, true)).said)).toEqual(says);
  });
});
