import type { CaseView, Material } from '@/shared/api/types';

type Asked = CaseView['asked'][number];
type Seen = Pick<CaseView, 'asked' | 'late'>;

/** What may still come: what is awaited late, else whatever is not there; else everything, to be seen anew. */
export function outstanding(view: Seen): Asked[] {
  const late = view.late?.missing.map(({ code }) => code) ?? [];
  const awaited = view.asked.filter(({ code }) => late.includes(code));
  if (awaited.length > 0) return awaited;
  const absent = view.asked.filter(({ state }) => !state || state === 'missing');
  return absent.length > 0 ? absent : view.asked;
}

/** What a supplement was asked for, by code: what had been brought before stays. */
export function askedFor(view: Pick<CaseView, 'asked' | 'missingMaterials'>): Asked[] {
  const codes = view.missingMaterials.map(({ code }) => code);
  return view.asked.filter(({ code, state }) => codes.includes(code) || state === 'missing');
}

/** As the list of materials wants them. */
export function toMaterials(rows: readonly Asked[]): Material[] {
  return rows.map(({ code, name, rank, demand, condition }) => ({
    code,
    name,
    rank,
    demand,
    ...(condition ? { condition } : {}),
    originals: 0,
    copies: 0,
    source: '',
  }));
}
