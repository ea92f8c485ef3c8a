/** Names that Windows keeps for devices, with or without an extension. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const longest = 100;

/**
 * One segment of a path, safe on every system: letters, digits, `-`, `_` and single dots; never empty, hidden, `..`, a
 * device or overlong. Not unique.
 */
export function fileName(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w.-]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .slice(0, longest)
    .replace(/^[.-]+|[.-]+$/g, '');
  if (plain === '') return 'unnamed';
  return device.test(plain) ? `_${plain}` : plain;
}
