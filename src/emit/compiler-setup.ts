import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompilerSetup, Precompiled } from './compile-core.js';
import { packageRoot } from './package-root.js';

/** Written by the build. */
export const precompiledFile = (): string => join(packageRoot(), 'dist', 'precompiled.json');

/** @param built whether this runs from what was built, and so may use what the build compiled */
export function compilerSetup(built: boolean): CompilerSetup {
  const platform = readFileSync(join(packageRoot(), 'templates', 'package', 'platform.d.ts'), 'utf8');
  const file = precompiledFile();
  const precompiled = built && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly Precompiled[]) : [];
  return { platform, precompiled };
}
