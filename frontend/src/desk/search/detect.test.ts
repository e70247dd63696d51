import { describe, expect, it } from 'vitest';
import { detect, toSearch } from './detect';

describe('the one search box', () => {
  it('tells an id, a phone, a case number and a name apart', () => {
    expect(detect('530324189905060028')).toBe('idNumber');
    expect(detect('13800000000')).toBe('phone');
    expect(detect('LP-2026-000123')).toBe('number');
    expect(detect('甲示范')).toBe('name');
    expect(detect('  ')).toBeNull();
  });

  it('takes an id that fails its check for a number, not for a name', () => {
    expect(detect('530324189905060020')).toBe('number');
  });

  it('sends one field only', () => {
    expect(toSearch('number', ' lp-1 ')).toEqual({ number: 'LP-1' });
  });
});
