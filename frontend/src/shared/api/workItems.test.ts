import { describe, expect, it } from 'vitest';
import type { WorkItem } from './types';
import { mergeWork } from './workItems';

function due(...days: number[]): WorkItem[] {
  return days.map((day) => ({ due: `2026-03-${day}T17:00:00+08:00` }) as WorkItem);
}

function days(rows: readonly WorkItem[]): number[] {
  return rows.map((row) => Number(row.due?.slice(8, 10) ?? 0));
}

describe('the work of several windows', () => {
  it('is one list by due time when every window has been read to its end', () => {
    const page = mergeWork([
      { scope: { windowId: 'a' }, next: null, held: due(11, 14) },
      { scope: { windowId: 'b' }, next: null, held: due(12) },
    ]);
    expect(days(page.items)).toEqual([11, 12, 14]);
    expect(page.next).toBeNull();
  });

  it('puts what stands still behind everything that is due', () => {
    const still = [{ due: null } as unknown as WorkItem];
    const page = mergeWork([
      { scope: { windowId: 'a' }, next: null, held: still },
      { scope: { windowId: 'b' }, next: 'more', held: due(12) },
    ]);
    expect(days(page.items)).toEqual([12]);
    expect(page.next?.map((at) => days(at.held))).toEqual([[0], []]);
  });

  it('shows nothing that a page not read yet could come before, and keeps it for later', () => {
    const page = mergeWork([
      { scope: { windowId: 'a' }, next: 'more', held: due(11, 13) },
      { scope: { windowId: 'b' }, next: null, held: due(12, 20) },
    ]);
    expect(days(page.items)).toEqual([11, 12, 13]);
    expect(page.next?.map((at) => days(at.held))).toEqual([[], [20]]);
  });
});
