/** Where a page is to be had, and how far its links may lead. */
export type Address = StandardInputAddress | FileAddress | UrlAddress;

export interface StandardInputAddress {
  readonly kind: 'standard input';
  readonly id: '-';
}

export interface FileAddress {
  readonly kind: 'file';
  /** As given, with forward slashes; relative unless it was given absolute. */
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  /** Folder of the named source: its links do not lead out of it. */
  readonly folder: Folder;
}

export interface Folder {
  /** As in the ids of the files in it; empty for the working folder itself. */
  readonly id: string;
  /** Absolute. */
  readonly path: string;
}

export interface UrlAddress {
  readonly kind: 'url';
  /** The URL itself. */
  readonly id: string;
  /** Absolute, normalised, without a fragment. */
  readonly url: string;
  /** Its links lead only to URLs that begin like one of these (see `scope.ts`). */
  readonly scope: readonly string[];
}

/** The same for two addresses of one page. */
export function keyOf(address: Address): string {
  switch (address.kind) {
    case 'standard input':
      return '-';
    case 'file':
      return `file ${address.file}`;
    case 'url':
      return `url ${address.url}`;
  }
}
