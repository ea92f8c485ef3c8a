import type { UserConfig } from './schema.js';

/** Types a config written in TypeScript or JavaScript: `export default defineConfig({ apis: [...] })`. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
