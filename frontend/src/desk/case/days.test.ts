import { describe, expect, it } from 'vitest';
import { daysIn } from './days';

describe('a number of days', () => {
  it('is a whole number from 1 to 366', () => {
    for (const [typed, days] of [
      ['15', 15],
      [' 1 ', 1],
      ['366', 366],
      ['0', null],
      ['367', null],
      ['-3', null],
      ['1.5', null],
      ['十', null],
      ['', null],
    ] as const) {
      expect(daysIn(typed), typed).toBe(days);
    }
  });
});
