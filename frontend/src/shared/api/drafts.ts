import { answer, client, tagged } from './client';
import type { IntakeDraftBody, IntakeDraftRow, OpenedIntakeDraft, Tagged } from './types';

/** The drafts of a window that I hold now. */
export async function listDrafts(windowId: string): Promise<IntakeDraftRow[]> {
  const params = { query: { windowId } };
  const page = await answer(client.GET('/api/v1/intake-drafts', { params }));
  return page.items;
}

export function keepDraft(body: IntakeDraftBody, key: string): Promise<Tagged<IntakeDraftRow>> {
  const header = { 'Idempotency-Key': key };
  return tagged(client.POST('/api/v1/intake-drafts', { params: { header }, body }));
}

export function changeDraft(
  id: string,
  etag: string,
  body: IntakeDraftBody,
): Promise<Tagged<IntakeDraftRow>> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  return tagged(client.PUT('/api/v1/intake-drafts/{id}', { params, body }));
}

/** Who opens a draft stands on record: it shows personal data in full. */
export function openDraft(id: string): Promise<Tagged<OpenedIntakeDraft>> {
  const params = { path: { id } };
  return tagged(client.POST('/api/v1/intake-drafts/{id}/openings', { params }));
}

export async function dropDraft(id: string, etag: string): Promise<void> {
  const params = { path: { id }, header: { 'If-Match': etag } };
  await answer(client.DELETE('/api/v1/intake-drafts/{id}', { params }));
}
