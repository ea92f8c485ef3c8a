import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Unavailable } from './problem.js';

/** More codings than this, one over the other, are made to hurt. */
const maximumCodings = 2;

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export const acceptedCodings = 'gzip, deflate, br';

/**
 * A body, unpacked, up to a limit: what comes after it is neither read nor unpacked.
 * @param limit in bytes, of what is sent as well as of what it unpacks to
 */
export async function readBody(body: Readable, coding: string | undefined, limit: number): Promise<Uint8Array> {
  const steps = (coding ?? '').split(',').map((one) => one.trim().toLowerCase());
  const makers = steps.filter((one) => one !== '' && one !== 'identity').reverse();
  if (makers.length > maximumCodings) throw new Unavailable({ kind: 'coding', reason: `it is packed ${makers.length} times` });
  const stages: Readable[] = [body];
  for (const name of makers) {
    const make = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
    if (!make) throw new Unavailable({ kind: 'coding', reason: `the coding ${JSON.stringify(name)} was not asked for` });
    const before = stages.at(-1) ?? body;
    const stage = make();
    // Not `pipeline`: where the last stage stops, those before it are ended here, and an error of theirs is told by the last one.
    before.on('error', (error) => stage.destroy(error));
    stages.push(before.pipe(stage));
  }
  try {
    return await gather(stages.at(-1) ?? body, limit);
  } finally {
    for (const stage of stages) stage.on('error', () => {}).destroy();
  }
}

async function gather(stream: Readable, limit: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    size += bytes.length;
    if (size > limit) throw new Unavailable({ kind: 'size', limit });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
