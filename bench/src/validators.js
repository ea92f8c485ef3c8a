// One request body, valid and in several ways invalid, through validators of the same constraints.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import Ajv2020 from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { z } from 'zod';
import { inTurn, median, ratio } from './pairs.js';
import { generated } from './paths.js';

const token = `${'eyJraWQiOiJrZXkiLCJhbGciOiJSUzI1NiJ9.'}${'aB3-_='.repeat(190)}.sig`;

/** 1.7 kB, like a call of the service. */
const valid = {
  AccessToken: token,
  UserAttributes: [
    { Name: 'email', Value: 'ada.lovelace@example.com' },
    { Name: 'given_name', Value: 'Ada' },
    { Name: 'family_name', Value: 'Lovelace' },
    { Name: 'custom:department', Value: 'Analytical engines, second floor' },
    { Name: 'phone_number', Value: '+441632960000' },
    { Name: 'locale', Value: 'en-GB' },
  ],
  ClientMetadata: { request: '6f1c9f0e-7d55-4d6c-8a3e-0d8f9c2d1b7a', origin: 'settings', version: '2026.11' },
};

const with_ = (change) => ({ ...structuredClone(valid), ...change });

const invalid = [
  with_({ AccessToken: 'not a token!' }),
  with_({ AccessToken: undefined }),
  with_({ UserAttributes: 'email' }),
  with_({ UserAttributes: [{ Name: '', Value: 'x' }] }),
  with_({ UserAttributes: [{ Name: 'n'.repeat(33), Value: 'x' }, { Value: 1 }] }),
  with_({ UserAttributes: [{ Name: 'email', Value: 'v'.repeat(2049) }] }),
  with_({ ClientMetadata: { a: 1 } }),
];

export async function measure() {
  const ours = await import(join(generated, 'dist/esm/validator.js'));
  const first = await ajv(false);
  const all = await ajv(true);
  const box = TypeCompiler.Compile(typebox());
  const zod = zodSchema();
  const checks = {
    ours: (value) => ours.isUpdateUserAttributesRequest(value),
    ajv: (value) => first(value),
    typebox: (value) => box.Check(value),
    zod: (value) => zod.safeParse(value).success,
  };
  for (const [name, check] of Object.entries(checks)) {
    if (!check(valid) || invalid.some((value) => check(value))) throw new Error(`${name} judges the bodies differently`);
  }
  const errors = {
    ours: (value) => ours.validateUpdateUserAttributesRequest(value).issues.length,
    ajv: (value) => {
      all(value);
      return all.errors.length;
    },
    typebox: (value) => [...box.Errors(value)].length,
    zod: (value) => zod.safeParse(value).error.issues.length,
  };
  const onValid = await inTurn(
    Object.fromEntries(Object.entries(checks).map(([name, check]) => [name, () => perSecond(check, [valid])])),
    15,
  );
  const onInvalid = await inTurn(
    Object.fromEntries(Object.entries(errors).map(([name, check]) => [name, () => perSecond(check, invalid)])),
    15,
  );
  const rows = (figures, what, bar) =>
    [
      ['ajv', 'ajv standalone', bar],
      ['typebox', 'typebox compiled'],
      ['zod', 'zod 4'],
    ].map(([name, peer, wanted]) => ({
      what,
      peer,
      ours: `${thousands(median(figures.ours))} /s`,
      theirs: `${thousands(median(figures[name]))} /s`,
      ratio: ratio(figures.ours, figures[name]),
      bar: wanted,
    }));
  return [...rows(onValid, 'a valid body of 1.7 kB', '≥ 1.5'), ...rows(onInvalid, 'invalid bodies, all errors')];
}

/** Judgements a second, over a tenth of a second. */
function perSecond(check, values) {
  let sink = 0;
  let count = 0;
  const start = performance.now();
  let now = start;
  while (now - start < 100) {
    for (let turn = 0; turn < 200; turn++) for (const value of values) sink += Number(check(value));
    count += 200 * values.length;
    now = performance.now();
  }
  if (Number.isNaN(sink)) throw new Error('A validator gave no number');
  return (count / (now - start)) * 1000;
}

/** The exported schema as ajv's own generated code. */
async function ajv(allErrors) {
  const { components } = JSON.parse(await readFile(join(generated, 'openapi.json'), 'utf8'));
  const compiler = new Ajv2020({ allErrors, strict: false, validateFormats: false, code: { source: true } });
  const validate = compiler.compile({ components, $ref: '#/components/schemas/UpdateUserAttributesRequest' });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', standaloneCode.default(compiler, validate))(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return module.exports;
}

const name = /^(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]+)$/u;
const tokenPattern = /^(?:[A-Za-z0-9-_=.]+)$/u;

function typebox() {
  const attribute = Type.Object({
    Name: Type.Intersect([Type.String({ minLength: 1, maxLength: 32 }), Type.RegExp(name)]),
    Value: Type.Optional(Type.String({ maxLength: 2048 })),
  });
  return Type.Object({
    AccessToken: Type.RegExp(tokenPattern),
    UserAttributes: Type.Array(attribute),
    ClientMetadata: Type.Optional(Type.Record(Type.String(), Type.String())),
  });
}

function zodSchema() {
  const attribute = z.object({ Name: z.string().min(1).max(32).regex(name), Value: z.string().max(2048).optional() });
  return z.object({
    AccessToken: z.string().regex(tokenPattern),
    UserAttributes: z.array(attribute),
    ClientMetadata: z.record(z.string(), z.string()).optional(),
  });
}

const thousands = (value) => `${Math.round(value / 1000)} k`;
