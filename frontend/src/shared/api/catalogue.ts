import type { Write } from './cases';
import { answer, client, tagged } from './client';
import type {
  DraftCheck,
  DraftDifference,
  DraftStage,
  EntryState,
  Guide,
  ItemDetail,
  ItemDraft,
  ItemDraftRow,
  ItemEndingBody,
  ItemVersions,
  KeptItem,
  Page,
  RegisterEntry,
  RegisterSummary,
  ServiceWindow,
  StatedEntry,
  Tagged,
} from './types';

export function listCatalogue(cursor?: string): Promise<Page<KeptItem>> {
  const query = { limit: 100, ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/catalogue', { params: { query } }));
}

export function listDrafts(stage: DraftStage | '', cursor?: string): Promise<Page<ItemDraftRow>> {
  const query = { limit: 50, ...(stage ? { stage } : {}), ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/item-drafts', { params: { query } }));
}

/** A draft of the next version of an item, or of a new one. */
export function beginDraft(itemId: string | null, key: string): Promise<Tagged<ItemDraft>> {
  const header = { 'Idempotency-Key': key };
  const body = itemId ? { itemId } : {};
  return tagged(client.POST('/api/v1/item-drafts', { params: { header }, body }));
}

export function readDraft(id: string): Promise<Tagged<ItemDraft>> {
  return tagged(client.GET('/api/v1/item-drafts/{id}', { params: { path: { id } } }));
}

export function checkDraft(id: string): Promise<DraftCheck> {
  return answer(client.GET('/api/v1/item-drafts/{id}/check', { params: { path: { id } } }));
}

export function compareDraft(id: string): Promise<DraftDifference> {
  return answer(client.GET('/api/v1/item-drafts/{id}/difference', { params: { path: { id } } }));
}

export function saveDraft(write: Write, guide: Guide): Promise<Tagged<ItemDraft>> {
  const body = { guide };
  return tagged(client.PUT('/api/v1/item-drafts/{id}', { params: toParams(write), body }));
}

export function withdrawDraft(write: Write): Promise<Tagged<ItemDraft>> {
  return tagged(client.DELETE('/api/v1/item-drafts/{id}', { params: toParams(write) }));
}

export function submitDraft(write: Write): Promise<Tagged<ItemDraft>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/item-drafts/{id}/submission', { params, body: {} }));
}

export function signOffDraft(write: Write): Promise<Tagged<ItemDraft>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/item-drafts/{id}/sign-off', { params, body: {} }));
}

export function returnDraft(write: Write, reasons: string): Promise<Tagged<ItemDraft>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/item-drafts/{id}/return', { params, body: { reasons } }));
}

export function publishDraft(write: Write, effectiveFrom: string): Promise<Tagged<ItemDraft>> {
  const params = toParams(write);
  const body = { effectiveFrom };
  return tagged(client.POST('/api/v1/item-drafts/{id}/publication', { params, body }));
}

export function readVersions(id: string): Promise<Tagged<ItemVersions>> {
  return tagged(client.GET('/api/v1/service-items/{id}/versions', { params: { path: { id } } }));
}

export function readVersion(id: string, version: number): Promise<ItemDetail> {
  const params = { path: { id, version } };
  return answer(client.GET('/api/v1/service-items/{id}/versions/{version}', { params }));
}

export function endItem(write: Write, body: ItemEndingBody): Promise<Tagged<ItemVersions>> {
  return tagged(
    client.POST('/api/v1/service-items/{id}/ending', { params: toParams(write), body }),
  );
}

export async function readWindows(): Promise<ServiceWindow[]> {
  return (await answer(client.GET('/api/v1/windows'))).items;
}

export function listRegister(
  state: EntryState | '',
  cursor?: string,
): Promise<Page<RegisterEntry>> {
  const query = { limit: 50, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/entry-register', { params: { query } }));
}

export function readRegisterSummary(): Promise<RegisterSummary> {
  return answer(client.GET('/api/v1/entry-register/summary'));
}

export function registerEntry(body: StatedEntry, key: string): Promise<RegisterEntry> {
  const header = { 'Idempotency-Key': key };
  return answer(client.POST('/api/v1/entry-register', { params: { header }, body }));
}

export function changeEntry(write: Write, body: StatedEntry): Promise<RegisterEntry> {
  return answer(client.PUT('/api/v1/entry-register/{id}', { params: toParams(write), body }));
}

/** Puts every item in force that is not on the register yet on it; answers how many they were. */
export async function adoptCatalogue(key: string): Promise<number> {
  const header = { 'Idempotency-Key': key };
  const done = client.POST('/api/v1/entry-register/adoption', { params: { header }, body: {} });
  return (await answer(done)).added;
}

function toParams(write: Write) {
  return {
    path: { id: write.id },
    header: { 'If-Match': write.etag, 'Idempotency-Key': write.key },
  };
}
