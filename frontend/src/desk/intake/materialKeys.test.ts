import { describe, expect, it } from 'vitest';
import { optionsFor, stateByKey, step } from './materialKeys';

describe('keys for materials', () => {
  const required = optionsFor({ demand: 'required' });
  const conditional = optionsFor({ demand: 'conditional' });

  it('0 is only for a conditional material', () => {
    expect(stateByKey('0', required)).toBeNull();
    expect(stateByKey('0', conditional)).toBe('notNeeded');
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
