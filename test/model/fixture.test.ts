import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import type { ApiModel } from '../../src/model/api.js';
import { explainFact } from '../../src/model/explain.js';
import { modelJsonSchema } from '../../src/model/json-schema.js';
import { toOpenApi } from '../../src/model/to-openapi.js';
import { scrape } from '../../src/pipeline.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const root = fileURLToPath(new URL('../../fixtures/apidog/update-user-attributes/', import.meta.url));
const read = (folder: string, sources: readonly string[], corrections: readonly string[] = []) =>
  scrape({ name: 'cognito-identity-provider', root: folder, sources, corrections, package: { version: '1.0.0' } });

describe('the fixture, read and corrected', () => {
  let model: ApiModel;
  let diagnostics: readonly Diagnostic[];
  beforeAll(async () => {
    ({ value: model, diagnostics } = await read(root, ['page.txt'], ['corrections.yaml']));
  });

  it('leaves nothing to warn of: each correction fits the page, each fact has its words', () => {
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('is one operation over AWS JSON', () => {
    expect(model.operations.map(({ id, method, path }) => [id, method, path])).toEqual([['UpdateUserAttributes', 'POST', '/']]);
    expect(model.protocol).toMatchObject({
      kind: 'aws-json',
      targetPrefix: 'AWSCognitoIdentityProviderService',
      patterns: 'whole',
    });
    expect(model.servers.map(({ url }) => url)).toEqual(['https://cognito-idp.{region}.amazonaws.com']);
    expect(model.types.map(({ name }) => name)).toEqual([
      'AttributeType',
      'CodeDeliveryDetailsType',
      'UpdateUserAttributesRequest',
      'UpdateUserAttributesResponse',
    ]);
  });

  it('has every status as it travels, corrected, and as it is documented', () => {
    expect(model.errors.length).toBe(19);
    for (const { name, status, evidence } of model.errors) {
      expect([name, status]).toEqual([name, name === 'InternalErrorException' ? 500 : 400]);
      expect(evidence['status']?.[0]).toMatchObject({ standing: 'corrected', source: 'corrections.yaml' });
    }
    expect(model.operations[0]?.errors.map(({ documentedStatus }) => documentedStatus)).toEqual(
      Array.from({ length: 19 }, (_, index) => 480 + index),
    );
  });

  it('says of each fact of a field where it stands', () => {
    const { value } = explainFact(model, 'UpdateUserAttributes.request.UserAttributes[].Name');
    expect(value?.facts.map(({ name, value: known }) => [name, known])).toEqual([
      ['name', 'Name'],
      ['required', true],
      ['type', 'string'],
      ['description', expect.any(String)],
      ['minLength', 1],
      ['maxLength', 32],
      ['pattern', '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'],
    ]);
    for (const { evidence } of value?.facts ?? [])
      expect(evidence[0]).toMatchObject({
        source: 'page.txt',
        line: expect.any(Number),
        quote: expect.stringMatching(/\S/),
        standing: 'documented',
      });
  });

  it('fits the model’s own schema', () => {
    const validate = new Ajv2020({ strictTypes: false }).compile(modelJsonSchema);
    expect([validate(JSON.parse(JSON.stringify(model))), validate.errors]).toEqual([true, null]);
  });

  it('is, as this repository’s config has it, the model beside the page', async () => {
    const { apis } = await loadConfig(repository);
    const api = apis.find(({ name }) => name === 'cognito-identity-provider');
    const { value } = await scrape(api ?? expect.fail('The config has no such API.'));
    // After a change that is meant, `vitest -u` writes the file anew.
    await expect(`${JSON.stringify(value, null, 2)}\n`).toMatchFileSnapshot(`${root}model.json`);
  });

  it('makes the same bytes twice', async () => {
    const again = await read(root, ['page.txt'], ['corrections.yaml']);
    expect(JSON.stringify(again.value)).toBe(JSON.stringify(model));
    expect(JSON.stringify(toOpenApi(again.value))).toBe(JSON.stringify(toOpenApi(model)));
  });
});

const pages = fileURLToPath(new URL('../../../shared/pages/apidog-text/', import.meta.url));

describe.skipIf(!existsSync(pages))('many pages of one API (skipped where ../shared is absent)', () => {
  it('make one model, whatever their order, each type that pages agree on once', async () => {
    const files = readdirSync(pages).filter((file) => file.endsWith('.txt'));
    const { value, diagnostics } = await read(pages, files);
    expect(value.operations.length).toBe(files.length);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(diagnostics.filter(({ code }) => code === 'operation-id-clash')).toEqual([]);
    expect(value.types.filter(({ name }) => name === 'AttributeType').length).toBe(1);
    const reversed = await read(pages, files.toReversed());
    expect(JSON.stringify(reversed.value)).toBe(JSON.stringify(value));
  });
});
