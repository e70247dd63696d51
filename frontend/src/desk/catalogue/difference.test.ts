import { describe, expect, it } from 'vitest';
import type { GuideChange } from '@/shared/api/types';
import { faultText, partText, placeText, valueText } from './difference';

function change(part: string, subject: string | null = null): GuideChange {
  return { pointer: `/${part}`, part, subject, kind: 'changed', before: null, after: null };
}

describe('a difference in words', () => {
  it('names the field and the entry', () => {
    expect(partText(change('materials.copies', '申请书'))).toBe('材料复印件份数：申请书');
    expect(partText(change('promisedLimit'))).toBe('承诺时限');
    expect(partText(change('applicants', 'person'))).toBe('谁可以申请：个人');
  });

  it('shows a field that has no name yet by its own', () => {
    expect(partText(change('samples.colour'))).toBe('samples.colour');
  });

  it('says limits, fees and codes as people do', () => {
    expect(valueText('promisedLimit', { amount: 3, unit: 'openDay' })).toBe('3\u00a0个开放日');
    expect(valueText('fee.amountFen', 0)).toBe('不收费');
    expect(valueText('type', 'permit')).toBe('行政许可');
    expect(valueText('visits', 2)).toBe('2');
    expect(valueText('statutoryLimit', null)).toBe('—');
  });

  it('spells a whole entry out line by line', () => {
    const material = { code: 'm1', name: '申请书', rank: 'main', condition: null };
    expect(valueText('materials', material)).toBe(
      '材料代号：m1\n材料名称：申请书\n材料主次：主要材料',
    );
  });
});

describe('a fault in words', () => {
  it('says where it lies', () => {
    expect(placeText('/guide/materials/0/source')).toBe('材料来源（第\u00a01\u00a0项）');
    expect(faultText({ pointer: '/guide/name', detail: '必填项还空着' })).toBe(
      '事项名称：必填项还空着',
    );
  });

  it('does not say it twice', () => {
    const detail = '公开内容还缺：收费标准';
    expect(faultText({ pointer: '/guide/fee', detail })).toBe(detail);
  });
});
