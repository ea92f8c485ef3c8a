/** What a member has to be; a `list` is an array, a `group` an object that is none. */
type Kind = 'string' | 'number' | 'boolean' | 'function' | 'list' | 'group';

export type Members = Readonly<Record<string, Kind>>;

/** The first member that a value does not have as it should: “no `name` that is a string”. */
export function lacking(value: unknown, members: Members): string | undefined {
  const found = Object.entries(members).find(([member, kind]) => !isRecord(value) || kindOf(value[member]) !== kind);
  return found && `no \`${found[0]}\` that is a ${found[1]}`;
}

export const isRecord = (value: unknown): value is { readonly [key: string]: unknown } => kindOf(value) === 'group';

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (value === null) return 'null';
  return typeof value === 'object' ? 'group' : typeof value;
}
