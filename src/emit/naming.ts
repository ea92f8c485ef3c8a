import { createHash } from 'node:crypto';
import { reservedFunctionNames, reservedTypeNames, reservedWords } from './reserved-names.js';

/** `update-user_attributes` → `UpdateUserAttributes`. Always a valid identifier, not yet a unique one. */
export function pascalCase(wireName: string): string {
  return identifier(words(wireName).map(upperFirst).join(''), reservedTypeNames);
}

/** `UpdateUserAttributes` → `updateUserAttributes`, `MFAOptions` → `mfaOptions`. Always a valid identifier, not yet a unique one. */
export function camelCase(wireName: string): string {
  const [first = '', ...rest] = words(wireName);
  return identifier(lowerStart(first) + rest.map(upperFirst).join(''), reservedFunctionNames);
}

export type NameKind = 'error' | 'type' | 'input' | 'operation';

/** What an identifier is wanted for. `kind` and `wireName` together are unique. */
export interface NameRequest {
  readonly kind: NameKind;
  readonly wireName: string;
}

interface KindRule {
  readonly spell: (wireName: string) => string;
  /** Set behind a name that another kind has already. */
  readonly qualifier: string;
  /** Further names that the package exports because this one exists. */
  readonly derived: (name: string) => readonly string[];
}

const none = (): readonly string[] => [];
const withValidators = (name: string): readonly string[] => [`${name}Schema`, `validate${name}`, `is${name}`, `assert${name}`];

/** Earlier kinds keep a name that later kinds want too. */
const kindRules: Readonly<Record<NameKind, KindRule>> = {
  error: { spell: pascalCase, qualifier: 'Error', derived: none },
  type: { spell: pascalCase, qualifier: 'Type', derived: withValidators },
  input: { spell: (id) => `${pascalCase(id).replace(/_$/u, '')}Input`, qualifier: 'Members', derived: withValidators },
  operation: { spell: camelCase, qualifier: 'Operation', derived: none },
};

const kindsInOrder: readonly NameKind[] = ['error', 'type', 'input', 'operation'];

/**
 * Decides every exported name of a package at once, as a function of the *set* of requests: neither their order nor
 * an unrelated newcomer changes a name. Of several wire names with one spelling, the one that is spelt so keeps it, all
 * others get a hash of their wire name; a name that another kind has gets its kind's qualifier.
 * @param taken names that the package exports anyway
 */
export function decideNames(requests: readonly NameRequest[], taken: Iterable<string>): ReadonlyMap<string, string> {
  const used = new Set(taken);
  const decided = new Map<string, string>();
  for (const kind of kindsInOrder) {
    const rule = kindRules[kind];
    const wanted = spellApart(
      requests.filter((request) => request.kind === kind).map((request) => request.wireName),
      rule,
    );
    const derived = new Set([...wanted.values()].flatMap(rule.derived));
    const names = new Set(wanted.values());
    const sorted = [...wanted].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [wireName, name] of sorted) {
      const clear = (candidate: string) =>
        !derived.has(candidate) &&
        (candidate === name || !names.has(candidate)) &&
        [candidate, ...rule.derived(candidate)].every((claimed) => !used.has(claimed));
      const candidates = [name, `${name}${rule.qualifier}`, `${name}${rule.qualifier}_${shortHash(wireName)}`];
      const free = candidates.find(clear) ?? `${name}_${longHash(wireName)}`;
      for (const claimed of [free, ...rule.derived(free)]) used.add(claimed);
      decided.set(nameKey({ kind, wireName }), free);
    }
  }
  return decided;
}

/** Key of a request in the result of `decideNames`. */
export const nameKey = (request: NameRequest): string => `${request.kind} ${request.wireName}`;

function spellApart(wireNames: readonly string[], rule: KindRule): ReadonlyMap<string, string> {
  const bySpelling = new Map<string, string[]>();
  for (const wireName of new Set(wireNames)) {
    const spelling = rule.spell(wireName);
    bySpelling.set(spelling, [...(bySpelling.get(spelling) ?? []), wireName]);
  }
  const result = new Map<string, string>();
  for (const [spelling, group] of bySpelling) {
    for (const wireName of group) {
      const keeps = group.length === 1 || wireName === spelling;
      result.set(wireName, keeps ? spelling : `${spelling}_${shortHash(wireName)}`);
    }
  }
  return result;
}

/** Runs of letters, digits; everything else separates. Normalised, so that two spellings of one letter are one name. */
function words(wireName: string): readonly string[] {
  return wireName.normalize('NFC').match(/[\p{ID_Start}\p{Nd}][\p{ID_Start}\p{Nd}\p{Mn}\p{Mc}]*/gu) ?? [];
}

function identifier(joined: string, reserved: ReadonlySet<string>): string {
  if (joined === '') return 'unnamed_';
  const started = /^\p{ID_Start}/u.test(joined) ? joined : `_${joined}`;
  return reserved.has(started) || reservedWords.has(started) ? `${started}_` : started;
}

function upperFirst(word: string): string {
  const [first = ''] = word;
  return first.toUpperCase() + word.slice(first.length);
}

/** Lowers the leading capitals, all but the one that begins the next word: `HTTPServer` → `httpServer`. */
function lowerStart(word: string): string {
  return word.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u, (capitals) => capitals.toLowerCase());
}

const longHash = (text: string): string => createHash('sha256').update(JSON.stringify(text)).digest('hex').slice(0, 16);
const shortHash = (text: string): string => longHash(text).slice(0, 6);
