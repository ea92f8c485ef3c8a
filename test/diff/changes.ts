import type { Change, Impact } from '../../src/diff/change.js';

const impact: Impact = { severity: 'patch', callers: 'none', readers: 'none', compile: false };

const base = { operations: ['board'], side: 'sent', cause: 'page' } as const;

const words = (quote: string, line: number) =>
  ({ source: 'pages/board.md', line, quote, rule: 'a rule', standing: 'documented' }) as const;

/** One change of every severity, as a comparison of two models would tell them. */
export const becameRequired: Change = {
  ...base,
  kind: 'requirement-changed',
  where: 'types.Boarding.deck required',
  became: 'required',
  before: { value: false, evidence: words('deck | text | optional', 12) },
  after: { value: true, evidence: words('deck | text | required', 14) },
  impact: { severity: 'breaking', callers: 'breaks', readers: 'none', compile: true },
};

export const grew: Change = {
  ...base,
  kind: 'enum-value-added',
  where: 'types.Boarding.class enum',
  name: '"freight"',
  side: 'received',
  after: { value: 'freight', evidence: words('foot, car or freight', 20) },
  impact: { severity: 'minor', callers: 'none', readers: 'breaks-closed', compile: false },
};

export const reworded: Change = {
  ...base,
  kind: 'description-changed',
  where: 'board description',
  fact: 'description',
  before: { value: 'Boards a ferry.', evidence: words('Boards a ferry.', 3) },
  after: { value: 'Takes a ferry.', evidence: words('Takes a ferry.', 3) },
  impact,
};

/** A change whose every word of a page is an attack on whoever prints it. */
export const hostile: Change = {
  ...base,
  kind: 'field-removed',
  where: 'types.Boarding."a`|<img src=x>\n::error::gone" required',
  name: 'a`|<img src=x>\n::error::gone',
  before: { value: true, evidence: { ...words('</li>\u001b[2J\n## Owned\u202e', 1), source: 'pages/a,b:c%0A.md' } },
  impact: { severity: 'breaking', callers: 'breaks', readers: 'none', compile: true },
};
