/**
 * How many types may stand inside each other in a value of a type that holds itself. Far more than anyone writes; so many fewer
 * than the call stack holds that no value can exhaust it, be it nested without end or a circle.
 */
export const deepest = 256;
