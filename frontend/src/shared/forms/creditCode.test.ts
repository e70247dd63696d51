import { describe, expect, it } from 'vitest';
import { checkCreditCode } from './creditCode';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const stem = '52530324MJ0000000';
const good =
  Array.from(alphabet, (letter) => stem + letter).find((code) => !checkCreditCode(code)) ?? '';

describe('a credit code', () => {
  it('has exactly one right check letter', () => {
    const right = Array.from(alphabet, (letter) => stem + letter).filter(
      (code) => !checkCreditCode(code),
    );
    expect(right).toHaveLength(1);
  });

  it('may be typed in small letters', () => {
    expect(checkCreditCode(good.toLowerCase())).toBeNull();
  });

  it('names what is wrong', () => {
    expect(checkCreditCode('52')).toBe('length');
    expect(checkCreditCode(`I${good.slice(1)}`)).toBe('characters');
    expect(checkCreditCode(`6${good.slice(1)}`)).toBe('checksum');
  });

  it('weighs the places by powers of three modulo 31, as the standard lists them', () => {
    // A single 1 in a place of weight w asks for the check value 31 − w.
    const weights = { 0: 1, 1: 3, 2: 9, 4: 19, 15: 30, 16: 28 };
    for (const [place, weight] of Object.entries(weights)) {
      const digits = Array.from('0'.repeat(17), (zero, at) => (at === Number(place) ? '1' : zero));
      expect(checkCreditCode(digits.join('') + alphabet[31 - weight])).toBeNull();
    }
  });
});
