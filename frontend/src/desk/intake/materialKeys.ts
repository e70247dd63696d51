import type { Material, MaterialState } from '@/shared/api/types';

/** What can be said of a material; only a conditional one may be not needed. */
export function optionsFor(material: Pick<Material, 'demand'>): MaterialState[] {
  const usual: MaterialState[] = ['original', 'copy', 'missing'];
  return material.demand === 'conditional' ? [...usual, 'notNeeded'] : usual;
}

const digits: Record<string, MaterialState> = {
  '1': 'original',
  '2': 'copy',
  '3': 'missing',
  '0': 'notNeeded',
};

/** The state a digit key stands for, if the material allows it. */
export function stateByKey(key: string, options: readonly MaterialState[]): MaterialState | null {
  const state = digits[key];
  return state && options.includes(state) ? state : null;
}

/** The next or previous state in a ring; the first one when none is chosen yet. */
export function step(
  options: readonly MaterialState[],
  current: MaterialState | undefined,
  by: 1 | -1,
): MaterialState {
  const here = current ? options.indexOf(current) : by === 1 ? -1 : 0;
  return options[(here + by + options.length) % options.length] ?? 'original';
}

/** The usual case: the original of every obligatory material is there, and no condition applies. */
export function usualStates(
  materials: readonly Pick<Material, 'code' | 'demand'>[],
): Record<string, MaterialState> {
  return Object.fromEntries(
    materials.map(({ code, demand }) => [code, demand === 'required' ? 'original' : 'notNeeded']),
  );
}
