import type { Material, MaterialState } from '@/shared/api/types';

/** What can be said of a material; only a conditional one may be not needed, only one on file need not be shown. */
export function optionsFor(material: Pick<Material, 'demand'>, isFiled = false): MaterialState[] {
  return [
    ...(isFiled ? (['onFile'] as const) : []),
    'original',
    'copy',
    'missing',
    ...(material.demand === 'conditional' ? (['notNeeded'] as const) : []),
  ];
}

const digits: Record<string, MaterialState> = {
  '1': 'original',
  '2': 'copy',
  '3': 'missing',
  '0': 'notNeeded',
  '4': 'onFile',
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

/** The usual case: every obligatory material is there, on file or as the original, and no condition applies. */
export function usualStates(
  materials: readonly Pick<Material, 'code' | 'demand'>[],
  states: Record<string, MaterialState> = {},
): Record<string, MaterialState> {
  const usual = ({ code, demand }: Pick<Material, 'code' | 'demand'>): MaterialState => {
    if (states[code] === 'onFile') return 'onFile';
    return demand === 'required' ? 'original' : 'notNeeded';
  };
  return Object.fromEntries(materials.map((material) => [material.code, usual(material)]));
}
