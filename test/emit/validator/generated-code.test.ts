import type { StandardSchemaV1 as Spec } from '@standard-schema/spec';
import { describe, expect, it } from 'vitest';
import { formatFiles } from '../../../src/emit/format.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { StandardSchemaV1 } from '../../../src/emit/validator/runtime/index.js';
import type { ApiModel } from '../../../src/model/api.js';
import { compile } from '../types/compile.js';
import { fixtureModel, modelOf, object, reference, schema, text, viewOf, words } from '../types/models.js';
import { load } from './load.js';
import { Random } from './random.js';
import { randomTypes } from './random-schema.js';

/** Types, validator and its runtime, formatted, by path below `src/`. */
async function emitted(model: ApiModel): Promise<Record<string, string>> {
  const view = viewOf(model);
  const files = [...(await typesTarget.emit(view, model)), ...(await validatorTarget.emit(view, model))];
  const { value, diagnostics } = await formatFiles(files, 'validator');
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(value.map((file) => [file.path.replace(/^src\//, ''), file.text]));
}

describe('generated code', () => {
  it('compiles under the strictest settings, and types what it checks', async () => {
    const use = `
      import type { UpdateUserAttributesRequest } from './types.js';
      import {
        assertAttributeType, InvalidValueError, isAttributeType, type StandardSchemaV1, UpdateUserAttributesRequestSchema,
        validateUpdateUserAttributesRequest, type ValidateOptions, type ValueIssue,
      } from './validator.js';
      declare const input: unknown;
      const options: ValidateOptions = { abortEarly: true, unknownEnumValues: 'accept' };
      const result = validateUpdateUserAttributesRequest(input, options);
      if (result.issues) {
        const issues: readonly ValueIssue[] = result.issues;
        for (const { path, keyword, message, expected } of issues) console.log(path.length, keyword, message, expected);
        // @ts-expect-error no value where there are issues
        console.log(result.value.AccessToken);
      } else {
        const request: UpdateUserAttributesRequest = result.value;
        console.log(request.AccessToken);
      }
      // @ts-expect-error not known yet
      console.log(result.value.AccessToken);
      if (isAttributeType(input)) console.log(input.Name);
      const names: string[] = [input, input].filter(isAttributeType).map((attribute) => attribute.Name);
      assertAttributeType(input);
      console.log(input.Value?.length, names);
      const own: StandardSchemaV1<UpdateUserAttributesRequest> = UpdateUserAttributesRequestSchema;
      console.log(own['~standard'].vendor, new InvalidValueError('X', []).issues);
    `;
    const { errors } = compile({ ...(await emitted(fixtureModel())), 'use.ts': use });
    expect(errors).toEqual([]);
  });

  it('compiles for any types', async () => {
    const { errors } = compile(await emitted(modelOf({ types: randomTypes(new Random(7), 40) })));
    expect(errors).toEqual([]);
  });

  it('compiles where an enum is known to make no difference', async () => {
    const anything = schema({ kind: 'union', mode: 'any-of', members: [words('a'), schema({ kind: 'unknown' })] });
    const { errors } = compile(
      await emitted(modelOf({ types: { Thing: anything, Other: object({ 'thing?': reference('Thing') }) } })),
    );
    expect(errors).toEqual([]);
  });

  it('compiles without types', async () => {
    const { errors } = compile(await emitted(modelOf({})));
    expect(errors).toEqual([]);
  });

  it('lets the page have every name that the module would use', async () => {
    const names = [
      'InvalidValueError',
      'IssueLog',
      'ValidateOptions',
      'Validated',
      'StandardSchemaV1',
      'ValueIssue',
      'ValueKeyword',
      'Own',
      'X',
      'XSchema',
    ];
    const members = Object.fromEntries(
      ['isX', 'collectX', 'value', 'open', 'log', 'own', 'namePattern', 'isObject'].map((name) => [name, reference('X')]),
    );
    const types = Object.fromEntries(
      names.map((name) => [name, object({ ...members, name: schema({ kind: 'string', pattern: 'a|b' }) })]),
    );
    const { errors } = compile({
      ...(await emitted(modelOf({ types }))),
      'index.ts': `export * from './types.js'; export * from './validator.js';`,
    });
    expect(errors).toEqual([]);
  });

  it('runs nothing that a page says', async () => {
    const nasty = [
      "'); globalThis.ran = true; ('",
      '`$' + '{(globalThis.ran = true)}`',
      '*/ globalThis.ran = true; /*',
      '\u2028globalThis.ran = true//',
      '/; globalThis.ran = true; /',
      '\\',
    ];
    const members = Object.fromEntries(
      nasty.map((word) => [word, schema({ kind: 'string', description: word, pattern: word, default: word, format: word })]),
    );
    const thing = object({
      ...members,
      choice: words(...nasty),
      other: schema({ kind: 'union', mode: 'any-of', members: [text, words(...nasty)] }),
    });
    const model = modelOf({ types: { ...Object.fromEntries(nasty.map((word) => [`T${word}`, thing])), Thing: thing } });
    expect(compile(await emitted(model)).errors).toEqual([]);
    const { validate } = await load(model);
    expect(validate('Thing', Object.fromEntries(nasty.map((word) => [word, 1]))).issues?.length).toBeGreaterThan(nasty.length);
    expect(globalThis).not.toHaveProperty('ran');
  });

  it('is the same each time', async () => {
    expect(await emitted(fixtureModel())).toEqual(await emitted(fixtureModel()));
  });
});

describe('Standard Schema', () => {
  it('is what the specification calls one', async () => {
    interface Thing {
      readonly name: string;
    }
    // Types of the specification's own package: this does not compile where ours are no such schema.
    const asSpecified = (given: StandardSchemaV1<Thing>): Spec<Thing, Thing> => given;
    type Inferred = Spec.InferOutput<StandardSchemaV1<Thing>>;
    const inferred: Inferred = { name: 'a' };

    const { exports } = await load(modelOf({ types: { Thing: object({ name: text }) } }));
    const thing = asSpecified(exports['ThingSchema'] as StandardSchemaV1<Thing>);
    expect(thing['~standard']).toMatchObject({ version: 1, vendor: 'pagewright' });
    expect(await thing['~standard'].validate(inferred)).toEqual({ value: inferred });
    const { issues = [] } = await thing['~standard'].validate({ name: 1 });
    expect(issues.map(({ message, path }) => ({ message, path }))).toEqual([
      { message: 'must be a string, not a number', path: ['name'] },
    ]);
  });
});
