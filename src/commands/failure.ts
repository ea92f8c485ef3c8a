import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';

/** What a stage said when it gave up; whatever else was thrown is a defect of this program, and is told as one. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof Failure) return error.diagnostics;
  const debug = process.env['DEBUG']?.includes('pagewright');
  const text = error instanceof Error ? ((debug ? error.stack : undefined) ?? error.message) : String(error);
  return [diagnostic('internal-error', `The generator failed: ${text}`)];
}
