export type ResidentIdFault = 'length' | 'characters' | 'birthDate' | 'checksum';

export type ResidentIdReading =
  { ok: true; sex: 'female' | 'male'; birthDate: string } | { ok: false; fault: ResidentIdFault };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** Reads a resident id (GB 11643-1999, 18 characters): birth date, sex and the ISO 7064 MOD 11-2 check. */
export function readResidentId(text: string): ResidentIdReading {
  if (text.length !== 18) return { ok: false, fault: 'length' };
  if (!/^\d{17}[\dXx]$/.test(text)) return { ok: false, fault: 'characters' };
  const birthDate = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isDate(birthDate)) return { ok: false, fault: 'birthDate' };
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  if (checks[sum % 11] !== text[17]?.toUpperCase()) return { ok: false, fault: 'checksum' };
  return { ok: true, sex: Number(text[16]) % 2 === 0 ? 'female' : 'male', birthDate };
}

function isDate(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
