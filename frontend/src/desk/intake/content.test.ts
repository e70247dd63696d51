import { describe, expect, it } from 'vitest';
import { aMaterial, anItem } from '../testing';
import { contentOf, isWorthKeeping, putBack } from './content';
import type { Draft } from './draft';

const blank = (): Draft => ({
  item: null,
  kind: 'person',
  name: '',
  idNumber: '',
  phone: '',
  address: '',
  contactName: '',
  known: null,
  phoneOnRecord: '',
  filed: {},
  proxy: null,
  duplicateSeen: false,
  request: 'written',
  note: '',
  states: {},
});

describe('what is kept of an intake under way', () => {
  it('is what was typed and ticked, without the guide', () => {
    const draft = { ...blank(), item: anItem([aMaterial('a')]), name: '甲示范' };
    draft.states = { a: 'copy' };
    const content = contentOf(draft);
    expect(content).not.toHaveProperty('item');
    expect(content).toMatchObject({ name: '甲示范', states: { a: 'copy' } });
  });

  it('begins with the first thing that would have to be done again', () => {
    expect(isWorthKeeping(blank())).toBe(false);
    expect(isWorthKeeping({ ...blank(), name: ' ' })).toBe(false);
    expect(isWorthKeeping({ ...blank(), phone: '17900000001' })).toBe(true);
    expect(isWorthKeeping({ ...blank(), item: anItem([]) })).toBe(false);
    expect(isWorthKeeping({ ...blank(), item: anItem([]), states: { a: 'copy' } })).toBe(true);
  });

  it('is put back as far as the page knows it', () => {
    const draft = blank();
    putBack(draft, {
      name: '甲示范',
      states: { a: 'copy' },
      note: 7,
      later: '新版本的字段',
      item: {},
    });
    expect(draft).toMatchObject({ name: '甲示范', states: { a: 'copy' }, note: '', item: null });
    expect(draft).not.toHaveProperty('later');
  });
});
