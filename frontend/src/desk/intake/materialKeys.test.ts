import { describe, expect, it } from 'vitest';
import { optionsFor, stateByKey, step, usualStates } from './materialKeys';

describe('keys for materials', () => {
  const required = optionsFor({ demand: 'required' });
  const conditional = optionsFor({ demand: 'conditional' });

  it('0 is only for a conditional material', () => {
    expect(stateByKey('0', required)).toBeNull();
    expect(stateByKey('0', conditional)).toBe('notNeeded');
  });

  it('4 is only for a material on file, which comes first', () => {
    expect(stateByKey('4', required)).toBeNull();
    const filed = optionsFor({ demand: 'required' }, true);
    expect(stateByKey('4', filed)).toBe('onFile');
    expect(step(filed, undefined, 1)).toBe('onFile');
  });

  it('A leaves what is on file on file', () => {
    const asked = ['m1', 'm2'].map((code) => ({ code, demand: 'required' as const }));
    expect(usualStates(asked, { m1: 'onFile', m2: 'missing' })).toEqual({
      m1: 'onFile',
      m2: 'original',
    });
  });

  it('1, 2 and 3 are original, copy and missing', () => {
    expect(['1', '2', '3'].map((key) => stateByKey(key, required))).toEqual([
      'original',
      'copy',
      'missing',
    ]);
  });

  it('Space begins with the original and goes round', () => {
    expect(step(required, undefined, 1)).toBe('original');
    expect(step(required, 'missing', 1)).toBe('original');
    expect(step(required, undefined, -1)).toBe('missing');
  });
});
