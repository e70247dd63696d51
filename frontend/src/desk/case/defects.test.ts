import { describe, expect, it } from 'vitest';
import { defectText, toRequest } from './defects';

const seen = [
  { code: 'm1', name: '身份证', state: 'original' as const },
  { code: 'm2', name: '申请表', state: 'copy' as const },
];

describe('a supplement request', () => {
  it('is none while everything is there and in order', () => {
    expect(toRequest(seen, { m1: { phrases: [], other: ' ' } }, '')).toBeNull();
  });

  it('names each defect in one sentence', () => {
    expect(defectText({ phrases: ['过期', '缺页'], other: ' 第三页没有日期 ' })).toBe(
      '过期、缺页；第三页没有日期',
    );
    expect(toRequest(seen, { m2: { phrases: ['未签名盖章'], other: '' } }, ' 周五前来 ')).toEqual({
      defects: [{ code: 'm2', defect: '未签名盖章' }],
      advice: '周五前来',
    });
  });

  it('leaves what is absent to the server, which names it by itself', () => {
    expect(toRequest([{ code: 'm3', name: '照片', state: 'missing' as const }], {}, '')).toEqual({
      defects: [],
    });
  });
});
