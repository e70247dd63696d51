import { expect, test } from 'vitest';
import { readSample, writeSample } from './sample';

test('an example is written line by line and reads back the same', () => {
  const lines = [
    { label: '申请人', example: '甲示例' },
    { label: '时间', example: '2026年3月3日 9:00' },
  ];
  expect(writeSample(lines)).toBe('申请人：甲示例\n时间：2026年3月3日 9:00');
  expect(readSample(writeSample(lines))).toEqual(lines);
});

test('a half-width colon does, blank lines do not count, and a line without a colon has no example yet', () => {
  expect(readSample(' 申请人: 甲示例 \n\n住址')).toEqual([
    { label: '申请人', example: '甲示例' },
    { label: '住址', example: '' },
  ]);
});
