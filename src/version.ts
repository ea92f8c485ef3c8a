import { readFileSync } from 'node:fs';

/** Of this package; read from its own manifest, one folder up from `src/` and from `dist/` alike. */
export const version: string = readVersion(new URL('../package.json', import.meta.url));

function readVersion(manifest: URL): string {
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}
