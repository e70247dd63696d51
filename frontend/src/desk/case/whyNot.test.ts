import { expect, it } from 'vitest';
import { whyNot } from './whyNot';

const why = { code: 'case.wrong-stage', detail: '环节不对' };

it('knows the acts beside the usual way', () => {
  expect(whyNot({ act: 'accept', allowed: false, why }, 'supplementAwaited')).toBe(
    '材料补齐以后才能受理。',
  );
  expect(whyNot({ act: 'refuse', allowed: false, why }, 'accepted')).toBe(
    '只在受理以前可以决定不予受理。',
  );
});

it('says what is done already, what comes first, and otherwise what the server says', () => {
  expect(whyNot({ act: 'accept', allowed: false, why }, 'accepted')).toBe('已经办过了。');
  expect(whyNot({ act: 'deliver', allowed: false, why }, 'accepted')).toBe(
    '作出决定以后才能送达。',
  );
  const denied = { code: 'denied.not-chief', detail: '由首席代表决定' };
  expect(whyNot({ act: 'decide', allowed: false, why: denied }, 'accepted')).toBe('由首席代表决定');
});
