/** Words of a name: split where its writer splits it (punctuation, spaces), never inside a camel-case word. */
function words(name: string): readonly string[] {
  return name.match(/[\p{L}\p{N}\p{M}_$]+/gu) ?? [];
}

/** `get-user list` → `GetUserList`; what is already `camelCase` only gets its first letter raised. */
export function pascal(name: string): string {
  const joined = words(name)
    .map((word) => word.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()))
    .join('');
  return joined === '' ? 'Unnamed' : joined;
}

/** `Amazon Cognito Identity Provider` → `amazon-cognito-identity-provider`: only `a-z`, `0-9` and `-`, or nothing. */
export function kebab(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
