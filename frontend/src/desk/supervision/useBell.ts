import { useQuery } from '@tanstack/vue-query';
import { countWarnings } from '@/shared/api/supervision';
import { pollEvery } from '@/shared/live/interval';
import { queries } from '../queries';

const key = ['warnings', 'counts'] as const;

/** What the bell shows, kept fresh. */
export function useBell() {
  return useQuery({ queryKey: key, queryFn: countWarnings, refetchInterval: pollEvery }).data;
}

/** After something was seen. */
export function ringAnew(): void {
  void queries.invalidateQueries({ queryKey: key });
}
