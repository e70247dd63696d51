import { beforeEach, describe, expect, it } from 'vitest';
import { aMaterial, anItem } from '../testing';
import { localFaults, toBody } from './body';
import { chooseItem, clearIntake, draft, keepDraft, valueAt } from './draft';

const pointers = (accept: boolean) => localFaults(draft, accept).map((fault) => fault.pointer);

describe('an intake', () => {
  beforeEach(() => {
    clearIntake();
    chooseItem(anItem([aMaterial('m1'), aMaterial('m2')]));
    Object.assign(draft, {
      name: '甲示范',
      idNumber: '530324189905060028',
      phone: '138 0000 0000',
    });
  });

  it('can be received before the materials are looked at, but not accepted', () => {
    expect(pointers(false)).toEqual([]);
    expect(pointers(true)).toEqual(['/materials/0/state', '/materials/1/state']);
  });

  it('names every fault at once', () => {
    clearIntake();
    expect(pointers(true)).toEqual([
      '/itemId',
      '/applicant/idNumber',
      '/applicant/name',
      '/applicant/phone',
    ]);
  });

  it('sends materials in the order of the guide and nothing empty', () => {
    draft.states = { m2: 'copy' };
    expect(toBody(draft, true)).toEqual({
      itemId: 'i1',
      channel: 'window',
      request: 'written',
      applicant: {
        kind: 'person',
        name: '甲示范',
        idNumber: '530324189905060028',
        phone: '13800000000',
      },
      materials: [
        { code: 'm1', state: 'missing' },
        { code: 'm2', state: 'copy' },
      ],
      accept: true,
      duplicateAcknowledged: false,
    });
  });

  it('keeps nothing about the person outside memory', () => {
    keepDraft();
    const kept = JSON.stringify({ ...sessionStorage });
    expect(kept).toContain('i1');
    expect(kept).not.toMatch(/甲示范|530324|138/);
  });

  it('finds the value a pointer names, so that a mended fault goes away', () => {
    expect(valueAt(draft, '/applicant/name')).toBe('甲示范');
    expect(valueAt(draft, '/materials/1/state')).toBeUndefined();
    draft.states = { m2: 'missing' };
    expect(valueAt(draft, '/materials/1/state')).toBe('missing');
  });
});
