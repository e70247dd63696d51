import { describe, expect, it } from 'vitest';
import { readResidentId } from './residentId';

// Born in 1899: passes the check and belongs to no one.
const good = '530324189905060028';

describe('a resident id', () => {
  it('that passes its check gives sex and birth date', () => {
    expect(readResidentId(good)).toEqual({ ok: true, sex: 'female', birthDate: '1899-05-06' });
  });

  it('with one wrong digit fails the check', () => {
    for (let at = 0; at < 17; at += 1) {
      const digit = (Number(good[at]) + 1) % 10;
      const wrong = `${good.slice(0, at)}${digit}${good.slice(at + 1)}`;
      expect(readResidentId(wrong).ok).toBe(false);
    }
  });

  it('may end in a small or a capital X', () => {
    const found = Array.from(
      { length: 300 },
      (_, serial) => `53032418990506${String(serial).padStart(3, '0')}X`,
    ).filter((text) => readResidentId(text).ok);
    expect(found.length).toBeGreaterThan(0);
    expect(readResidentId(found[0]?.toLowerCase() ?? '').ok).toBe(true);
  });

  it('names what is wrong', () => {
    expect(readResidentId('5303')).toEqual({ ok: false, fault: 'length' });
    expect(readResidentId('53032418990506002A')).toEqual({ ok: false, fault: 'characters' });
    expect(readResidentId('530324189902300028')).toEqual({ ok: false, fault: 'birthDate' });
    expect(readResidentId('530324189905060020')).toEqual({ ok: false, fault: 'checksum' });
  });
});
