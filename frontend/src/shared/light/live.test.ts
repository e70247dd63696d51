import { describe, expect, it } from 'vitest';
import { lightAt } from './live';

const row = {
  light: 'green',
  warnAt: '2026-03-12T08:00:00+08:00',
  due: '2026-03-13T17:30:00+08:00',
} as const;
const at = (instant: string) => lightAt(row, Date.parse(instant));

describe('a light', () => {
  it('turns yellow at its warning and red just after its due time', () => {
    expect(at('2026-03-12T07:59:59+08:00')).toBe('green');
    expect(at('2026-03-12T08:00:00+08:00')).toBe('yellow');
    expect(at('2026-03-13T17:30:00+08:00')).toBe('yellow');
    expect(at('2026-03-13T17:30:01+08:00')).toBe('red');
  });

  it('stays as the server said where no moment is known', () => {
    expect(lightAt({ light: 'yellow', due: null, warnAt: null }, Date.now())).toBe('yellow');
  });
});
