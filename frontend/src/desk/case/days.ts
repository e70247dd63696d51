/** A number of days as it is typed: 1 to 366, else nothing. */
export function daysIn(text: string): number | null {
  const typed = text.trim();
  if (!/^\d{1,3}$/.test(typed)) return null;
  const days = Number(typed);
  return days >= 1 && days <= 366 ? days : null;
}
