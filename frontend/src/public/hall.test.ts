import { expect, it } from 'vitest';
import type { PublicCentre } from '@/shared/api/types';
import { inHallOrder } from './hall';

const window = (counter: string) => ({ counter }) as PublicCentre['windows'][number];

it('windows stand by the number of their counter, those elsewhere after them', () => {
  const windows = ['派出所1', '卫生院1', '10', '2', '1'].map(window);
  expect(inHallOrder(windows).map((one) => one.counter)).toEqual([
    '1',
    '2',
    '10',
    '派出所1',
    '卫生院1',
  ]);
});
