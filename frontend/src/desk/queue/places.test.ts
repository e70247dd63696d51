import { describe, expect, it } from 'vitest';
import type { Me, MyDuty } from '@/shared/api/types';
import { placesOf, viewsOf } from './places';

function duty(id: string, kind: MyDuty['kind']): MyDuty {
  return { window: { id, code: id, name: id }, kind, post: 'a', holder: true, decides: false };
}

function somebody(duties: MyDuty[], units: Me['units'] = []): Pick<Me, 'duties' | 'units'> {
  return { duties, units };
}

describe('where my work waits', () => {
  it('is at my windows, each once, or in my units', () => {
    const clerk = somebody([duty('w1', 'comprehensive'), duty('w1', 'comprehensive')]);
    expect(placesOf(clerk).map(({ scope }) => scope)).toEqual([{ windowId: 'w1' }]);
    const reviewer = somebody([], [{ id: 'u1', code: 'u1', name: '社会事务办公室' }]);
    expect(placesOf(reviewer).map(({ scope }) => scope)).toEqual([{ unitId: 'u1' }]);
    expect(placesOf(null)).toEqual([]);
  });

  it('shows a reviewer what to decide, the issuing window what to hand out, and a clerk everything', () => {
    const reviewer = somebody([], [{ id: 'u1', code: 'u1', name: 'u1' }]);
    expect(viewsOf(reviewer)).toEqual(['all', 'decide', 'dueToday', 'overdue', 'suspended']);
    expect(viewsOf(somebody([duty('w5', 'issuing')]))).toEqual([
      'all',
      'deliver',
      'dueToday',
      'overdue',
      'uncollected',
    ]);
    expect(viewsOf(somebody([duty('w1', 'department')]))).toHaveLength(9);
    expect(viewsOf(somebody([]))).toHaveLength(9);
  });
});
