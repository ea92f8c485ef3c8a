import { X509Certificate } from 'node:crypto';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { selfSigned } from '../../src/mock/certificate.js';

const hosts = ['localhost', '127.0.0.1', '::1', 'fe80::a:1', 'mock.internal'];

describe('a self-signed certificate', () => {
  const now = Date.UTC(2030, 1, 28, 12);
  const certificate = new X509Certificate(selfSigned(hosts, now).cert);

  it('is one, by its own key', () => {
    expect(certificate.checkIssued(certificate)).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.ca).toBe(true);
    expect(certificate.subject).toBe('CN=localhost');
  });

  it('holds from yesterday on, for a year', () => {
    expect([new Date(certificate.validFrom), new Date(certificate.validTo)]).toEqual([
      new Date(Date.UTC(2030, 1, 27, 12)),
      new Date(Date.UTC(2031, 1, 28, 12)),
    ]);
  });

  test.each<[host: string, holds: boolean]>([
    ['localhost', true],
    ['mock.internal', true],
    ['127.0.0.1', true],
    ['::1', true],
    ['fe80::a:1', true],
    ['fe80::a:2', false],
    ['example.com', false],
  ])('for %s: %s', (host, holds) => {
    const found = /[:\d]$/.test(host) ? certificate.checkIP(host) : certificate.checkHost(host);
    expect(found !== undefined).toBe(holds);
  });

  it('has another serial number each time', () => {
    expect(new X509Certificate(selfSigned(hosts, now).cert).serialNumber).not.toBe(certificate.serialNumber);
  });

  it('is trusted by clients that are told to', async () => {
    const pair = selfSigned(hosts, Date.now());
    const server = createServer(pair, (_, response) => response.end());
    onTestFinished(() => void server.close());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const ask = (ca?: string) =>
      new Promise((done) => {
        get({ host: 'localhost', port, agent: false, family: 4, ...(ca === undefined ? {} : { ca }) }, (response) => {
          response.resume();
          done(response.statusCode);
        }).on('error', ({ code }: NodeJS.ErrnoException) => done(code));
      });
    expect(await ask(pair.cert)).toBe(200);
    expect(await ask()).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  });
});
