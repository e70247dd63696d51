import { answer, client } from './client';
import type { NewPhrase, Phrase } from './types';

export async function listPhrases(windowId: string): Promise<Phrase[]> {
  const page = await answer(client.GET('/api/v1/phrases', { params: { query: { windowId } } }));
  return page.items;
}

export function keepPhrase(body: NewPhrase, key: string): Promise<Phrase> {
  const header = { 'Idempotency-Key': key };
  return answer(client.POST('/api/v1/phrases', { params: { header }, body }));
}

export async function dropPhrase(id: string): Promise<void> {
  await answer(client.DELETE('/api/v1/phrases/{id}', { params: { path: { id } } }));
}
