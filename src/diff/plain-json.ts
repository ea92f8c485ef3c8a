import type { Json } from '../model/api.js';

/** A part of a model as a value to show: without its evidence. */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plainJson);
  if (typeof value !== 'object') return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => key !== 'evidence' && inner !== undefined)
      .map(([key, inner]) => [key, plainJson(inner)]),
  );
}
