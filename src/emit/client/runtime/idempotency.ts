/** Tells a second attempt from a second call, where the caller gave no key. */
export const randomKey = (): string => crypto.randomUUID();
