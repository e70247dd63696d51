import { expect, it } from 'vitest';
import type { ItemDetail, PublicCentre } from '@/shared/api/types';
import { chaptersOf, firstPages } from './booklet';

const window = (id: string) => ({ id, code: id, name: id }) as PublicCentre['windows'][number];
const guide = (id: string, at: string) => ({ id, window: { id: at } }) as ItemDetail;

it('each window that has items is a chapter, in the order of the windows', () => {
  const chapters = chaptersOf(
    [window('w1'), window('w2'), window('w3')],
    [guide('a', 'w3'), guide('b', 'w1'), guide('c', 'w3')],
  );
  expect(chapters.map((one) => [one.number, one.window.id, one.items.map((i) => i.id)])).toEqual([
    [1, 'w1', ['b']],
    [2, 'w3', ['a', 'c']],
  ]);
});

it('each part starts where the one before has ended', () => {
  expect(firstPages([2, 1, 3], 4)).toEqual([5, 7, 8]);
  expect(firstPages([0, 1], 1)).toEqual([2, 3]);
});
