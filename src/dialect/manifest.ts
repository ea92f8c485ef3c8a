import { apidog } from './apidog/index.js';
import { awsApiReference } from './aws-api-reference/index.js';
import type { Dialect } from './dialect.js';
import { discord } from './discord/index.js';
import { general } from './general/index.js';
import { jsonSchemaViewer } from './json-schema-viewer/index.js';
import { mastodon } from './mastodon/index.js';
import { openapi } from './openapi/index.js';
import { openapiToMd } from './openapi-to-md/index.js';
import { redoc } from './redoc/index.js';
import { scalarMarkdown } from './scalar-markdown/index.js';
import { sphinxBoto3 } from './sphinx-boto3/index.js';
import { telegram } from './telegram/index.js';
import { widdershins } from './widdershins/index.js';

/** Dialects of one kind, each with what it reads, in a line for people. */
export interface Family {
  readonly family: string;
  readonly dialects: readonly (readonly [dialect: Dialect, reads: string])[];
}

/**
 * Every layout that is known. The first that is sure of a page reads it, so the more particular stand first. Adding a dialect is
 * adding its line here; the README has the same list, and a test holds both to each other.
 */
export const manifest: readonly Family[] = [
  {
    family: 'Documents, and pages that carry one',
    dialects: [[openapi, 'OpenAPI 3 and Swagger 2, as files, or held or loaded by a page']],
  },
  {
    family: 'Pages that a program made of a document',
    dialects: [
      [redoc, 'Redoc, as a browser shows it'],
      [jsonSchemaViewer, 'schemas in Stoplight’s viewer'],
      [widdershins, 'Widdershins’ Markdown, and what Slate makes of it'],
      [scalarMarkdown, 'Scalar’s Markdown'],
      [openapiToMd, 'openapi-to-md’s Markdown'],
      [apidog, 'Apidog and Apifox, as HTML or as text'],
    ],
  },
  {
    family: 'Pages of one publisher, and in their manner',
    dialects: [
      [awsApiReference, 'AWS’s API reference, in any form that it is saved in'],
      [sphinxBoto3, 'boto3’s documentation'],
      [telegram, 'Telegram’s Bot API'],
      [discord, 'Discord’s documentation'],
      [mastodon, 'Mastodon’s documentation'],
    ],
  },
  {
    family: 'Any other page',
    dialects: [[general, 'endpoints with tables or lists of fields, or examples, by the words of their headings and columns']],
  },
];

/** The same in one row, as pages are offered to them. */
export const dialects: readonly Dialect[] = manifest.flatMap((family) => family.dialects.map(([dialect]) => dialect));
