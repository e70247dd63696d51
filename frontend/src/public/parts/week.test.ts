import { expect, it } from 'vitest';
import { weekRows } from './week';

const day = (date: string, ...sessions: [string, string][]) => ({
  date,
  sessions: sessions.map(([start, end]) => ({ start, end })),
});

it('days next to each other with the same hours stand in one row', () => {
  const week = [
    day('2026-03-05', ['09:00', '12:00'], ['13:30', '17:00']),
    day('2026-03-06', ['09:00', '12:00'], ['13:30', '17:00']),
    day('2026-03-07'),
    day('2026-03-08', ['09:00', '12:00']),
  ];
  expect(weekRows(week)).toEqual([
    { days: '3月5日 周四 – 3月6日 周五', sessions: '09:00–12:00，13:30–17:00' },
    { days: '3月7日 周六', sessions: '' },
    { days: '3月8日 周日', sessions: '09:00–12:00' },
  ]);
});
