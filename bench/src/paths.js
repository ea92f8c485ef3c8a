import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The package of the first page, as it is under version control. */
export const generated = join(root, 'generated/cognito-identity-provider');

export const page = join(root, 'fixtures/apidog/update-user-attributes/page.txt');

export const corrections = join(root, 'fixtures/apidog/update-user-attributes/corrections.yaml');

/** Commands of the peers. */
export const peer = (name) => join(root, 'bench/node_modules/.bin', name);
