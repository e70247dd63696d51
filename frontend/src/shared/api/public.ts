import { answer, open } from './client';
import type { FoundItems, HallBoard, ItemDetail, Page, Progress, PublicCentre } from './types';

/** `centre` is a centre's code; empty means the first one of this server. */
export function readCentre(centre: string): Promise<PublicCentre> {
  return answer(open.GET('/api/v1/public/centre', { params: { query: of(centre) } }));
}

/** Where links on paper lead: the address that the server was told, else the one that this page came from. */
export async function readPublicOrigin(): Promise<string> {
  const { publicUrl } = await readCentre('');
  return publicUrl ?? location.origin;
}

export function readBoard(centre: string): Promise<HallBoard> {
  return answer(open.GET('/api/v1/public/board', { params: { query: of(centre) } }));
}

export function findPublicItems(centre: string, q: string, cursor?: string): Promise<FoundItems> {
  const query = { ...of(centre), limit: 100, ...(q ? { q } : {}), ...(cursor ? { cursor } : {}) };
  return answer(open.GET('/api/v1/public/service-items', { params: { query } }));
}

export function readPublicItem(centre: string, id: string): Promise<ItemDetail> {
  const params = { path: { id }, query: of(centre) };
  return answer(open.GET('/api/v1/public/service-items/{id}', { params }));
}

/** A page of whole guides, by code. */
export function readGuides(centre: string, cursor?: string): Promise<Page<ItemDetail>> {
  const query = { ...of(centre), limit: 20, ...(cursor ? { cursor } : {}) };
  return answer(open.GET('/api/v1/public/guides', { params: { query } }));
}

export function readProgress(number: string, code: string): Promise<Progress> {
  const params = { path: { number }, query: { code } };
  return answer(open.GET('/api/v1/public/progress/{number}', { params }));
}

function of(centre: string): { centre?: string } {
  return centre ? { centre } : {};
}
