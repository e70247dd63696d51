export interface SkippedGroup {
  reason: string;
  dates: string[];
}

/** Days left out for the same reason stand together, in the order in which the reasons appear. */
export function groupSkipped(days: readonly { date: string; reason: string }[]): SkippedGroup[] {
  const groups = new Map<string, string[]>();
  for (const { date, reason } of days) groups.set(reason, [...(groups.get(reason) ?? []), date]);
  return [...groups].map(([reason, dates]) => ({ reason, dates }));
}
