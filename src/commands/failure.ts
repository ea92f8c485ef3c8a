import { type Diagnostic, diagnostic, Failure } from '../diagnostic.js';

/** What a stage said when it gave up; whatever else was thrown is a defect of this program, and is told as one. */
export function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof Failure) return error.diagnostics;
  const debug = process.env['DEBUG']?.includes('pagewright');
  const text = (debug && error instanceof Error ? error.stack : undefined) ?? messageOf(error);
  return [diagnostic('internal-error', `The generator failed: ${text}`)];
}

/** The words of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
