import type { EmittedFile } from '../target.js';

const importOf = /^(?:import|export)\b[^;]*?from '\.\/([^']+)\.js';/gmu;

/** The runtime files that the given modules import, directly or through each other: nothing is copied that is not used. */
export function usedRuntime(modules: readonly EmittedFile[], runtime: readonly EmittedFile[]): readonly EmittedFile[] {
  const byName = new Map(runtime.map((file) => [file.path.replace(/^.*\/(.+)\.ts$/u, '$1'), file]));
  const used = new Set<EmittedFile>();
  const follow = (name: string): void => {
    const file = byName.get(name);
    if (file === undefined || used.has(file)) return;
    used.add(file);
    for (const [, imported = ''] of file.text.matchAll(importOf)) follow(imported);
  };
  for (const { text } of modules)
    for (const [, imported = ''] of text.matchAll(importOf)) follow(imported.replace(/^runtime\/client\//u, ''));
  return runtime.filter((file) => used.has(file));
}
