/** A number and code on their way to the progress page: in memory, for the code belongs into no address. */
let waiting: { number: string; code: string } | null = null;

export function askFor(number: string, code: string): void {
  waiting = { number: number.trim(), code: code.trim() };
}

/** Number and code as the QR code of a notice carries them, behind `#`. */
export function askedInHash(hash: string): { number: string; code: string } | null {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const number = said.get('number')?.trim();
  const code = said.get('code')?.trim();
  return number && code ? { number, code } : null;
}

/** What was asked for, once. */
export function takeAsked(): { number: string; code: string } | null {
  const taken = waiting;
  waiting = null;
  return taken;
}
