import type { PublicCentre } from '@/shared/api/types';

type Window = PublicCentre['windows'][number];

/** Windows as they stand in the hall: by the number over the counter, then those elsewhere. */
export function inHallOrder(windows: readonly Window[]): Window[] {
  const place = ({ counter }: Window) => (/^\d+$/.test(counter) ? Number(counter) : Infinity);
  return [...windows].sort((one, other) => {
    const [first, second] = [place(one), place(other)];
    return first === second ? 0 : first - second;
  });
}
