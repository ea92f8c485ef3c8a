import { diagnostic, Failure } from '../diagnostic.js';

/**
 * Runs what a plugin wrote. What it throws, but for a `Failure`, is reported under its name.
 * @param part `the dialect acme of the plugin acme-pages`
 */
export function guarded<T>(part: string, source: string, work: () => T): T {
  try {
    const value = work();
    return value instanceof Promise ? (value.catch((error: unknown) => blame(part, source, error)) as T) : value;
  } catch (error) {
    return blame(part, source, error);
  }
}

function blame(part: string, source: string, error: unknown): never {
  if (error instanceof Failure) throw error;
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  throw new Failure([diagnostic('plugin-failed', `${part} failed: ${said}`, { where: { source }, quote: placeIn(error) })]);
}

/** Where in the plugin's code it happened. */
function placeIn(error: unknown): string {
  const line = error instanceof Error ? error.stack?.split('\n').find((one) => /^\s+at /.test(one)) : undefined;
  return line?.trim() ?? '';
}
