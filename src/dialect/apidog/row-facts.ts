import type { Evidence } from '../../model/api.js';
import type { BoundKey } from './bounds.js';
import type { PlacedFact } from './facts.js';
import type { Row } from './rows.js';
import type { Table } from './table.js';
import { type TypeText, typeRuleOf } from './type-text.js';

/** The parts of a row that decide its schema. */
export interface Parts {
  readonly table: Table;
  readonly row: Row;
  readonly type: TypeText;
  readonly facts: readonly PlacedFact[];
  readonly described: readonly string[];
  /** Rows inside it, which belong to the innermost object. */
  readonly children: readonly Row[];
}

export type MutableEvidence = { [fact: string]: readonly Evidence[] };

/** Picks the bounds that a type can have, and adds their evidence. */
export function bounds<Key extends BoundKey>(
  parts: Parts,
  keys: readonly Key[],
  evidence: MutableEvidence,
): { readonly [key in Key]?: number } {
  const picked: { [key in Key]?: number } = {};
  for (const { fact, at, rule } of parts.facts) {
    if (fact.kind !== 'bound') continue;
    const key = keys.find((one) => one === fact.key);
    if (key === undefined) continue;
    picked[key] = fact.value;
    evidence[key] = [parts.table.notebook.cite(at, rule)];
  }
  return picked;
}

export function pattern(parts: Parts, evidence: MutableEvidence): { readonly pattern?: string } {
  for (const { fact, at, rule } of parts.facts) {
    if (fact.kind !== 'pattern') continue;
    evidence['pattern'] = [parts.table.notebook.cite(at, rule)];
    return { pattern: fact.value };
  }
  return {};
}

export function unique(parts: Parts, evidence: MutableEvidence): { readonly uniqueItems?: boolean } {
  const placed = parts.facts.find(({ fact }) => fact.kind === 'flag' && fact.flag === 'uniqueItems');
  if (!placed) return {};
  evidence['uniqueItems'] = [parts.table.notebook.cite(placed.at, placed.rule)];
  return { uniqueItems: true };
}

export const typeEvidence = (parts: Parts): MutableEvidence => ({ type: [cite(parts, typeRuleOf(parts.row.site.typeText))] });

export const cite = (parts: Parts, rule: string, standing: Evidence['standing'] = 'documented'): Evidence =>
  parts.table.notebook.cite(parts.row.site.at, rule, standing, parts.row.site.typeText);
