import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes a certificate, without its key, where clients can be pointed to; it goes when the process does. */
export async function keepCertificate(cert: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pagewright-mock-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'certificate.pem');
  await writeFile(file, cert);
  return file;
}
