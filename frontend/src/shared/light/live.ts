import type { Light } from '@/shared/api/types';

/** What a light follows from: the moments come with the row, the colour is of now. */
export interface Lit {
  light: Light;
  due?: string | null;
  warnAt?: string | null;
}

/** The light at `now` (by the server's clock), so that a row changes colour without being read again. */
export function lightAt(row: Lit, now: number): Light {
  // Without its moments, or while it stands still, it is as the server said.
  if (!row.due || !row.warnAt) return row.light;
  if (now > Date.parse(row.due)) return 'red';
  return now >= Date.parse(row.warnAt) ? 'yellow' : 'green';
}
