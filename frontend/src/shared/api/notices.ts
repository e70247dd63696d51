import { answer, client } from './client';
import type { Notice, NoticeRow } from './types';

export async function listNotices(id: string): Promise<NoticeRow[]> {
  const page = await answer(client.GET('/api/v1/cases/{id}/notices', { params: { path: { id } } }));
  return page.items;
}

export function readNotice(id: string, noticeId: string): Promise<Notice> {
  const params = { path: { id, noticeId } };
  return answer(client.GET('/api/v1/cases/{id}/notices/{noticeId}', { params }));
}

/** Counts a print and answers the notice as it has to be printed: the first is the original. */
export function printNotice(id: string, noticeId: string, key: string): Promise<Notice> {
  const params = { path: { id, noticeId }, header: { 'Idempotency-Key': key } };
  return answer(client.POST('/api/v1/cases/{id}/notices/{noticeId}/prints', { params, body: {} }));
}
