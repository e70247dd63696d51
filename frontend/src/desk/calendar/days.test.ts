import { expect, test } from 'vitest';
import type { CalendarDay } from '@/shared/api/types';
import { dayKind, daySentence, shifted, usualMinutes, weeks } from './days';

const full = [
  { start: '08:00', end: '11:30' },
  { start: '14:30', end: '17:30' },
];
const day = (date: string, more: Partial<CalendarDay> = {}): CalendarDay => ({
  date,
  open: true,
  sessions: full,
  why: { code: 'week' },
  ...more,
});

test('a day is told by its reason and its length', () => {
  const usual = usualMinutes([day('2026-03-03'), day('2026-03-04')]);
  expect(usual).toBe(390);
  const closed = { open: false, sessions: [] };
  expect(dayKind(day('2026-03-03'), usual)).toBe('open');
  expect(dayKind(day('2026-03-03', { sessions: [{ start: '08:00', end: '11:30' }] }), usual)).toBe(
    'short',
  );
  expect(dayKind(day('2026-03-03', { ...closed, why: { code: 'restDay' } }), usual)).toBe('closed');
  const duty = { ...closed, why: { code: 'dutyDay' }, duty: [{ start: '09:00', end: '11:00' }] };
  expect(dayKind(day('2026-03-03', duty), usual)).toBe('duty');
  const ended = [{ start: '08:00', end: '14:20', openEnded: true, plannedEnd: '13:00' }];
  const market = day('2026-03-08', { sessions: ended, why: { code: 'marketDay', name: '逢八圩' } });
  expect(dayKind(market, usual)).toBe('market');
  expect(daySentence(market)).toBe(
    '3月8日 周日，开放 08:00–14:20（计划 13:00 散场），逢八圩，开放',
  );
});

test('weeks begin on Monday', () => {
  const days = Array.from({ length: 31 }, (_, n) =>
    day(`2026-03-${String(n + 1).padStart(2, '0')}`),
  );
  const march = weeks(days);
  expect(march).toHaveLength(6);
  expect(march[0]?.[6]?.date).toBe('2026-03-01');
  expect(march[5]?.[1]?.date).toBe('2026-03-31');
  expect(shifted('2026-02-28', 1)).toBe('2026-03-01');
});
