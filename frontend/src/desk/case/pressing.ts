import type { Timer } from '@/shared/api/types';

/** What stands still is due after everything that runs. */
function moment({ due }: Timer): number {
  return due ? Date.parse(due) : Number.MAX_SAFE_INTEGER;
}

/** The running clock that falls due first, else one that stands still: of the centre's, or of the applicant's where no other runs. */
export function pressingClock(timers: readonly Timer[]): Timer | undefined {
  const running = timers.filter(({ state }) => state === 'running' || state === 'suspended');
  const own = running.filter((timer) => !timer.ofApplicant);
  return [...(own.length > 0 ? own : running)].sort((one, other) => moment(one) - moment(other))[0];
}
