import type { OpeningSession } from '@/shared/api/types';

const one = /^(\d{1,2}:\d{2})\s*[-–—~至]\s*(\d{1,2}:\d{2})(散?)$/;
const clock = (text: string) => text.padStart(5, '0');

/** Sessions as people write them: `08:00-11:30 14:30-17:30`, `散` behind one that goes on until the market ends. */
export function sessionsText(sessions: readonly OpeningSession[] | undefined): string {
  return (sessions ?? [])
    .map(({ start, end, openEnded }) => `${start}-${end}${openEnded ? '散' : ''}`)
    .join(' ');
}

/** The sessions of a text; none if it cannot be read. Whether they make sense is for the server to say. */
export function parseSessions(text: string): OpeningSession[] | null {
  const parts = text
    .normalize('NFKC')
    .replace(/\s*([-–—~至])\s*/g, '$1')
    .split(/[\s,，;；、]+/)
    .filter((part) => part !== '');
  const sessions: OpeningSession[] = [];
  for (const part of parts) {
    const [, start, end, open] = one.exec(part) ?? [];
    if (!start || !end) return null;
    sessions.push({ start: clock(start), end: clock(end), ...(open ? { openEnded: true } : {}) });
  }
  return sessions;
}

/** Whole numbers of a text, in order. */
export function parseDays(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number);
}
