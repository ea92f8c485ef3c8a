/** The date of a number of seconds since 1970, which may have a fraction. */
export function dateOfSeconds(seconds: number): Date {
  return new Date(seconds * 1000);
}

/** The number of seconds since 1970 of a date, to the millisecond. */
export function secondsOfDate(date: Date): number {
  return date.getTime() / 1000;
}
