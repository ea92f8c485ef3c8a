import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const fixture = 'fixtures/apidog/update-user-attributes';

const config = `apis:
  - name: cognito-identity-provider
    title: Amazon Cognito Identity Provider
    sources: page.txt
    corrections: corrections.yaml
`;

/** A folder like a user's, with the first page and a config; removed when the file's tests have run. */
export async function projectWithPage(): Promise<string> {
  const folder = await emptyProject();
  await cp(join(fixture, 'page.txt'), join(folder, 'page.txt'));
  await cp(join(fixture, 'corrections.yaml'), join(folder, 'corrections.yaml'));
  await writeFile(join(folder, 'generator.config.yaml'), config);
  return folder;
}

export async function emptyProject(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'project-')));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
