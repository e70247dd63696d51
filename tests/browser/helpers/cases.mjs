// Cases made through the API, for stories that begin with a queue.
import { randomUUID } from 'node:crypto';
import { inventedPerson } from './person.mjs';

/** A case of somebody invented who has brought everything. */
export async function makeCase(api, item, { accept = true, person = inventedPerson() } = {}) {
  const { name, idNumber, phone } = person;
  const materials = item.guide.materials.map(({ code, demand }) => ({
    code,
    state: demand === 'required' ? 'original' : 'notNeeded',
  }));
  const applicant = { kind: 'person', name, idNumber, phone };
  const body = { itemId: item.id, channel: 'window', request: 'written', applicant, materials, accept };
  return api('/cases', body, { 'Idempotency-Key': randomUUID() });
}

/** Approves a case that this person may decide. */
export function approve(api, made) {
  const headers = { 'Idempotency-Key': randomUUID(), 'If-Match': `"${made.version}"` };
  return api(`/cases/${made.id}/decision`, { outcome: 'approved' }, headers);
}
