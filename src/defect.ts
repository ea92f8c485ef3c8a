import { type Diagnostic, diagnostic, Failure, type Place } from './diagnostic.js';

/** What a stage said when it gave up; whatever else was thrown is a defect. */
export const diagnosticsOf = (error: unknown, where?: Place): readonly Diagnostic[] =>
  error instanceof Failure ? error.diagnostics : [defect(error, where)];

/** A mistake of this program, told as one. */
function defect(error: unknown, where: Place | undefined): Diagnostic {
  const debug = process.env['DEBUG']?.includes('pagewright');
  const text = (debug && error instanceof Error ? error.stack : undefined) ?? messageOf(error);
  return diagnostic('internal-error', `The generator failed: ${text}`, where === undefined ? {} : { where });
}

/** The words of whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
