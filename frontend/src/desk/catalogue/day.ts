/** The civil day (+08:00) of a moment, as `YYYY-MM-DD`: what a date field takes. */
export function civilDay(milliseconds: number): string {
  return new Date(milliseconds + 8 * 3_600_000).toISOString().slice(0, 10);
}
