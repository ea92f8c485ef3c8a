import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildView } from '../../../src/emit/build-view.js';
import { compilePackage } from '../../../src/emit/compile.js';
import { formatFiles } from '../../../src/emit/format.js';
import { mockServerTarget } from '../../../src/emit/mock-server/index.js';
import type { Server, ServerOptions } from '../../../src/emit/mock-server/runtime/types.js';
import type { EmittedFile } from '../../../src/emit/target.js';
import { typesTarget } from '../../../src/emit/types/index.js';
import { validatorTarget } from '../../../src/emit/validator/index.js';
import type { ApiModel } from '../../../src/model/api.js';
import { type EmittedPackage, emitToFolder, fixtureModel } from './emitted-package.js';
import { attacks, hostileModel } from './hostile-model.js';

async function emit(model: ApiModel): Promise<readonly EmittedFile[]> {
  return mockServerTarget.emit(buildView(model, { version: '1.0.0' }), model);
}

const moduleOf = (files: readonly EmittedFile[]): string => files.find(({ path }) => path === 'src/mock-server.ts')?.text ?? '';

describe('the emitted files', () => {
  test('hold one protocol, and every runtime file that is imported', async () => {
    const aws = (await emit(await fixtureModel())).map(({ path }) => path);
    const rest = (await emit(hostileModel)).map(({ path }) => path);
    expect(aws).toContain('src/runtime/mock-server/aws-json.ts');
    expect(aws).not.toContain('src/runtime/mock-server/rest-json.ts');
    expect(rest).toContain('src/runtime/mock-server/rest-json.ts');
    expect(rest).toContain('src/runtime/mock-server/routes.ts');
    expect(rest).not.toContain('src/runtime/mock-server/aws-json.ts');
  });

  test('are the same every time', async () => {
    const model = await fixtureModel();
    expect(await emit(model)).toEqual(await emit(model));
  });

  test('match with no pattern that can run away, and hold no type that nothing leads to', async () => {
    const lone: ApiModel = {
      ...hostileModel,
      types: [...hostileModel.types, { name: 'Lone', schema: { kind: 'boolean', evidence: {} }, evidence: {} }],
    };
    const text = moduleOf(await emit(lone));
    expect(text.match(/\(a\+\)\+[^,]*, *unmatched: true/g)).toHaveLength(text.split('(a+)+').length - 1);
    expect(text).not.toContain("'Lone'");
    expect(text).toContain("name: 'Runaway'");
  });
});

describe('an API without operations', () => {
  test('compiles, too', async () => {
    const model: ApiModel = { ...hostileModel, operations: [], types: [], errors: [] };
    const view = buildView(model, { version: '1.0.0' });
    const files = [
      ...(await mockServerTarget.emit(view, model)),
      ...(await typesTarget.emit(view, model)),
      ...(await validatorTarget.emit(view, model)),
    ];
    expect((await compilePackage(files)).diagnostics).toEqual([]);
  });
});

describe('types of the generated server', () => {
  const consumer = `
    import { createMockServer, type ErrorName, type MockRule, type MockServer, type OperationName, type Rule } from './mock-server.js';
    import type { UpdateUserAttributesRequest } from './types.js';

    const server: MockServer = createMockServer({ seed: 'a', latency: { min: 1, max: 2 } });
    export const name: OperationName = 'UpdateUserAttributes';
    export const error: ErrorName = 'ForbiddenException';
    server
      .on('UpdateUserAttributes', (input, context) => {
        const sent: UpdateUserAttributesRequest = input;
        context.state.set(sent.AccessToken, sent);
        if (sent.UserAttributes.length > 9) return context.fail('TooManyRequestsException', 'Nine are enough.');
        return { CodeDeliveryDetailsList: [{ DeliveryMedium: 'EMAIL' }] };
      })
      .on('UpdateUserAttributes', async () => ({}))
      .fail('UserNotFoundException', { operation: 'UpdateUserAttributes', times: 2, message: 'Who?' })
      .off('UpdateUserAttributes');
    export const { url, port }: { url: string; port: number } = await server.listen();
    export const answer: Response = await server.fetch(new Request(url));
    export const like: typeof fetch = server.fetch;

    for (const entry of server.requests) {
      if (entry.operation === 'UpdateUserAttributes' && entry.answer === 'handler') entry.input.UserAttributes.map(({ Name }) => Name);
      // @ts-expect-error what was refused has an input of no known type
      if (entry.answer === 'invalid') entry.input.UserAttributes;
    }

    const typed = createMockServer({ state: () => ({ users: new Map<string, number>() }) });
    typed.on('UpdateUserAttributes', (_input, { state }) => {
      state.users.set('a', 1);
      return {};
    });
    typed.state.users.clear();
    createMockServer({ state: () => 7, handlers: { UpdateUserAttributes: (_input, { state }) => (state > 6 ? {} : { CodeDeliveryDetailsList: [] }) } });

    const rule: MockRule = { when: { operation: ['UpdateUserAttributes'] }, answer: { error: 'TooManyRequestsException' } };
    createMockServer({ rules: [rule, { answer: { pass: true, headers: { 'x-a': 'b' } }, delivery: { drop: 'mid-body' } }] });
    const told: Rule = rule;
    server.rules.add(told);
    server.on('UpdateUserAttributes', ({ AccessToken }, { store, now, fail }) => {
      store.put('calls', AccessToken, { at: now() }, { expiresIn: 1 });
      return store.get('answers', AccessToken) ?? fail('NotAuthorizedException');
    });

    // @ts-expect-error no such operation
    createMockServer({ rules: [{ when: { operation: 'UpdateUser' } }] });
    // @ts-expect-error no such error
    createMockServer({ rules: [{ answer: { error: 'NoSuchException' } }] });
    // @ts-expect-error no such field
    createMockServer({ rules: [{ wen: {} }] });
    // @ts-expect-error no such operation
    server.on('UpdateUser', () => ({}));
    // @ts-expect-error no such output
    server.on('UpdateUserAttributes', () => ({ CodeDeliveryDetailsList: 'none' }));
    // @ts-expect-error no such error
    server.fail('UserNotFound');
    // @ts-expect-error no such error of this operation
    server.on('UpdateUserAttributes', (_input, { fail }) => fail('NoSuchException'));
    // @ts-expect-error no such option
    createMockServer({ seeds: 1 });
    // @ts-expect-error no such operation
    createMockServer({ handlers: { UpdateUser: () => ({}) } });
  `;

  test('take what is right and refuse what is not', async () => {
    const model = await fixtureModel();
    const view = buildView(model, { version: '1.0.0' });
    const emitted = [
      ...(await mockServerTarget.emit(view, model)),
      ...(await typesTarget.emit(view, model)),
      ...(await validatorTarget.emit(view, model)),
    ];
    const { value: files } = await formatFiles(emitted, 'mock-server');
    const { diagnostics } = await compilePackage([...files, { path: 'src/consumer.ts', text: consumer, format: 'as-is' }]);
    expect(diagnostics.map(({ message, where }) => `${where?.line}: ${message}`)).toEqual([]);
  });
});

describe('a hostile page', () => {
  type Operations = {
    readonly [name: string]: { readonly input: { readonly id?: string }; readonly output: unknown; readonly error: string };
  };
  let emitted: EmittedPackage;
  let server: Server<Operations, Map<string, unknown>>;

  beforeAll(async () => {
    emitted = await emitToFolder(hostileModel);
    const { createMockServer } = (await emitted.load('mock-server')) as {
      createMockServer: (options?: ServerOptions) => typeof server;
    };
    server = createMockServer();
  });

  afterAll(() => emitted?.remove());

  test('compiles, and nothing of it runs', () => {
    expect('hacked' in globalThis).toBe(false);
  });

  test.each(attacks.map((attack, index) => [attack, index] as const))(
    'is answered in its own words: %j',
    async (attack, index) => {
      const response = await server.fetch(`http://mock/attack/${index}/7?${new URLSearchParams([[attack, attack]])}`);
      expect(response.status).toBe(200);
      const value = (await response.json()) as object;
      expect(Object.keys(value)).toEqual([...attacks]);
      expect(Object.entries(value)).toEqual(attacks.map((each) => [each, each]));
      const [entry] = server.requests.slice(-1);
      expect(entry?.operation).toBe(attack);
      expect(entry?.input).toMatchObject({ id: '7' });
      expect('hacked' in globalThis).toBe(false);
    },
  );

  test.each([...attacks])('fails in its own words: %j', async (attack) => {
    const [operation = ''] = attacks;
    server.on(operation, (_input, { fail }) => fail(attack, attack));
    const response = await server.fetch('http://mock/attack/0/7');
    expect([response.status, server.requests.at(-1)?.error]).toEqual([400, attack]);
    server.off();
  });
});

test('bundles for browsers, where all but listening works', async () => {
  const emitted = await emitToFolder(await fixtureModel());
  try {
    const bundle = await build({
      entryPoints: [emitted.file('dist/esm/mock-server.js')],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      minify: true,
      logLevel: 'silent',
    });
    expect([...bundle.errors, ...bundle.warnings]).toEqual([]);
    const [output] = bundle.outputFiles;
    const { createMockServer } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(output?.text ?? '')}`
    );
    const response = await createMockServer().fetch('http://mock/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes' },
      body: '{}',
    });
    expect(response.headers.get('x-amzn-errortype')).toBe('InvalidParameterException');
  } finally {
    await emitted.remove();
  }
});
