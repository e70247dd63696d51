import { describe, expect, it } from 'vitest';
import { Attempt, uuid } from './attempt';

describe('an attempt', () => {
  it('keeps its key while the same body is sent again', () => {
    const attempt = new Attempt();
    expect(attempt.keyFor({ name: '甲' })).toBe(attempt.keyFor({ name: '甲' }));
  });

  it('takes a new key for another body', () => {
    const attempt = new Attempt();
    expect(attempt.keyFor({ name: '甲' })).not.toBe(attempt.keyFor({ name: '乙' }));
  });

  it('takes a new key once settled, even for the same body', () => {
    const attempt = new Attempt();
    const first = attempt.keyFor({});
    attempt.settle();
    expect(attempt.keyFor({})).not.toBe(first);
  });

  it('has keys in the form of a random uuid', () => {
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
