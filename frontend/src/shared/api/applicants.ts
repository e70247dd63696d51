import { answer, client } from './client';
import type {
  ApplicantSearch,
  KnownApplicants,
  Page,
  UnmaskBody,
  Unmasking,
  UnmaskedValue,
} from './types';

/** Resident ids and phones travel in the body, never in a URL. */
export function searchApplicants(body: ApplicantSearch): Promise<KnownApplicants> {
  return answer(client.POST('/api/v1/applicants/search', { body }));
}

/** Masked values in full; every call is an entry in the log. */
export async function unmaskCase(id: string, body: UnmaskBody): Promise<UnmaskedValue[]> {
  const params = { path: { id } };
  const { values } = await answer(client.POST('/api/v1/cases/{id}/unmasking', { params, body }));
  return values;
}

/** Who saw masked values in full, newest first; for the director and supervision. */
export function listUnmaskings(id: string, cursor?: string): Promise<Page<Unmasking>> {
  const params = { path: { id }, query: cursor ? { cursor } : {} };
  return answer(client.GET('/api/v1/cases/{id}/unmaskings', { params }));
}
