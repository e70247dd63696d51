/** A mobile number or a land line with area code, as people write it. */
export function isPhone(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  return /^1[3-9]\d{9}$/.test(digits) || /^0\d{9,11}$/.test(digits);
}
