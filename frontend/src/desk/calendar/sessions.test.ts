import { expect, test } from 'vitest';
import { parseDays, parseSessions, sessionsText } from './sessions';

test('sessions are read as people write them', () => {
  const two = [
    { start: '08:00', end: '11:30' },
    { start: '14:30', end: '17:30' },
  ];
  for (const text of [
    '08:00-11:30 14:30-17:30',
    '8:00–11:30，14:30 – 17:30',
    '８：００至11:30；14:30~17:30',
  ])
    expect(parseSessions(text), text).toEqual(two);
  expect(parseSessions('')).toEqual([]);
  expect(parseSessions('08:00-13:00散')).toEqual([
    { start: '08:00', end: '13:00', openEnded: true },
  ]);
  for (const text of ['八点', '08:00', '08:00-', '8-12'])
    expect(parseSessions(text), text).toBeNull();
});

test('what is written is read back', () => {
  const sessions = [
    { start: '08:00', end: '11:30' },
    { start: '12:30', end: '16:00', openEnded: true },
  ];
  expect(parseSessions(sessionsText(sessions))).toEqual(sessions);
  expect(parseDays('5、15 25')).toEqual([5, 15, 25]);
});
