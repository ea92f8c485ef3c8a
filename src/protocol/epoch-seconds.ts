import type { Schema, StringSchema } from '../model/api.js';

/** The format of a number that is a date: seconds since 1970, maybe with a fraction. */
export const epochSeconds = 'epoch-seconds' as const;

/** Whether pages call it a date with a time of day. */
export const isDate = (schema: Schema): schema is StringSchema => schema.kind === 'string' && schema.format === 'date-time';

/** A date in seconds since 1970; nothing of what is no date. */
export function secondsSince1970(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 1000;
}
