import { expect, it } from 'vitest';
import { aCase } from '../testing';
import { usualAct } from './usual';

const acts = (['accept', 'requestSupplement', 'refuse', 'withdraw'] as const).map((act) => ({
  act,
  allowed: true,
}));

it('usually a case is accepted, but one without a main material is not', () => {
  const complete = aCase({ acts });
  expect(usualAct(complete)).toBe('accept');
  const materials = complete.materials.map((row) => ({ ...row, state: 'missing' as const }));
  expect(usualAct({ acts, materials })).toBe('requestSupplement');
});

it('what is only possible is never usual', () => {
  expect(usualAct(aCase({ acts: acts.slice(2) }))).toBeNull();
});

it('at the right window, where nothing is held yet, what was brought is written down first', () => {
  const open = [...acts.slice(1), { act: 'bringMaterials' as const, allowed: true }];
  expect(usualAct(aCase({ acts: open, materials: [] }))).toBe('bringMaterials');
  expect(usualAct(aCase({ acts: open }))).toBeNull();
});
