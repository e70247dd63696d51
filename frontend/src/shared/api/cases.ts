import { answer, client, tagged } from './client';
import type {
  AcceptBody,
  CaseEvent,
  CaseRow,
  CaseSearch,
  CaseView,
  ClosureBody,
  CorrectionBody,
  DecisionBody,
  DeliveryBody,
  MaterialsBody,
  NewCase,
  Page,
  ReasonsBody,
  RefusalBody,
  RejectionBody,
  ExtensionBody,
  ReminderBody,
  ResumptionBody,
  SuspensionBody,
  SupplementBody,
  SupplementRequestBody,
  Tagged,
  TransferBody,
} from './types';
import type { WorkScope } from './workItems';

/** What every write to an existing case carries. */
export interface Write {
  id: string;
  /** Tag of the version the writer has seen. */
  etag: string;
  /** Made once per attempt, used again when the outcome is not known. */
  key: string;
}

export function readCase(id: string): Promise<Tagged<CaseView>> {
  return tagged(client.GET('/api/v1/cases/{id}', { params: { path: { id } } }));
}

export async function readEvents(id: string): Promise<CaseEvent[]> {
  const page = await answer(client.GET('/api/v1/cases/{id}/events', { params: { path: { id } } }));
  return page.items;
}

export function receiveCase(body: NewCase, key: string): Promise<Tagged<CaseView>> {
  const header = { 'Idempotency-Key': key };
  return tagged(client.POST('/api/v1/cases', { params: { header }, body }));
}

/** Resident ids and phones travel in the body, never in a URL. */
export function searchCases(body: CaseSearch): Promise<Page<CaseRow>> {
  return answer(client.POST('/api/v1/cases/search', { body }));
}

/** Closed cases whose dossier is not, newest first. */
export function listToFile(scope: WorkScope, cursor?: string): Promise<Page<CaseRow>> {
  const query = { ...scope, toFile: true, limit: 50, ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/cases', { params: { query } }));
}

export function acceptCase(write: Write, body: AcceptBody = {}): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/acceptance', { params: toParams(write), body }));
}

export function decideCase(write: Write, body: DecisionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/decision', { params: toParams(write), body }));
}

export function deliverCase(write: Write, body: DeliveryBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/delivery', { params: toParams(write), body }));
}

export function requestSupplement(
  write: Write,
  body: SupplementRequestBody,
): Promise<Tagged<CaseView>> {
  const params = toParams(write);
  return tagged(client.POST('/api/v1/cases/{id}/supplement-requests', { params, body }));
}

export function supplementCase(write: Write, body: SupplementBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/supplements', { params: toParams(write), body }));
}

export function refuseCase(write: Write, body: RefusalBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/refusal', { params: toParams(write), body }));
}

export function rejectCase(write: Write, body: RejectionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/rejection', { params: toParams(write), body }));
}

/** The answer shows the case at its new window, even where the caller sees it for the last time. */
export function transferCase(write: Write, body: TransferBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/transfers', { params: toParams(write), body }));
}

export function withdrawCase(write: Write, body: ReasonsBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/withdrawal', { params: toParams(write), body }));
}

export function terminateCase(write: Write, body: ReasonsBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/termination', { params: toParams(write), body }));
}

export function bringMaterials(write: Write, body: MaterialsBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/materials', { params: toParams(write), body }));
}

export function correctCase(write: Write, body: CorrectionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/corrections', { params: toParams(write), body }));
}

export function remindApplicant(write: Write, body: ReminderBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/reminders', { params: toParams(write), body }));
}

export function closeCase(write: Write, body: ClosureBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/closure', { params: toParams(write), body }));
}

export function suspendCase(write: Write, body: SuspensionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/suspensions', { params: toParams(write), body }));
}

export function resumeCase(write: Write, body: ResumptionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/resumption', { params: toParams(write), body }));
}

export function extendCase(write: Write, body: ExtensionBody): Promise<Tagged<CaseView>> {
  return tagged(client.POST('/api/v1/cases/{id}/extension', { params: toParams(write), body }));
}

function toParams(write: Write) {
  return {
    path: { id: write.id },
    header: { 'If-Match': write.etag, 'Idempotency-Key': write.key },
  };
}
