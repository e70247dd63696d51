import { describe, expect, it } from 'vitest';
import { insertPhrase } from './insert';

describe('a phrase put into a text', () => {
  it('stands alone in an empty field', () => {
    expect(insertPhrase('', 0, 0, '照片过期', 100)).toEqual({ text: '照片过期', caret: 4 });
  });

  it('is parted from what stands before and after it', () => {
    expect(insertPhrase('缺页模糊', 2, 2, '过期', 100).text).toBe('缺页；过期；模糊');
    expect(insertPhrase('理由：', 3, 3, '过期', 100).text).toBe('理由：过期');
    expect(insertPhrase('缺页。', 3, 3, '过期', 100).text).toBe('缺页。过期');
  });

  it('replaces what is selected', () => {
    expect(insertPhrase('缺页', 0, 2, '过期', 100)).toEqual({ text: '过期', caret: 2 });
  });

  it('never makes a text longer than the field takes', () => {
    expect(insertPhrase('一二三', 3, 3, '四五六', 5)).toEqual({ text: '一二三；四', caret: 5 });
  });
});
