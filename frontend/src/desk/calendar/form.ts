import type { CalendarRules, MarketCycle, OpeningWeek } from '@/shared/api/types';
import { parseDays, parseSessions, sessionsText } from './sessions';

// The rules as they stand in the form: sessions and days as text, so that a half-written one is not lost.

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekText = Record<(typeof weekdays)[number], string>;
export type CycleKind = 'daysOfMonth' | 'lunarDays' | 'everyDays';

export interface SeasonText {
  name: string;
  from: string;
  to: string;
  everyYear: boolean;
  week: WeekText;
}
export interface MarketText {
  name: string;
  cycle: CycleKind;
  days: string;
  every: number;
  anchor: string;
  sessions: string;
  from: string;
  to: string;
}
export interface OpeningText {
  date: string;
  reason: string;
  sessions: string;
}
export interface ClosingText {
  date: string;
  reason: string;
}
export interface RulesText {
  week: WeekText;
  seasons: SeasonText[];
  marketDays: MarketText[];
  openings: OpeningText[];
  closings: ClosingText[];
  duty: WeekText;
  dutyCounts: boolean;
  onHolidays: 'close' | 'asUsual';
  makeUpSessions: string;
}

export function weekText(week: OpeningWeek | undefined): WeekText {
  const text = {} as WeekText;
  for (const day of weekdays) text[day] = sessionsText(week?.[day]);
  return text;
}

function cycleText(on: MarketCycle): Pick<MarketText, 'cycle' | 'days' | 'every' | 'anchor'> {
  if ('everyDays' in on)
    return { cycle: 'everyDays', days: '', every: on.everyDays.days, anchor: on.everyDays.anchor };
  const days = 'lunarDays' in on ? on.lunarDays : on.daysOfMonth;
  const cycle = 'lunarDays' in on ? 'lunarDays' : 'daysOfMonth';
  return { cycle, days: days.join(' '), every: 5, anchor: '' };
}

export function toText(rules: CalendarRules): RulesText {
  return {
    week: weekText(rules.week),
    seasons: (rules.seasons ?? []).map((one) => ({
      name: one.name,
      from: one.from,
      to: one.to ?? '',
      everyYear: one.everyYear ?? false,
      week: weekText(one.week),
    })),
    marketDays: (rules.marketDays ?? []).map((one) => ({
      name: one.name,
      ...cycleText(one.on),
      sessions: sessionsText(one.sessions),
      from: one.from ?? '',
      to: one.to ?? '',
    })),
    openings: (rules.openings ?? []).map((one) => ({
      date: one.date,
      reason: one.reason,
      sessions: sessionsText(one.sessions),
    })),
    closings: (rules.closings ?? []).map(({ date, reason }) => ({ date, reason })),
    duty: weekText(rules.duty?.week),
    dutyCounts: rules.duty?.counts ?? false,
    onHolidays: rules.onHolidays ?? 'close',
    makeUpSessions: sessionsText(rules.makeUpSessions),
  };
}

/** The rules of the form, and the places of sessions that cannot be read. */
export function toRules(text: RulesText): { rules: CalendarRules; malformed: string[] } {
  const malformed: string[] = [];
  const sessions = (written: string, pointer: string) => {
    const read = parseSessions(written);
    if (!read) malformed.push(pointer);
    return read ?? [];
  };
  const week = (written: WeekText, pointer: string) => {
    const read: OpeningWeek = {};
    for (const day of weekdays) {
      const hours = sessions(written[day], `${pointer}/${day}`);
      if (hours.length > 0) read[day] = hours;
    }
    return read;
  };
  const cycle = (one: MarketText): MarketCycle => {
    if (one.cycle === 'everyDays') return { everyDays: { days: one.every, anchor: one.anchor } };
    const days = parseDays(one.days);
    return one.cycle === 'lunarDays' ? { lunarDays: days } : { daysOfMonth: days };
  };
  const duty = week(text.duty, '/rules/duty/week');
  const rules: CalendarRules = {
    week: week(text.week, '/rules/week'),
    seasons: text.seasons.map((one, at) => ({
      name: one.name.trim(),
      from: one.from,
      ...(one.to ? { to: one.to } : {}),
      everyYear: one.everyYear,
      week: week(one.week, `/rules/seasons/${at}/week`),
    })),
    marketDays: text.marketDays.map((one, at) => ({
      name: one.name.trim(),
      on: cycle(one),
      sessions: sessions(one.sessions, `/rules/marketDays/${at}/sessions`),
      ...(one.from ? { from: one.from } : {}),
      ...(one.to ? { to: one.to } : {}),
    })),
    openings: text.openings.map((one, at) => ({
      date: one.date,
      reason: one.reason.trim(),
      sessions: sessions(one.sessions, `/rules/openings/${at}/sessions`),
    })),
    closings: text.closings.map(({ date, reason }) => ({ date, reason: reason.trim() })),
    onHolidays: text.onHolidays,
    makeUpSessions: sessions(text.makeUpSessions, '/rules/makeUpSessions'),
    ...(Object.keys(duty).length > 0 ? { duty: { week: duty, counts: text.dutyCounts } } : {}),
  };
  return { rules, malformed };
}
