import { answer, client } from './client';
import type { Act, Counts, Light, Page, WorkItem } from './types';

export interface WorkFilter {
  task?: Act;
  light?: Light;
  windowId?: string;
}

/** Open work of my windows by due time. */
export function listWork(filter: WorkFilter, cursor?: string): Promise<Page<WorkItem>> {
  const query = { ...filter, limit: 50, ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/work-items', { params: { query } }));
}

export function countWork(windowId?: string): Promise<Counts> {
  const query = windowId ? { windowId } : {};
  return answer(client.GET('/api/v1/work-items/counts', { params: { query } }));
}
