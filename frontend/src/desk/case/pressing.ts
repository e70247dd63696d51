import type { Timer } from '@/shared/api/types';

/** The running clock that falls due first: of the centre's, or of the applicant's where no other runs. */
export function pressingClock(timers: readonly Timer[]): Timer | undefined {
  const running = timers.filter((timer) => timer.state === 'running');
  const own = running.filter((timer) => !timer.ofApplicant);
  return [...(own.length > 0 ? own : running)].sort(
    (one, other) => Date.parse(one.due) - Date.parse(other.due),
  )[0];
}
