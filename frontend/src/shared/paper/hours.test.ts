import { expect, it } from 'vitest';
import { hoursText } from './hours';

const day = (weekday: number, ...sessions: [string, string][]) => ({
  weekday,
  sessions: sessions.map(([start, end]) => ({ start, end })),
});

const said = (week: Parameters<typeof hoursText>[0]) => hoursText(week).replaceAll('\u2060', '');

it('days with the same hours are said together, rest days at the end', () => {
  const usual: [string, string][] = [
    ['08:00', '11:30'],
    ['14:30', '17:30'],
  ];
  const week = [
    day(1),
    day(2, ...usual),
    day(3, ...usual),
    day(4, ...usual),
    day(5, ...usual),
    day(6, ['09:00', '11:30']),
    day(7),
  ];
  expect(said(week)).toBe('周二至周五 08:00–11:30，14:30–17:30；周六 09:00–11:30；周一、周日休息');
});

it('days apart are not taken together', () => {
  const usual: [string, string] = ['09:00', '17:00'];
  expect(said([day(1, usual), day(2), day(3, usual)])).toBe(
    '周一 09:00–17:00；周三 09:00–17:00；周二休息',
  );
});
