import { BlockList, isIP } from 'node:net';

/** Address ranges that lead into this machine or its network, and not to a public server. */
const ranges: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['::1', 128],
  // Translations of IPv4: which address they end at is for a gateway to say.
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
  ['100::', 64],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const blocked = new BlockList();
for (const [network, prefix] of ranges) blocked.addSubnet(network, prefix, network.includes(':') ? 'ipv6' : 'ipv4');

/** Whether an IP address, in any spelling that a URL or a resolver gives, is not a public one. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const family = isIP(plain);
  if (family === 0) return false;
  if (family === 4) return blocked.check(plain, 'ipv4');
  const inner = embeddedIpv4(plain);
  return blocked.check(plain, 'ipv6') || (inner !== undefined && blocked.check(inner, 'ipv4'));
}

/** `localhost` is this machine whatever a resolver says. */
export const isLocalName = (host: string): boolean => /(?:^|\.)localhost\.?$/i.test(host);

/** The IPv4 address at the end of `::ffff:a.b.c.d` and `::a.b.c.d`, however written. */
function embeddedIpv4(address: string): string | undefined {
  // The URL parser writes IPv6 in one way only, with groups in hexadecimal.
  const groups = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::(?:ffff:(?:0:)?)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(groups) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join('.');
}
