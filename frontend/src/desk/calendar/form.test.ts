import { expect, test } from 'vitest';
import type { CalendarRules } from '@/shared/api/types';
import { toRules, toText } from './form';

const rules: CalendarRules = {
  week: { tuesday: [{ start: '08:00', end: '11:30' }] },
  seasons: [
    {
      name: '夏季',
      from: '2026-06-01',
      to: '2026-09-30',
      everyYear: true,
      week: { monday: [{ start: '08:00', end: '12:00' }] },
    },
  ],
  marketDays: [
    {
      name: '圩',
      on: { daysOfMonth: [5, 15] },
      sessions: [{ start: '08:00', end: '13:00', openEnded: true }],
    },
    { name: '街', on: { lunarDays: [3, 13] }, sessions: [{ start: '08:00', end: '13:00' }] },
    {
      name: '场',
      on: { everyDays: { days: 6, anchor: '2026-03-08' } },
      sessions: [{ start: '08:00', end: '13:00' }],
    },
  ],
  openings: [{ date: '2026-03-08', reason: '庙会', sessions: [{ start: '09:00', end: '11:00' }] }],
  closings: [{ date: '2026-03-05', reason: '停电' }],
  onHolidays: 'close',
  makeUpSessions: [],
  duty: { week: { sunday: [{ start: '09:00', end: '11:00' }] }, counts: true },
};

test('rules go through the form unchanged', () => {
  expect(toRules(toText(rules))).toEqual({ rules, malformed: [] });
});

test('what cannot be read is named by its place', () => {
  const text = toText(rules);
  text.week.monday = '上午';
  text.openings = [{ date: '2026-03-08', reason: '庙会', sessions: '9点' }];
  expect(toRules(text).malformed).toEqual(['/rules/week/monday', '/rules/openings/0/sessions']);
});
