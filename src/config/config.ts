/** A config as the pipeline wants it: checked, defaults filled in. */
export interface Config {
  /** Folder of the config file; paths in the config are relative to it. */
  readonly root: string;
  /** Folder that generated packages go to, one folder each. */
  readonly out: string;
  readonly apis: readonly ApiConfig[];
}

export interface ApiConfig {
  /** `cognito-identity-provider`; where absent, made from the page's title. */
  readonly name?: string;
  readonly title?: string;
  readonly root: string;
  /** Paths, globs, directories, URLs, or `-`. */
  readonly sources: readonly string[];
  /** Corrections files, later ones over earlier ones. */
  readonly corrections: readonly string[];
  readonly package: PackageConfig;
}

export interface PackageConfig {
  /** npm name; where absent, the API's name. */
  readonly name?: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string;
}
