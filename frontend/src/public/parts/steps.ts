import type { Progress, Stage } from '@/shared/api/types';

export interface ProgressMark {
  stage: Stage;
  at: string | null;
  current: boolean;
}

const way: readonly Stage[] = ['received', 'supplementAwaited', 'accepted', 'decided', 'delivered'];
const early: readonly Stage[] = ['refused', 'rejected', 'withdrawn', 'terminated'];

export function endedEarly(stage: Stage): boolean {
  return early.includes(stage);
}

/** The steps as the applicant sees them: the supplement only where one was asked for, an early end as the last. */
export function progressMarks(progress: Pick<Progress, 'stage' | 'course'>): ProgressMark[] {
  const { stage, course } = progress;
  const moment = (wanted: Stage) => course.find((entry) => entry.stage === wanted)?.at ?? null;
  const happened = (wanted: Stage) => wanted === stage || moment(wanted) !== null;
  const usual = way.filter((step) => step !== 'supplementAwaited' || happened(step));
  const shown = endedEarly(stage) ? [...usual.filter(happened), stage] : usual;
  // What was asked for has been brought: the case waits for acceptance again.
  const brought = stage === 'received' && shown.includes('supplementAwaited');
  const here: Stage = brought ? 'supplementAwaited' : stage;
  return shown.map((step) => ({ stage: step, at: moment(step), current: step === here }));
}
