/** Milliseconds between refreshes of a list until it is told about changes. */
export const pollEvery = 15_000;
