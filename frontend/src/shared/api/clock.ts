import { answer, open } from './client';

/** The server's time and whether its clock is a demo's. */
export function readClock(): Promise<{ now: string; demo: boolean }> {
  return answer(open.GET('/api/v1/clock'));
}
