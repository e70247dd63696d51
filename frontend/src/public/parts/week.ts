import type { OpenDay } from '@/shared/api/types';
import { dayText } from '@/shared/clock/format';

export interface WeekRow {
  days: string;
  /** `09:00–12:00，13:30–17:00`; empty on closed days. */
  sessions: string;
}

/** The coming days, those next to each other with the same hours in one row. */
export function weekRows(week: readonly OpenDay[]): WeekRow[] {
  const rows: { from: string; to: string; sessions: string }[] = [];
  for (const day of week) {
    const sessions = day.sessions.map((one) => `${one.start}–${one.end}`).join('，');
    const last = rows.at(-1);
    if (last?.sessions === sessions) last.to = day.date;
    else rows.push({ from: day.date, to: day.date, sessions });
  }
  return rows.map(({ from, to, sessions }) => ({
    days: from === to ? dayText(from) : `${dayText(from)} – ${dayText(to)}`,
    sessions,
  }));
}
