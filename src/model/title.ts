import type { Evidence, EvidenceMap, Server } from './api.js';
import { kebab } from './names.js';
import { byText } from './order.js';
import type { Reading } from './reading.js';

export interface ApiTitle {
  readonly name: string;
  readonly title: string;
  readonly evidence: EvidenceMap;
}

/** Config first, then what most pages call the API, then the server's name. */
export function titleOf(
  readings: readonly Reading[],
  servers: readonly Server[],
  given: { readonly name?: string; readonly title?: string },
): ApiTitle {
  const documented = mostCommon(readings.map((reading) => reading.apiTitle?.trim() ?? '').filter((title) => title !== ''));
  const server = servers[0];
  const host = server === undefined ? undefined : /^[a-z][\w+.-]*:\/\/([^/:]+)/i.exec(server.url)?.[1];
  const title = given.title ?? documented ?? host ?? given.name ?? 'API';
  const name = given.name ?? (kebab(documented ?? given.title ?? host ?? '') || 'api');
  return {
    name,
    title,
    evidence: { title: titleEvidence(title, readings, given.title ?? (documented ? undefined : given.name), server) },
  };
}

function titleEvidence(
  title: string,
  readings: readonly Reading[],
  configured: string | undefined,
  server: Server | undefined,
): readonly Evidence[] {
  if (configured === title) return [{ source: 'config', quote: title, rule: 'the config names the API', standing: 'corrected' }];
  const pages = readings.filter((reading) => reading.apiTitle?.trim() === title);
  if (pages.length > 0)
    return pages.map(({ source }) => ({
      source,
      quote: title,
      rule: 'the page is headed with the API’s title',
      standing: 'documented',
    }));
  const rule = 'an API without a title goes by its server’s name';
  const [first] = readings;
  const place = server?.evidence['url']?.[0] ?? { source: first?.source ?? '-', quote: '' };
  return [{ ...place, rule, standing: server === undefined ? 'unknown' : 'inferred' }];
}

function mostCommon(titles: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || byText(a, b))[0]?.[0];
}
