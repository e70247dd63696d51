import type { Me } from '@/shared/api/types';
import type { WorkScope } from '@/shared/api/workItems';
import { words } from '../locales';
import type { View } from './useQueue';

/** A window or a review unit of mine, with the part of the work that waits there. */
export interface WorkPlaceChoice {
  id: string;
  name: string;
  scope: WorkScope;
}

/** Where my work waits: a reviewer's units, a clerk's windows; none for those who see the whole centre. */
export function placesOf(me: Pick<Me, 'duties' | 'units'> | null): WorkPlaceChoice[] {
  const units = (me?.units ?? []).map(({ id, name }) => ({ id, name, scope: { unitId: id } }));
  const windows = new Map(
    (me?.duties ?? []).map(({ window: { id, name } }) => [
      id,
      { id, name, scope: { windowId: id } },
    ]),
  );
  return [...units, ...windows.values()];
}

/** The views that can have something in them: in a back office only decisions wait, at an issuing window only deliveries. */
export function viewsOf(me: Pick<Me, 'duties' | 'units'> | null): View[] {
  const all = Object.keys(words.queue.views) as View[];
  const tasks: readonly View[] = ['accept', 'supplement', 'decide', 'deliver', 'uncollected'];
  const only = (...some: View[]) =>
    all.filter((view) => some.includes(view) || !tasks.includes(view));
  const duties = me?.duties ?? [];
  if ((me?.units.length ?? 0) > 0) return only('decide');
  if (duties.length > 0 && duties.every((duty) => duty.kind === 'issuing'))
    return only('deliver', 'uncollected').filter((view) => view !== 'suspended');
  return all;
}
