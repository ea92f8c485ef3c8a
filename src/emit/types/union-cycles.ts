import type { NamedType, Schema } from '../../model/api.js';

/**
 * The type's schema without union members that lead back to the type before any value is looked at: `A = A | string`
 * says no more than `A = string`. Around a longer way back, the member is unknown: neither TypeScript nor a validator
 * could follow it.
 */
export function withoutIdleCycles(type: NamedType, types: ReadonlyMap<string, Schema>): Schema {
  const prune = (schema: Schema): Schema => {
    if (schema.kind !== 'union') return schema;
    const kept = schema.members.filter((member) => !(member.kind === 'reference' && member.name === type.name));
    const members = kept.map((member): Schema => {
      if (member.kind === 'reference' && leadsTo(member, type.name, types)) return { kind: 'unknown', evidence: member.evidence };
      return prune(member);
    });
    if (members.length === 0) return { kind: 'unknown', evidence: schema.evidence };
    const changed = members.length !== schema.members.length || members.some((member, index) => member !== schema.members[index]);
    return changed ? { ...schema, members } : schema;
  };
  return prune(type.schema);
}

function leadsTo(schema: Schema, name: string, types: ReadonlyMap<string, Schema>, seen = new Set<string>()): boolean {
  if (schema.kind === 'union') return schema.members.some((member) => leadsTo(member, name, types, seen));
  if (schema.kind !== 'reference') return false;
  if (schema.name === name) return true;
  if (seen.has(schema.name)) return false;
  seen.add(schema.name);
  const target = types.get(schema.name);
  return target !== undefined && leadsTo(target, name, types, seen);
}
