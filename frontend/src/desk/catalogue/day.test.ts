import { expect, it } from 'vitest';
import { civilDay } from './day';

it('a day begins at midnight of the civil time, not of UTC', () => {
  expect(civilDay(Date.parse('2026-03-03T00:00:00+08:00'))).toBe('2026-03-03');
  expect(civilDay(Date.parse('2026-03-02T23:59:59+08:00'))).toBe('2026-03-02');
});
