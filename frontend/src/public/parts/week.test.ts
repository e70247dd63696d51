import { expect, it } from 'vitest';
import { sessionsText } from './week';

it('says the sessions of a day in one line, and nothing for a closed day', () => {
  expect(
    sessionsText([
      { start: '08:00', end: '11:30' },
      { start: '14:30', end: '17:30' },
    ]),
  ).toBe('08:00–11:30，14:30–17:30');
  expect(sessionsText([])).toBe('');
});
