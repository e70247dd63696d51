import { describe, expect, it } from 'vitest';
import { aCase } from '../testing';
import { changesBetween } from './changes';

describe('what changed meanwhile', () => {
  it('is said in sentences', () => {
    const before = aCase();
    const materials = before.materials.map((row) => ({ ...row, state: 'missing' as const }));
    const after = aCase({ stage: 'accepted', materials, note: '补充', version: 2 });
    expect(changesBetween(before, after)).toEqual([
      '状态：已收件 → 已受理',
      '材料“身份证”：见原件 → 缺',
      '备注有改动',
    ]);
  });

  it('is never nothing', () => {
    expect(changesBetween(aCase(), aCase({ version: 2 }))).toHaveLength(1);
  });
});
