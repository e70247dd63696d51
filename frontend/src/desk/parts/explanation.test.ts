import { describe, expect, it } from 'vitest';
import { groundsSentence, rangeText, reasonText } from './explanation';

describe('the explanation of a due time', () => {
  it('names the calendar, the limit, the start and the end', () => {
    const text = groundsSentence({
      basis: 'counted',
      start: '2026-03-03T09:30:00+08:00',
      due: '2026-03-10T17:00:00+08:00',
      limit: { amount: 5, unit: 'openDay' },
      calendar: 'centre',
      calendarVersion: 1,
      days: [],
    });
    expect(text).toBe(
      '按中心开放日历计 5\u00a0个开放日：2026年3月3日 周二 09:30 起算，2026年3月10日 周二 17:00 到期。',
    );
  });

  it('says when a same-day case belongs to the next open day', () => {
    const due = '2026-03-04T17:00:00+08:00';
    const early = groundsSentence({ basis: 'sessionDay', start: '2026-03-04T09:00:00+08:00', due });
    const late = groundsSentence({ basis: 'sessionDay', start: '2026-03-03T20:00:00+08:00', due });
    expect(early).toContain('当天');
    expect(late).toContain('下一个开放日');
  });

  it('names a holiday with its document, and shows what it does not know', () => {
    expect(reasonText({ code: 'holiday', name: '样例节', document: '样例〔2026〕1号' })).toBe(
      '样例节放假（样例〔2026〕1号）',
    );
    expect(reasonText({ code: 'closing', reason: '停电检修' })).toContain('停电检修');
    expect(reasonText({ code: 'somethingNew' })).toBe('somethingNew');
  });

  it('writes one day once', () => {
    expect(rangeText({ from: '2026-03-07', to: '2026-03-07' })).toBe('3月7日 周六');
    expect(rangeText({ from: '2026-03-07', to: '2026-03-08' })).toBe('3月7日 周六 – 3月8日 周日');
  });
});
