import { answer, client } from './client';
import type { ItemDetail, ItemSummary, Page, Preview } from './types';

export function findItems(q: string, cursor?: string): Promise<Page<ItemSummary>> {
  const query = { limit: 50, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/service-items', { params: { query } }));
}

export function readItem(id: string): Promise<ItemDetail> {
  return answer(client.GET('/api/v1/service-items/{id}', { params: { path: { id } } }));
}

/** What would be promised if a case of this item were accepted now. */
export function previewPromise(itemId: string): Promise<Preview> {
  return answer(client.POST('/api/v1/cases/preview', { body: { itemId } }));
}
