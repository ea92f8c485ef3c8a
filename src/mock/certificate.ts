import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** Key and certificate, as PEM. */
export interface KeyPair {
  readonly key: string;
  readonly cert: string;
}

const day = 86_400_000;

/**
 * A certificate that a server signs itself, for the names and addresses by which it is asked for: an X.509 certificate of version 3
 * with a key on the curve P-256. Node can read certificates, and not make them.
 */
export function selfSigned(hosts: readonly string[], now: number): KeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8(hosts[0] ?? 'localhost'))));
  const signature = sequence(oid('1.2.840.10045.4.3.2'));
  const body = sequence(
    tagged(0xa0, integer(Buffer.of(2))),
    integer(serial()),
    signature,
    name,
    // From yesterday on: clocks differ.
    sequence(time(now - day), time(now + 365 * day)),
    name,
    spki,
    tagged(0xa3, sequence(...extensions(hosts, spki))),
  );
  const certificate = sequence(body, signature, bits(sign('sha256', body, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${certificate
      .toString('base64')
      .replace(/(.{64})/g, '$1\n')
      .trimEnd()}\n-----END CERTIFICATE-----\n`,
  };
}

/** It is its own authority, so that a client that is told to trust it needs no other. */
function extensions(hosts: readonly string[], spki: Buffer): readonly Buffer[] {
  const critical = tlv(0x01, Buffer.of(0xff));
  return [
    sequence(oid('2.5.29.17'), octets(sequence(...hosts.map(alternativeName)))),
    sequence(oid('2.5.29.19'), critical, octets(sequence(tlv(0x01, Buffer.of(0xff))))),
    // To sign with, and to sign certificates with.
    sequence(oid('2.5.29.15'), critical, octets(tlv(0x03, Buffer.of(2, 0x84)))),
    sequence(oid('2.5.29.37'), octets(sequence(oid('1.3.6.1.5.5.7.3.1')))),
    sequence(oid('2.5.29.14'), octets(octets(createHash('sha1').update(spki).digest()))),
  ];
}

function alternativeName(host: string): Buffer {
  const version = isIP(host);
  if (version === 0) return tlv(0x82, Buffer.from(host, 'ascii'));
  return tlv(0x87, version === 4 ? Buffer.from(host.split('.').map(Number)) : sixteenBytes(host));
}

/** Of an IPv6 address, `::` written out. */
function sixteenBytes(address: string): Buffer {
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const gap = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return Buffer.concat([...head, ...gap, ...tail].map((group) => Buffer.from(group.padStart(4, '0'), 'hex')));
}

/** Positive, and never the same twice. */
function serial(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

// What certificates are written in: DER, a tag, a length and a value.

function tlv(tag: number, value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(value.length), value]);
}

/** Below 128 in one byte, else how many bytes follow, and those. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  return length < 0x100 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 0xff);
}

const sequence = (...items: readonly Uint8Array[]): Buffer => tlv(0x30, Buffer.concat(items));
const set = (...items: readonly Uint8Array[]): Buffer => tlv(0x31, Buffer.concat(items));
const tagged = (tag: number, value: Uint8Array): Buffer => tlv(tag, value);
const integer = (value: Uint8Array): Buffer => tlv(0x02, value);
const octets = (value: Uint8Array): Buffer => tlv(0x04, value);
const bits = (value: Uint8Array): Buffer => tlv(0x03, Buffer.concat([Buffer.of(0), value]));
const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]));
}

/** Seven bits a byte, the highest first; all but the last have their eighth bit set. */
function sevenBits(arc: number): readonly number[] {
  const bytes = [arc & 0x7f];
  for (let left = arc >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

/** `YYMMDDHHMMSSZ`, good until 2049. */
function time(milliseconds: number): Buffer {
  const text = new Date(milliseconds).toISOString().replace(/\.\d+|[-:T]/g, '');
  return tlv(0x17, Buffer.from(text.slice(2), 'ascii'));
}
