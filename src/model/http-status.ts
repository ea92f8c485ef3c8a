/** Numbers that HTTP defines for errors; a converter that needs a key for each error makes up others. */
const errors = new Set([...range(400, 418), ...range(421, 426), 428, 429, 431, 451, ...range(500, 508), 510, 511]);

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Whether a server can have sent it. */
export const isHttpError = (status: number): boolean => errors.has(status);
