import { answer, client } from './client';
import type { Duty } from './types';

/** Who holds a window now. */
export function readDuty(windowId: string): Promise<Duty> {
  return answer(client.GET('/api/v1/rosters/duty', { params: { query: { windowId } } }));
}
