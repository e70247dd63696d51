// GB 32100-2015 leaves out the letters I, O, S, V and Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export type CreditCodeFault = 'length' | 'characters' | 'checksum';

/** Checks a unified social credit code (GB 32100-2015, 18 characters). */
export function checkCreditCode(text: string): CreditCodeFault | null {
  const code = text.toUpperCase();
  if (code.length !== 18) return 'length';
  const values = Array.from(code, (letter) => alphabet.indexOf(letter));
  if (values.some((value) => value < 0)) return 'characters';
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, 17)) {
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (31 - (sum % 31)) % 31 === values[17] ? null : 'checksum';
}
