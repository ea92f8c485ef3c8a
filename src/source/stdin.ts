import { diagnostic, type Outcome } from '../diagnostic.js';
import { inspect, maximumBytes } from './inspect.js';
import type { Source } from './source.js';

/** Reads standard input to its end, as the source `-`. */
export async function readStandardInput(
  input: AsyncIterable<Uint8Array | string> = process.stdin,
): Promise<Outcome<readonly Source[]>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maximumBytes) return { value: [], diagnostics: [tooLarge()] };
    chunks.push(bytes);
  }
  const source: Source = { id: '-', bytes: Buffer.concat(chunks) };
  const problems = inspect(source);
  return { value: problems.length > 0 ? [] : [source], diagnostics: problems };
}

const tooLarge = () =>
  diagnostic('source-too-large', `Standard input is larger than ${maximumBytes} bytes.`, { where: { source: '-' } });
