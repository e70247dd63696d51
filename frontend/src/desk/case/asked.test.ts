import { describe, expect, it } from 'vitest';
import type { CaseView } from '@/shared/api/types';
import { aCase } from '../testing';
import { askedFor, outstanding } from './asked';

type Asked = CaseView['asked'][number];

function row(code: string, state: 'original' | 'copy' | 'missing' | null): Asked {
  return {
    code,
    name: `材料 ${code}`,
    rank: 'secondary',
    demand: 'required',
    condition: null,
    state,
  };
}

function codes(rows: readonly Asked[]): string[] {
  return rows.map(({ code }) => code);
}

describe('what may still come', () => {
  const asked = [row('m1', 'original'), row('m2', 'missing'), row('m3', null)];

  it('is what was undertaken, where something was', () => {
    const late = { due: '2026-03-05T17:30:00+08:00', missing: [{ code: 'm3', name: '材料 m3' }] };
    expect(codes(outstanding(aCase({ asked, late })))).toEqual(['m3']);
  });

  it('is else what is not there, and after a transfer everything', () => {
    expect(codes(outstanding(aCase({ asked })))).toEqual(['m2', 'm3']);
    expect(codes(outstanding(aCase({ asked: [row('m1', 'copy')] })))).toEqual(['m1']);
  });

  it('for a supplement goes by code, not by name', () => {
    const twins = [row('m1', 'original'), { ...row('m2', 'original'), name: '材料 m1' }];
    const missingMaterials = [{ code: 'm2', name: '材料 m1', defect: '看不清' }];
    expect(codes(askedFor(aCase({ asked: twins, missingMaterials })))).toEqual(['m2']);
  });
});
