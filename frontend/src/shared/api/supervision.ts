import { answer, client } from './client';
import type { BellCounts, Card, CardKind, MovedClock, Page, Recomputation, Warning } from './types';

const perPage = 30;

export function countWarnings(): Promise<BellCounts> {
  return answer(client.GET('/api/v1/warnings/counts'));
}

export function listWarnings(unseen: boolean, cursor?: string): Promise<Page<Warning>> {
  const query = { unseen, limit: perPage, ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/warnings', { params: { query } }));
}

export function seeWarning(id: string): Promise<unknown> {
  return answer(client.POST('/api/v1/warnings/{id}/sighting', { params: { path: { id } } }));
}

/** Everything told up to `until`: what comes meanwhile stays unseen. */
export function seeWarnings(until: string): Promise<unknown> {
  return answer(client.POST('/api/v1/warnings/sightings', { body: { until } }));
}

export function listCards(kind: CardKind | '', cursor?: string): Promise<Page<Card>> {
  const query = { limit: perPage, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/cards', { params: { query } }));
}

export function listRecomputations(cursor?: string): Promise<Page<Recomputation>> {
  const query = { limit: perPage, ...(cursor ? { cursor } : {}) };
  return answer(client.GET('/api/v1/recomputations', { params: { query } }));
}

export function listMoves(id: string, cursor?: string): Promise<Page<MovedClock>> {
  const query = { limit: perPage, ...(cursor ? { cursor } : {}) };
  return answer(
    client.GET('/api/v1/recomputations/{id}/moves', { params: { path: { id }, query } }),
  );
}
