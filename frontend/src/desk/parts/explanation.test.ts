import { expect, it } from 'vitest';
import { groupSkipped } from './explanation';

it('days skipped for the same reason stand together', () => {
  const days = [
    { date: '2026-03-07', reason: '周六' },
    { date: '2026-03-08', reason: '周日' },
    { date: '2026-03-14', reason: '周六' },
  ];
  expect(groupSkipped(days)).toEqual([
    { reason: '周六', dates: ['2026-03-07', '2026-03-14'] },
    { reason: '周日', dates: ['2026-03-08'] },
  ]);
});
