import type { Act, CaseView } from '@/shared/api/types';

/** Whether a main material keeps the case from being accepted. */
export function lacksMain(materials: readonly { rank: string; state?: string }[]): boolean {
  return materials.some((material) => material.rank === 'main' && material.state === 'missing');
}

/** Among the acts open now, the one that usually comes next. */
export function usualAct(view: Pick<CaseView, 'acts' | 'materials'>): Act | null {
  const open = view.acts.filter((entry) => entry.allowed).map((entry) => entry.act);
  const order: Act[] = ['supplement', 'accept', 'decide', 'deliver'];
  if (lacksMain(view.materials)) order.unshift('requestSupplement');
  // After a transfer nothing is there yet: the right window writes down what was brought.
  if (view.materials.length === 0) order.push('bringMaterials');
  return order.find((act) => open.includes(act)) ?? null;
}
