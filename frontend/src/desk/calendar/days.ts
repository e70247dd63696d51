import type { CalendarDay } from '@/shared/api/types';
import { dayText } from '@/shared/clock/format';
import { reasonText } from '../parts/explanation';
import { words } from '../locales/calendar';

export type DayKind = keyof typeof words.kinds;

const minutes = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Minutes that a day is open. */
export function openMinutes(day: CalendarDay): number {
  return day.sessions.reduce((sum, one) => sum + minutes(one.end) - minutes(one.start), 0);
}

/** What a day looks like on the year: by its reason, and by its length against what is usual. */
export function dayKind(day: CalendarDay, usual: number): DayKind {
  if (!day.open) {
    if (day.duty && day.duty.length > 0) return 'duty';
    return day.why.code === 'holiday'
      ? 'holiday'
      : day.why.code === 'closing'
        ? 'closing'
        : 'closed';
  }
  if (day.why.code === 'marketDay') return 'market';
  if (day.why.code === 'makeUpDay' || day.why.code === 'opening') return 'makeUp';
  return openMinutes(day) < usual ? 'short' : 'open';
}

/** The length that most open days of the year have. */
export function usualMinutes(days: readonly CalendarDay[]): number {
  const counts = new Map<number, number>();
  for (const day of days)
    if (day.open) counts.set(openMinutes(day), (counts.get(openMinutes(day)) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
}

export function hoursText(day: CalendarDay): string {
  return day.sessions
    .map(({ start, end, openEnded, plannedEnd }) => {
      const until = plannedEnd ? words.ended(plannedEnd) : openEnded ? words.untilClose : '';
      return `${start}–${end}${until}`;
    })
    .join('，');
}

/** Why a day is what it is, in words. */
export function whyText(day: CalendarDay): string {
  if (day.why.code === 'dutyDay')
    return day.open
      ? words.dutyCounted
      : words.dutyHours((day.duty ?? []).map((one) => `${one.start}–${one.end}`).join('，'));
  return reasonText(day.why);
}

/** The whole day in one sentence: for the hint and for whoever listens. */
export function daySentence(day: CalendarDay): string {
  const open = day.open ? `${words.isOpen} ${hoursText(day)}` : words.isClosed;
  return `${dayText(day.date)}，${open}，${whyText(day)}`;
}

/** The days of one month in weeks from Monday; a place outside the month is none. */
export function weeks(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const first = days[0];
  if (!first) return [];
  const before = (new Date(`${first.date}T12:00:00Z`).getUTCDay() + 6) % 7;
  const places: (CalendarDay | null)[] = [...Array<null>(before).fill(null), ...days];
  while (places.length % 7 !== 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) =>
    places.slice(week * 7, week * 7 + 7),
  );
}

/** The date so many days on. */
export function shifted(date: string, days: number): string {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
