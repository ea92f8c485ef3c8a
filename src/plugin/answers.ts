import type { Match } from '../dialect/dialect.js';
import type { Reading } from '../model/reading.js';
import { isRecord, lacking, type Members } from './members.js';

// What a plugin's dialect gives back goes on to every later stage; what is wrong with it is told here, under the plugin's name.

/** A dialect's verdict on a page. Throws where it is none. */
export function matchOf(value: unknown): Match {
  if (!isRecord(value)) throw new TypeError('`matches` gave back no object with `sure`');
  const problem = lacking(value, value['sure'] === true ? { because: 'string' } : { sure: 'boolean' });
  if (problem !== undefined) throw new TypeError(`what \`matches\` gave back has ${problem}`);
  return value as unknown as Match;
}

/** What each member of a reading has to have. */
const parts: Readonly<Record<string, Members>> = {
  servers: { url: 'string', evidence: 'group' },
  operations: {
    id: 'string',
    method: 'string',
    path: 'string',
    source: 'string',
    servers: 'list',
    parameters: 'list',
    responses: 'list',
    errors: 'list',
    examples: 'list',
    samples: 'list',
    security: 'list',
    evidence: 'group',
  },
  types: { name: 'string', schema: 'group', evidence: 'group' },
  errors: { name: 'string', evidence: 'group' },
  diagnostics: { code: 'string', severity: 'string', message: 'string' },
};

/** A dialect's reading, as plain data. Throws where it is none; schemas and the like are taken on trust. */
export function readingOf(value: unknown): Reading {
  if (!isRecord(value)) throw new TypeError('`parse` gave back no reading');
  const lists = Object.fromEntries(Object.keys(parts).map((part) => [part, 'list'] as const));
  tell('the reading', lacking(value, { source: 'string', hash: 'string', dialect: 'string', coverage: 'group', ...lists }));
  tell('`coverage`', lacking(value['coverage'], { lines: 'number', read: 'list', unread: 'list' }));
  for (const [part, members] of Object.entries(parts)) {
    for (const [index, one] of [...(value[part] as readonly unknown[])].entries())
      tell(`\`${part}[${index}]\``, lacking(one, members));
  }
  if (value['links'] !== undefined) {
    tell('the reading', lacking(value, { links: 'list' }));
    for (const [index, link] of [...(value['links'] as readonly unknown[])].entries())
      tell(`\`links[${index}]\``, lacking(link, { url: 'string' }));
  }
  // A reading is data; what cannot be copied is none.
  return structuredClone(value) as unknown as Reading;
}

function tell(what: string, problem: string | undefined): void {
  if (problem !== undefined)
    throw new TypeError(`${what} that \`parse\` gave back has ${problem}; \`readingOf\` fills in what is empty`);
}
