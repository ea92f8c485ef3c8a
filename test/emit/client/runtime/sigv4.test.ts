import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, test } from 'vitest';
import { sigV4 } from '../../../../src/emit/client/runtime/sigv4.js';
import type { TransportRequest } from '../../../../src/emit/client/runtime/transport.js';
import { getPet, petClient, rejection } from './stub-api.js';

/**
 * What AWS publishes for signers, signed by its own signer behind `sigV4`. Left out: paths that stand unencoded in the published
 * request (a client's URL never holds one), repeated and folded headers (a request has each header once).
 */

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const date = new Date('2015-08-30T12:36:00Z');
const unreserved = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

interface Vector {
  readonly name: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  readonly sessionToken?: string;
  readonly signed: string;
  readonly signature: string;
}

const plain = 'host;x-amz-date';
const form = 'content-length;content-type;host;x-amz-content-sha256;x-amz-date';

const vectors: readonly Vector[] = [
  {
    name: 'get-vanilla',
    signed: plain,
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-vanilla-empty-query-key',
    path: '/?Param1=value1',
    signed: plain,
    signature: 'a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    path: '/?Param2=value2&Param1=value1',
    signed: plain,
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'get-vanilla-query-order-encoded',
    path: '/?Param-3=Value3&Param=Value2&%E1%88%B4=Value1',
    signed: plain,
    signature: '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
  },
  {
    name: 'get-vanilla-query-unreserved',
    path: `/?${unreserved}=${unreserved}`,
    signed: plain,
    signature: '9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197',
  },
  {
    name: 'get-vanilla-utf8-query',
    path: '/?ሴ=bar',
    signed: plain,
    signature: '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
  },
  {
    name: 'get-unreserved',
    path: `/${unreserved}`,
    signed: plain,
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  {
    name: 'get-header-value-trim',
    headers: { 'my-header1': ' value1', 'my-header2': ' "a   b   c"' },
    signed: 'host;my-header1;my-header2;x-amz-date',
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  {
    name: 'get-vanilla-with-session-token',
    sessionToken: '6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267',
    signed: 'host;x-amz-date;x-amz-security-token',
    signature: '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
  },
  {
    name: 'post-vanilla',
    method: 'POST',
    signed: plain,
    signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  },
  {
    name: 'post-vanilla-query',
    method: 'POST',
    path: '/?Param1=value1',
    signed: plain,
    signature: '28038455d6de14eafc1f9222cf5aa6f1a96197d7deb8263271d420d138af7f11',
  },
  {
    name: 'post-header-key-sort',
    method: 'POST',
    headers: { 'my-header1': 'value1' },
    signed: 'host;my-header1;x-amz-date',
    signature: 'c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c',
  },
  {
    name: 'post-header-value-case',
    method: 'POST',
    headers: { 'my-header1': 'VALUE1' },
    signed: 'host;my-header1;x-amz-date',
    signature: 'cdbc9802e29d2942e5e10b5bccfdd67c5f22c7c4e8ae67b53629efa58b974b7d',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '13' },
    body: 'Param1=value1',
    signed: form,
    signature: 'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
  },
  {
    name: 'post-x-www-form-urlencoded-parameters',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', 'content-length': '13' },
    body: 'Param1=value1',
    signed: form,
    signature: '328d1b9eaadca9f5818ef05e8392801e091653bafec24fcab71e7344e7f51422',
  },
];

function signerFor({ body, sessionToken }: Pick<Vector, 'body' | 'sessionToken'>) {
  const credentials = { ...keys, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const options = { service: 'service', region: 'us-east-1', credentials, sha256: Sha256, applyChecksum: body !== undefined };
  const signer = new SignatureV4(options);
  return sigV4({ sign: (request) => signer.sign(request, { signingDate: date }) });
}

function requestOf({ method = 'GET', path = '/', headers = {}, body }: Partial<Vector>): TransportRequest {
  const url = `https://example.amazonaws.com${path}`;
  return { method, url, headers: { ...headers }, body, signal: undefined, connectTimeout: undefined };
}

describe('a published example', () => {
  test.each(vectors)('$name', async (vector) => {
    const request = requestOf(vector);
    await signerFor(vector)(request, { name: 'Any' });
    expect(request.headers['authorization']).toBe(
      `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=${vector.signed}, Signature=${vector.signature}`,
    );
    expect(request.headers['x-amz-date']).toBe('20150830T123600Z');
    expect(request.headers).not.toHaveProperty('host');
  });
});

test.each<[string, TransportRequest['body']]>([
  ['bytes', new TextEncoder().encode('Param1=value1').buffer],
  ['a Blob', new Blob(['Param1=value1'])],
  ['a form', new URLSearchParams({ Param1: 'value1' })],
])('a body of %s is signed as the text is', async (_, body) => {
  const vector = vectors.find(({ name }) => name === 'post-x-www-form-urlencoded');
  const request = { ...requestOf(vector ?? {}), body };
  await signerFor({ body: '' })(request, { name: 'Any' });
  expect(request.headers['authorization']).toMatch(new RegExp(`Signature=${vector?.signature}$`));
});

test('a body that is not known beforehand cannot be signed, and says so', async () => {
  const request = { ...requestOf({ method: 'POST' }), body: new ReadableStream() };
  await expect(signerFor({})(request, { name: 'Any' })).rejects.toThrow('cannot be signed');
});

test('each attempt of a call is signed anew, and what is signed is what is sent', async () => {
  const sent: { readonly [name: string]: string }[] = [];
  const dates = [new Date('2026-01-01T00:00:00Z'), new Date('2026-01-01T00:00:07Z')];
  const signer = new SignatureV4({ service: 'pets', region: 'eu-west-1', credentials: keys, sha256: Sha256 });
  const client = petClient('http://localhost:8080', {
    auth: sigV4({ sign: (request) => signer.sign(request, { signingDate: dates.shift() ?? date }) }),
    fetch: async (_, init) => {
      sent.push(init.headers);
      return Response.json({}, { status: sent.length === 1 ? 503 : 200 });
    },
  });
  await getPet(client, { Id: '7' });
  expect(sent.map((headers) => headers['x-amz-date'])).toEqual(['20260101T000000Z', '20260101T000007Z']);
  const again = new SignatureV4({ service: 'pets', region: 'eu-west-1', credentials: keys, sha256: Sha256 });
  const { authorization: _, 'x-amz-date': __, 'x-amz-content-sha256': ___, ...headers } = sent[1] ?? {};
  const expected = await again.sign(
    {
      method: 'POST',
      protocol: 'http:',
      hostname: 'localhost',
      port: 8080,
      path: '/',
      query: {},
      headers: { ...headers, host: 'localhost:8080' },
      body: '{"Id":"7"}',
    },
    { signingDate: new Date('2026-01-01T00:00:07Z') },
  );
  expect(sent[1]?.['authorization']).toBe(expected.headers['authorization']);
});

test('a signer that fails fails the call, untried', async () => {
  let sent = 0;
  const client = petClient('http://localhost', {
    auth: sigV4({ sign: async () => Promise.reject(new Error('no credentials')) }),
    fetch: async () => {
      sent += 1;
      return new Response('{}');
    },
  });
  expect(await rejection(getPet(client, {}))).toMatchObject({ message: 'no credentials' });
  expect(sent).toBe(0);
});
