import { randomUUID } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { diagnostic, Failure } from '../diagnostic.js';

/** The text of a corrections file, its lines ended by LF; empty where there is no such file. Throws a `Failure` where it cannot be read. */
export async function correctionsText(file: string, root: string): Promise<string> {
  const bytes = await readFile(resolve(root, file)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    return unreadable(file, error.code ?? error.message);
  });
  if (bytes === undefined) return '';
  try {
    // What is not UTF-8 would be lost where the file is written again.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    return unreadable(file, 'it is not UTF-8');
  }
}

function unreadable(file: string, reason: string): never {
  const message = `The corrections file ${file} cannot be read: ${reason}.`;
  throw new Failure([diagnostic('correction-unreadable', message, { where: { source: file } })]);
}

/** Writes files beside where they belong, and puts them there when all of them are written. Throws a `Failure`. */
export async function storeCorrections(texts: ReadonlyMap<string, string>, root: string): Promise<void> {
  const staged: { readonly from: string; readonly to: string }[] = [];
  let at = '';
  try {
    for (const [file, text] of texts) {
      at = file;
      const to = await realpath(resolve(root, file)).catch(() => resolve(root, file));
      const from = join(dirname(to), `.${basename(to)}.${randomUUID()}`);
      await mkdir(dirname(to), { recursive: true });
      staged.push({ from, to });
      const mode = await stat(to).then(
        (found) => found.mode,
        () => undefined,
      );
      await writeFile(from, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) });
    }
    for (const { from, to } of staged) await rename(from, to);
  } catch (error) {
    await Promise.all(staged.map(({ from }) => rm(from, { force: true })));
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    const message = `The corrections file ${at} cannot be written: ${reason}.`;
    throw new Failure([diagnostic('correction-unwritable', message, { where: { source: at } })]);
  }
}
