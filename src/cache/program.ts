import { readFileSync } from 'node:fs';

/**
 * Changes with the program's own code, whatever its version; nothing where it runs from its sources, which may change at any moment.
 * The build writes it beside the bundles.
 */
export function programFingerprint(): string | undefined {
  try {
    return readFileSync(new URL('fingerprint', import.meta.url), 'utf8');
  } catch {
    return undefined;
  }
}
