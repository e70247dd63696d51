import { describe, expect, it } from 'vitest';
import { ageAt, dateText, distanceText, shortMoment, spanText, timeText } from './format';

const now = Date.parse('2026-03-03T23:30:00+08:00');

describe('times on screen', () => {
  it('are those of the centre, wherever the browser is', () => {
    expect(timeText('2026-03-03T01:05:00Z')).toBe('09:05');
    expect(dateText('2026-03-03T16:00:00Z')).toBe('2026年3月4日 周三');
  });

  it('are near days in words, by the civil day', () => {
    expect(shortMoment('2026-03-03T08:00:00+08:00', now)).toBe('今天 08:00');
    expect(shortMoment('2026-03-04T00:10:00+08:00', now)).toBe('明天 00:10');
    expect(shortMoment('2026-03-09T17:00:00+08:00', now)).toBe('3月9日 17:00');
    expect(shortMoment('2027-01-04T17:00:00+08:00', now)).toBe('2027年1月4日 17:00');
  });

  it('say how far away a due time is, and how long it is over', () => {
    expect(distanceText('2026-03-04T01:35:00+08:00', now)).toBe('还剩 2 小时 5 分钟');
    expect(distanceText('2026-03-03T23:10:00+08:00', now)).toBe('已超 20 分钟');
    expect(spanText(26 * 3_600_000)).toBe('1 天 2 小时');
    expect(spanText(10_000)).toBe('不到 1 分钟');
  });

  it('count an age from the birthday on', () => {
    expect(ageAt('1899-03-03', now)).toBe(127);
    expect(ageAt('1899-03-04', now)).toBe(126);
  });
});
