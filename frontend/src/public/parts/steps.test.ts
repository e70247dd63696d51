import { expect, it } from 'vitest';
import type { Stage } from '@/shared/api/types';
import { progressMarks } from './steps';

const at = '2026-03-03T09:00:00+08:00';
const steps = (stage: Stage, ...course: Stage[]) =>
  progressMarks({ stage, course: course.map((step) => ({ stage: step, at })) }).map(
    (mark) => mark.stage,
  );

it('the applicant sees the usual way, and the supplement only where one was asked for', () => {
  expect(steps('received', 'received')).toEqual(['received', 'accepted', 'decided', 'delivered']);
  expect(steps('supplementAwaited', 'received', 'supplementAwaited')).toHaveLength(5);
});

it('an early end is the last step', () => {
  expect(steps('terminated', 'received', 'accepted', 'terminated')).toEqual([
    'received',
    'accepted',
    'terminated',
  ]);
});
