import { answer, client } from './client';
import type { Figure, Page, Reconciliation, ReconciliationEntry, ServiceWindow } from './types';

/** The count of a window's day. */
export function readDay(id: string, day: string): Promise<Reconciliation> {
  const params = { path: { id }, query: day ? { day } : {} };
  return answer(client.GET('/api/v1/windows/{id}/reconciliation', { params }));
}

/** What is behind one of its figures. */
export function readBehind(
  id: string,
  day: string,
  figure: Figure,
  cursor: string | null,
): Promise<Page<ReconciliationEntry>> {
  const query = { day, figure, limit: 50, ...(cursor ? { cursor } : {}) };
  const params = { path: { id }, query };
  return answer(client.GET('/api/v1/windows/{id}/reconciliation/entries', { params }));
}

export function checkDay(
  id: string,
  day: string,
  remark: string,
  key: string,
): Promise<Reconciliation> {
  const params = { path: { id }, header: { 'Idempotency-Key': key } };
  const body = { day, ...(remark ? { remark } : {}) };
  return answer(client.POST('/api/v1/windows/{id}/reconciliation', { params, body }));
}

/** All windows of my centre. */
export async function listWindows(): Promise<ServiceWindow[]> {
  const page = await answer(client.GET('/api/v1/windows'));
  return page.items;
}
