import { answer, open } from './client';
import type { Page, Progress, PublicCentre, PublicItem, PublicItemSummary } from './types';

export function readCentre(): Promise<PublicCentre> {
  return answer(open.GET('/api/v1/public/centre'));
}

export function findPublicItems(q: string, cursor?: string): Promise<Page<PublicItemSummary>> {
  const query = { limit: 100, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) };
  return answer(open.GET('/api/v1/public/service-items', { params: { query } }));
}

export function readPublicItem(id: string): Promise<PublicItem> {
  return answer(open.GET('/api/v1/public/service-items/{id}', { params: { path: { id } } }));
}

export function readProgress(number: string, code: string): Promise<Progress> {
  const params = { path: { number }, query: { code } };
  return answer(open.GET('/api/v1/public/progress/{number}', { params }));
}
