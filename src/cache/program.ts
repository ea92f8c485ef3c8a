import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What is not in the bundles: it may be another while the program is the same. */
const beside = ['cheerio', 'markdown-it', 'markdown-it-deflist', 'prettier', 'typescript'];

/**
 * Changes with the program's own code, whatever its version, and with the libraries beside it; nothing where it runs from its sources,
 * which may change at any moment. The build writes it beside the bundles.
 */
export function programFingerprint(): string | undefined {
  try {
    const own = readFileSync(new URL('fingerprint', import.meta.url), 'utf8');
    const load = createRequire(import.meta.url);
    const versions = beside.map((name) => (load(`${name}/package.json`) as { readonly version: string }).version);
    return [own, ...versions].join(' ');
  } catch {
    return undefined;
  }
}
