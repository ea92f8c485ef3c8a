import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Has what a module imports loaded as often as the module itself; packages are not, for nobody edits them. It runs beside the
 * program, in a thread of its own, so it is a text.
 */
const hooks = `
export async function resolve(name, context, next) {
  const found = await next(name, context);
  const [turn] = /[?]turn=[0-9]+$/.exec(context.parentURL ?? '') ?? [];
  const isOwn = found.url.startsWith('file:') && !found.url.includes('/node_modules/') && !found.url.includes('?');
  return turn !== undefined && isOwn ? { ...found, url: found.url + turn } : found;
}`;

let turns = 0;

/** A module as its files are now. The engine never forgets one, so it gets another address each time. */
export async function loadAgain(file: string): Promise<unknown> {
  if (turns === 0) register(`data:text/javascript,${encodeURIComponent(hooks)}`);
  turns += 1;
  return import(`${pathToFileURL(file).href}?turn=${turns}`);
}
