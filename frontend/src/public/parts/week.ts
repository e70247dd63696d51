import type { OpenDay } from '@/shared/api/types';

/** `08:00–11:30，14:30–17:30`; empty on a closed day. */
export function sessionsText(sessions: OpenDay['sessions']): string {
  return sessions.map((one) => `${one.start}–${one.end}`).join('，');
}
