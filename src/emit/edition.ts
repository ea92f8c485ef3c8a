import type { PackageConfig } from '../config/config.js';

/** A package as it is published: what the config says of it, and how it came to be. */
export interface Edition extends PackageConfig {
  /** Text of its changelog, where it has a history. */
  readonly changelog?: string;
}
