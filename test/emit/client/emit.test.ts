import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { validation } from '../../../src/emit/client/runtime/validation.js';
import type { ApiModel } from '../../../src/model/api.js';
import {
  apiError,
  jsonBody,
  jsonResponse,
  makeModel,
  makeOperation,
  namedType,
  objectOf,
  parameter,
  property,
  reference,
} from '../make-model.js';
import { type Generated, generate, load, onDisk } from './generate.js';
import { cognito, shop } from './models.js';

const sourcesOf = ({ files }: Generated): readonly string[] =>
  [...files.keys()]
    .filter((path) => path.startsWith('src/runtime/client/'))
    .map((path) => path.slice('src/runtime/client/'.length));

let ofCognito: Generated;
let ofShop: Generated;
beforeAll(async () => {
  ofCognito = await generate(cognito());
  ofShop = await generate(shop());
});

test('one operation with a server that has a variable, among others that have none, compiles', async () => {
  const servers = [{ url: 'https://{region}.shop.example', evidence: {} }];
  const operations = [makeOperation({ id: 'Far', path: '/far', servers }), makeOperation({ id: 'Near', path: '/near' })];
  const made = await generate(makeModel({ operations, servers: [] }));
  expect(made.problems).toEqual([]);
  expect(made.files.get('src/client.ts')).toContain('{ readonly endpoint: string | URL; readonly region?: string | undefined }');
});

describe('the files', () => {
  test('compile without a word, and are the same when made again', async () => {
    expect([...ofCognito.problems, ...ofShop.problems]).toEqual([]);
    expect([...(await generate(cognito())).files]).toEqual([...ofCognito.files]);
  });

  test('hold no more of the runtime than is used', () => {
    const aws = sourcesOf(ofCognito);
    expect(aws).toContain('aws-json.ts');
    expect(aws.filter((name) => /rest|body/.test(name))).toEqual([]);
    const rest = sourcesOf(ofShop);
    // Requests that no page tells of may have a raw body.
    expect(rest.filter((name) => /rest|body|aws/.test(name))).toEqual([
      'body-json.ts',
      'body-multipart.ts',
      'body-raw.ts',
      'rest-body.ts',
      'rest-json.ts',
      'rest-request.ts',
      'rest-url.ts',
    ]);
  });

  test('document what an operation does, where that stands, and what it throws', () => {
    expect(ofShop.files.get('src/operations.ts')).toContain(
      [
        '/**',
        ' * Get an order',
        ' *',
        ' * @see page.txt',
        ' * @throws {OrderNotFound} There is no such order.',
        ' */',
        'export function getOrder(',
      ].join('\n'),
    );
  });
});

describe('the types', () => {
  const head = `import { CognitoIdentityProviderClient as Client, createCognitoIdentityProviderClient, updateUserAttributes, safe, isCognitoIdentityProviderError,
    asDocumented, bearer, logging, retries, secretMembers, sigV4, tracing, validation, withResponse, type ClientHooks, type Tracer, type RequestSigner,
    ResourceNotFoundException, CognitoIdentityProviderServiceException, TimeoutError, type UpdateUserAttributesResponse } from './index.js';
    import * as validators from './validator.js';
    const input = { UserAttributes: [{ Name: 'email', Value: 'a@b.c' }], AccessToken: 'x' };
    function is<T>(value: T): T { return value; }
    `;
  const snippets: readonly (readonly [what: string, code: string])[] = [
    ['a region', `new Client({ region: 'eu-west-1' });`],
    ['an endpoint', `new Client({ endpoint: new URL('http://localhost') });`],
    ['not both', `// @ts-expect-error\nnew Client({ endpoint: 'http://localhost', region: 'eu-west-1' });`],
    ['not neither', `// @ts-expect-error\nnew Client({});`],
    ['not nothing', `// @ts-expect-error\nnew Client();`],
    [
      'the platform’s fetch',
      `new Client({ region: 'x', fetch, headers: async () => ({ authorization: 'x' }), retry: retries({ attempts: 2, budget: 10 }), timeout: 1 });`,
    ],
    ['the whole validator module', `new Client({ region: 'x', validate: validation({ validators, request: true }) });`],
    [
      'a schema for one call',
      `updateUserAttributes(new Client({ region: 'x' }), input, { validate: validation({ request: validators.UpdateUserAttributesRequestSchema }) });`,
    ],
    [
      'a function for a class or for a bare context',
      `updateUserAttributes(createCognitoIdentityProviderClient({ region: 'x' }), input);`,
    ],
    ['an output', `is<UpdateUserAttributesResponse>(await new Client({ region: 'x' }).updateUserAttributes(input));`],
    [
      'no input that is incomplete',
      `// @ts-expect-error\nnew Client({ region: 'x' }).updateUserAttributes({ AccessToken: 'x' });`,
    ],
    [
      'a safe result that knows its errors',
      `const { data, error, response } = await new Client({ region: 'x' }).safe.updateUserAttributes(input, { signal: new AbortController().signal });
       if (error) {
         is<undefined>(data);
         is<number | undefined>(response?.status);
         if (error instanceof ResourceNotFoundException) { is<'ResourceNotFoundException'>(error.code); is<string>(error.serviceMessage); }
         switch (error.kind) {
           case 'service': is<CognitoIdentityProviderServiceException>(error); is<string | undefined>(error.requestId); break;
           case 'timeout': is<TimeoutError>(error); break;
           case 'http': is<number>(error.status); break;
           case 'validation': is<'request' | 'response'>(error.side); break;
           case 'abort': case 'network': is<unknown>(error.cause); break;
           case 'protocol': is<string>(error.body); break;
           default: is<never>(error);
         }
       } else { is<UpdateUserAttributesResponse>(data); is<number>(response.status); }`,
    ],
    [
      'a bare function made safe',
      `const { error } = await safe(updateUserAttributes)(new Client({ region: 'x' }), input);\nif (error?.kind === 'timeout') is<'connect' | 'attempt' | 'call'>(error.scope);`,
    ],
    [
      'hooks, a log and a trace',
      `declare const tracer: Tracer;\nconst hooks: ClientHooks = { response({ response }) { is<number>(response.status); } };
       new Client({ region: 'x', hooks: [hooks, tracing(tracer), logging({ debug() {}, info() {}, warn() {}, error() {} }, { secrets: secretMembers })] });`,
    ],
    [
      'ways to sign in',
      `declare const signer: RequestSigner;\nnew Client({ region: 'x', auth: sigV4(signer) });
       new Client({ region: 'x', auth: bearer(async () => 'x') });\nnew Client({ region: 'x', auth: asDocumented({ apiKey: 'k' }) });`,
    ],
    [
      'an output with its response',
      `const { data, response } = await withResponse(updateUserAttributes)(new Client({ region: 'x' }), input);
       is<UpdateUserAttributesResponse>(data);\nis<string | undefined>(response.requestId);`,
    ],
    ['a guard', `try { await 1; } catch (error) { if (isCognitoIdentityProviderError(error)) is<number>(error.attempts); }`],
  ];
  const tail = `
    export const used = [asDocumented, bearer, logging, retries, secretMembers, sigV4, tracing, validation, withResponse, Client, createCognitoIdentityProviderClient, updateUserAttributes, safe, isCognitoIdentityProviderError,
      ResourceNotFoundException, CognitoIdentityProviderServiceException, TimeoutError, validators, input, is];
    export type Used = UpdateUserAttributesResponse | ClientHooks | Tracer | RequestSigner;`;
  let problems: readonly string[];
  beforeAll(async () => {
    const files = snippets.map(([, code], count) => [`src/user-${count}.ts`, `${head}${code}${tail}`] as const);
    ({ problems } = await generate(cognito(), Object.fromEntries(files)));
  });
  test.each(snippets.map(([what], count) => [what, count] as const))('allow %s', (_, count) => {
    expect(problems.filter((problem) => !/^src\/user-/.test(problem) || problem.startsWith(`src/user-${count}.ts:`))).toEqual([]);
  });

  test('ask for the target prefix where no page and no correction says it', async () => {
    const { targetPrefix: _, ...protocol } = { targetPrefix: undefined, ...cognito().protocol };
    const model = { ...cognito(), protocol } as ApiModel;
    const code = `import { CognitoIdentityProviderClient as Client } from './index.js';
      new Client({ region: 'x', targetPrefix: 'P' });
      // @ts-expect-error
      new Client({ region: 'x' });`;
    expect((await generate(model, { 'src/user.ts': code })).problems).toEqual([]);
  });

  test('ask for an endpoint only where the model has none', async () => {
    const code = (wrong: string, right: string): string =>
      `import { ShopClient } from './index.js';\nnew ShopClient(${right});\n// @ts-expect-error\nnew ShopClient(${wrong});`;
    const without = { ...shop(), servers: [] };
    const fixed = { ...shop(), servers: [{ url: 'https://shop.example', evidence: {} }] };
    expect((await generate(without, { 'src/user.ts': code('', "{ endpoint: 'https://x' }") })).problems).toEqual([]);
    expect((await generate(fixed, { 'src/user.ts': code('{ tenant: 1 }', '') })).problems).toEqual([]);
    expect((await generate(shop(), { 'src/user.ts': code('{}', "{ tenant: 'acme' }") })).problems).toEqual([]);
  });

  test.each([
    [['http://a.example', 'https://b.example', 'https://a.example'], 'https://a.example'],
    [['http://a.example', 'https://b.example'], 'http://a.example'],
    [['/relative', 'https://b.example'], 'https://b.example'],
  ])('of servers %j take the first, encrypted where it is listed so: %s', async (urls, want) => {
    const { files } = await generate({ ...shop(), servers: urls.map((url) => ({ url, evidence: {} })) });
    expect(files.get('src/client.ts')).toContain(`'${want}'`);
  });

  test('of a REST operation’s input, output and errors', async () => {
    const code = `import { ShopClient, type Order, type Problem } from './index.js';
      const client = new ShopClient({ tenant: 'acme' });
      const order: Order = await client.getOrder({ orderId: '1', expand: ['lines'] });
      const none: void = await client.attach({ orderId: order.id, body: { file: new Blob(['x']) } });
      const csv: string = await client.exportOrders();
      const { error } = await client.safe.getOrder({ orderId: '1' });
      if (error?.kind === 'service' && error.name === 'OrderNotFound') { const body: Problem = error.body as Problem; console.log(body.hint); }
      // @ts-expect-error
      await client.getOrder({});
      export const used = [none, csv];
      declare const console: { log(value: unknown): void };`;
    expect((await generate(shop(), { 'src/user.ts': code })).problems).toEqual([]);
  });
});

interface Sent {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: unknown;
}

/** As much of a generated client as tests call. */
interface Module {
  readonly [name: string]: unknown;
}
type Method = (input?: object, options?: object) => Promise<unknown>;
type Client = { readonly [name: string]: Method } & { readonly safe: { readonly [name: string]: Method } };

function construct(module: Module, name: string, options: object): Client {
  const made: unknown = Reflect.construct(module[name] as new () => unknown, [options]);
  return made as Client;
}

async function failureOf(client: Client, method: string, input: object): Promise<{ readonly error: Error }> {
  const result: unknown = await client.safe[method]?.(input);
  return result as { error: Error };
}

describe('a generated client', () => {
  let remove: (() => Promise<void>)[] = [];
  let aws: Module;
  let rest: Module;
  beforeAll(async () => {
    const packages = [await onDisk(ofCognito), await onDisk(ofShop)];
    remove = packages.map((one) => one.remove);
    const [first = '', second = ''] = packages.map((one) => one.root);
    [aws, rest] = [await load<Module>(first), await load<Module>(second)];
  });
  afterAll(async () => {
    await Promise.all(remove.map((one) => one()));
  });

  const answering = (body: unknown, status = 200) => {
    const sent: Sent[] = [];
    const fetch = async (url: string, init: Omit<Sent, 'url'>) => {
      sent.push({ ...init, url });
      return Response.json(body, { status });
    };
    return { sent, fetch };
  };

  test('finds its server by region', async () => {
    const { sent, fetch } = answering({});
    await construct(aws, 'CognitoIdentityProviderClient', { region: 'eu-west-1', fetch })['updateUserAttributes']?.({
      AccessToken: 'x',
      UserAttributes: [],
    });
    expect(sent).toEqual([
      {
        url: 'https://cognito-idp.eu-west-1.amazonaws.com/',
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AWSCognitoIdentityProviderService.UpdateUserAttributes',
        },
        body: '{"AccessToken":"x","UserAttributes":[]}',
      },
    ]);
  });

  test('sends to the endpoint where it has both, and says so where it has neither', async () => {
    const { sent, fetch } = answering({});
    await construct(aws, 'CognitoIdentityProviderClient', { region: 'eu-west-1', endpoint: 'http://localhost:1/', fetch })[
      'updateUserAttributes'
    ]?.({});
    expect(sent[0]?.url).toBe('http://localhost:1/');
    expect(() => construct(aws, 'CognitoIdentityProviderClient', {})).toThrow(
      'give `endpoint`, or `region` for https://cognito-idp.{region}.amazonaws.com',
    );
  });

  test.each(cognito().operations[0]?.errors.map(({ name }) => name) ?? [])('throws %s as a class of its own', async (name) => {
    const { fetch } = answering({ __type: `com.amazonaws#${name}`, message: 'Words' }, 400);
    const client = construct(aws, 'CognitoIdentityProviderClient', { endpoint: 'http://localhost', fetch, retry: false });
    const { error } = await failureOf(client, 'updateUserAttributes', {});
    expect(error).toMatchObject({ name, code: name, serviceMessage: 'Words', operation: 'UpdateUserAttributes' });
    expect(Object.getPrototypeOf(error)).toBe((aws[name] as { prototype: unknown }).prototype);
    expect(error).toBeInstanceOf(aws['CognitoIdentityProviderServiceException']);
  });

  test('checks with the package’s validators where it is given them', async () => {
    const { sent, fetch } = answering({ CodeDeliveryDetailsList: [{ DeliveryMedium: 'PIGEON' }] });
    const client = construct(aws, 'CognitoIdentityProviderClient', {
      endpoint: 'http://localhost',
      fetch,
      validate: validation({ validators: aws }),
    });
    const wrong = await failureOf(client, 'updateUserAttributes', { AccessToken: 'ä', UserAttributes: [] });
    expect(wrong.error).toMatchObject({ kind: 'validation', side: 'request', issues: [{ path: ['AccessToken'] }] });
    expect(sent).toEqual([]);
    // An enum value that is newer than the page is no reason to fail.
    const right = await client.safe['updateUserAttributes']?.({ AccessToken: 'a', UserAttributes: [] });
    expect(right).toMatchObject({ error: undefined, data: { CodeDeliveryDetailsList: [{ DeliveryMedium: 'PIGEON' }] } });
  });

  test('of a REST API puts each part of the input in its place', async () => {
    const { sent, fetch } = answering({ id: '1' });
    const client = construct(rest, 'ShopClient', { tenant: 'acme', fetch });
    await client['getOrder']?.({ orderId: 'a/b', expand: ['x', 'y'], 'X-Trace': 't' });
    await client['createOrder']?.({ body: { id: '1' } });
    expect(sent).toEqual([
      {
        url: 'https://acme.shop.example/v1/orders/a%2Fb?expand=x&expand=y',
        method: 'GET',
        headers: { accept: 'application/json', 'x-trace': 't' },
      },
      {
        url: 'https://acme.shop.example/v1/orders',
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: '{"id":"1"}',
      },
    ]);
  });

  test('of a REST API tells errors by status where that is enough, and by code', async () => {
    const failing = async (method: string, body: object, status: number) => {
      const client = construct(rest, 'ShopClient', { tenant: 'acme', fetch: answering(body, status).fetch });
      return (await failureOf(client, method, { orderId: '1', body: {} })).error.constructor.name;
    };
    expect(await failing('getOrder', {}, 404)).toBe('OrderNotFound');
    expect(await failing('createOrder', {}, 409)).toBe('HttpError');
    expect(await failing('createOrder', { code: 'OrderLocked' }, 409)).toBe('OrderLocked');
    expect(await failing('createOrder', { code: 'OrderNotFound' }, 404)).toBe('ShopServiceException');
  });
});

describe('a bundle for browsers', () => {
  let root: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ root, remove } = await onDisk(ofShop));
  });
  afterAll(() => remove());

  const bundle = async (code: string, folder: string = root): Promise<string> => {
    const result = await build({
      stdin: { contents: code, resolveDir: `${folder}/dist/esm` },
      bundle: true,
      write: false,
      format: 'esm',
      platform: 'browser',
      minify: true,
    });
    expect(result.warnings).toEqual([]);
    return result.outputFiles[0]?.text ?? '';
  };

  test('holds one operation where one is used, and no validator', async () => {
    const one = await bundle(
      `import { createShopClient, getOrder } from './index.js'; getOrder(createShopClient({ tenant: 'x' }), { orderId: '1' }).then(console.log);`,
    );
    expect(one).toContain('OrderNotFound');
    for (const other of ['createOrder', 'exportOrders', 'OrderLocked', 'FormData', 'text/csv', 'pattern'])
      expect(one).not.toContain(other);
  });

  test('holds every operation where the class is used', async () => {
    const all = await bundle(
      `import { ShopClient } from './index.js'; new ShopClient({ tenant: 'x' }).exportOrders().then(console.log);`,
    );
    for (const part of ['createOrder', 'OrderLocked', 'FormData']) expect(all).toContain(part);
  });

  test('costs little where one operation of many is used', async () => {
    const model = cognito();
    const [first] = model.operations;
    if (first === undefined) throw new Error('the first page has an operation');
    const others = ['GetUser', 'DeleteUser', 'ListUsers'].map((id) => ({ ...first, id }));
    const many = await onDisk(await generate({ ...model, operations: [first, ...others] }));
    const code = `import { createCognitoIdentityProviderClient, updateUserAttributes } from './client.js';
      const client = createCognitoIdentityProviderClient({ region: 'x' });
      updateUserAttributes(client, { AccessToken: 'a', UserAttributes: [] }).then(console.log);`;
    const one = await bundle(code, many.root).finally(() => many.remove());
    expect(one).toContain('UserNotConfirmedException');
    expect(one).not.toContain('GetUser');
    // What a page documents is 0.5 kB of it: the names of nineteen errors, for the most part.
    expect(gzipSync(one, { level: 9 }).length).toBeLessThanOrEqual(3750);
  });

  test('holds nothing where nothing is used', async () => {
    expect(await bundle(`import * as shop from './index.js';`)).toBe('');
  });
});

describe('hostile words', () => {
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: page text that is made to break out.
  const evil = [
    '__proto__',
    'constructor',
    '*/ throw 1; /*',
    '`${process.exit()}`',
    "'; throw 1; '",
    '\u2028throw 1',
    '\u202E',
    '../../x',
    '</script>',
    '{@link x}\n@internal',
  ];

  test('in every name, text and place still make a client that compiles and works', async () => {
    const model = makeModel({
      title: evil.join(' '),
      description: evil.join('\n'),
      servers: [{ url: "https://{__proto__}.{a'b}.{endpoint}.example/*/${x}", description: '*/', evidence: {} }],
      types: evil.map((name) => namedType(name, objectOf(property(name), property('*/', undefined, false)))),
      errors: evil.map((name) => apiError(name, { description: `${name} */ ${evil.join('\n')}`, schema: reference(name) })),
      operations: evil.map((id, count) =>
        makeOperation({
          id,
          title: id,
          description: evil.join('\n\n'),
          source: `${id} */`,
          method: 'POST',
          path: `${id}/{${id}}`,
          servers: count === 1 ? [{ url: 'https://`${x}`.example', evidence: {} }] : [],
          parameters: [
            ...evil.map((name) => parameter('query', name)),
            ...evil.map((name) => parameter('header', name)),
            parameter('path', id),
          ],
          requestBody: jsonBody(reference(id)),
          responses: [jsonResponse(reference(id))],
          errors: evil.map((name) => ({ name, documentedStatus: 400, evidence: {} })),
        }),
      ),
    });
    const generated = await generate(model);
    expect(generated.problems).toEqual([]);
    const { root, remove } = await onDisk(generated);
    const exported = Object.keys(await load<Module>(root));
    await remove();
    expect(exported).toContain('ShopClient');
  });

  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: page text that is made to break out.

  test('that are the client’s own names get out of its way', async () => {
    const own = [
      'CallOptions',
      'ClientOptions',
      'TimeoutError',
      'ClientError',
      'Answer',
      'SafeResult',
      'ClientContext',
      'RestOperation',
      'ShopClient',
      'ShopError',
      'ShopServiceException',
      'SafeShopClient',
      'GetPetError',
      'Api',
    ];
    const model = makeModel({
      types: own.map((name) => namedType(name, objectOf(property('x')))),
      errors: [apiError('NetworkError', { status: 418 }), apiError('HttpError', { status: 419 })],
      operations: [
        'call',
        'safe',
        'api',
        'config',
        'configure',
        'observe',
        'input',
        'options',
        'client',
        'getPet',
        'readJsonBody',
        'createShopClient',
        'isShopError',
      ].map((id, count) =>
        makeOperation({
          id,
          path: `/${id}`,
          responses: [jsonResponse(reference(own[count] ?? 'Api'))],
          requestBody: jsonBody(reference(own[count] ?? 'Api')),
          errors: ['NetworkError', 'HttpError'].map((name) => ({ name, evidence: {} })),
        }),
      ),
    });
    const generated = await generate(model);
    expect(generated.problems).toEqual([]);
    const { root, remove } = await onDisk(generated);
    const module = await load<Module>(root);
    await remove();
    const client = construct(module, 'ShopApiClient', {
      endpoint: 'http://localhost',
      fetch: async (url: string) => Response.json({ url }, { status: url.endsWith('/getPet') ? 418 : 200 }),
      retry: false,
    });
    expect(await client['call']?.({ body: { x: '' } })).toEqual({ url: 'http://localhost/call' });
    const failed = await failureOf(client, 'getPet', { body: { x: '' } });
    expect(failed.error).toBeInstanceOf(module['NetworkError']);
    expect(failed.error).toMatchObject({ kind: 'service', code: 'NetworkError' });
  });
});
