/** Bytes of one page, with the name that people know it by. */
export interface Source {
  /** As given: a path with forward slashes, a URL, or `-` for standard input. Goes into evidence, so never absolute unless given so. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Media type where the origin tells one that decides (HTTP header); files leave it to the page stage. */
  readonly mediaType?: string;
  /** Character encoding where the origin tells one (HTTP header). */
  readonly charset?: string;
}
