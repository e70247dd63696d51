import { describe, expect, it } from 'vitest';
import { words } from '../locales';
import { find, wholeNumber } from './command';

const commands = [
  { label: '队列', initials: 'dl' },
  { label: '队列：待受理', initials: 'dsl' },
  { label: '受理', initials: 'sl' },
  { label: '日终清点', initials: 'rzqd' },
];
const labels = (text: string) => find(commands, text).map(({ label }) => label);

describe('the palette', () => {
  it('finds by initials, exact ones first', () => {
    expect(labels('dl')).toEqual(['队列']);
    expect(labels('sl')).toEqual(['受理', '队列：待受理']);
    expect(labels('RZ')).toEqual(['日终清点']);
  });

  it('finds by any part of the name', () => {
    expect(labels('受理')).toEqual(['受理', '队列：待受理']);
    expect(labels('清')).toEqual(['日终清点']);
    expect(labels('没有')).toEqual([]);
  });

  it('shows everything while nothing is typed', () => {
    expect(labels(' ')).toHaveLength(commands.length);
  });

  it('makes a whole number of its end', () => {
    expect(wholeNumber('12', 'LX01', '2026')).toBe('LX01-2026-000012');
    expect(wholeNumber('2025-7', 'LX01', '2026')).toBe('LX01-2025-000007');
    expect(wholeNumber('lx01-2026-000012', 'LX01', '2026')).toBe('LX01-2026-000012');
    expect(wholeNumber('530399189905060028', 'LX01', '2026')).toBeNull();
    expect(wholeNumber('测试', 'LX01', '2026')).toBeNull();
  });

  it('knows the initials of every act and every view', () => {
    expect(Object.keys(words.palette.acts)).toEqual(
      expect.arrayContaining(Object.keys(words.case.act)),
    );
    expect(Object.keys(words.palette.views)).toEqual(Object.keys(words.queue.views));
  });
});
