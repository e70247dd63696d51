import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, ref, type Ref } from 'vue';
import type { WorkItem } from '@/shared/api/types';
import { countWork, listWork, type WorkFilter } from '@/shared/api/workItems';
import { now } from '@/shared/clock/clock';
import { pollEvery } from '@/shared/live/interval';
import { keys } from '../queries';

export type View = 'all' | 'accept' | 'decide' | 'deliver' | 'dueToday' | 'overdue';

/** The window whose queue is on screen; it stays while the clerk looks elsewhere. */
export const chosenWindow = ref('');

const filters: Record<View, WorkFilter> = {
  all: {},
  accept: { task: 'accept' },
  decide: { task: 'decide' },
  deliver: { task: 'deliver' },
  // By due time, so that today's rows come first; the screen drops the later ones.
  dueToday: {},
  overdue: { light: 'red' },
};

/** The open work of my windows in one view, with counts, kept fresh. */
export function useQueue(view: Ref<View>, windowId: Ref<string>) {
  const text = ref('');
  const filter = computed<WorkFilter>(() => ({
    ...filters[view.value],
    ...(windowId.value ? { windowId: windowId.value } : {}),
  }));

  const list = useInfiniteQuery({
    queryKey: [...keys.work, 'list', filter],
    queryFn: ({ pageParam }) => listWork(filter.value, pageParam || undefined),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? null,
    refetchInterval: pollEvery,
    placeholderData: keepPreviousData,
  });

  const counts = useQuery({
    queryKey: [...keys.counts, windowId],
    queryFn: () => countWork(windowId.value || undefined),
    refetchInterval: pollEvery,
    placeholderData: keepPreviousData,
  });

  const rows = computed(() => {
    const all = list.data.value?.pages.flatMap((page) => page.items) ?? [];
    const wanted = view.value === 'dueToday' ? all.filter((row) => isToday(row, now.value)) : all;
    const needle = text.value.trim().toLowerCase();
    return needle ? wanted.filter((row) => matches(row, needle)) : wanted;
  });

  return { rows, text, list, counts: counts.data };
}

/** Due before this day ends, or already: as the server counts it. */
function isToday(row: WorkItem, at: number): boolean {
  const day = (milliseconds: number) => Math.floor((milliseconds + 8 * 3_600_000) / 86_400_000);
  return day(Date.parse(row.due)) <= day(at);
}

function matches(row: WorkItem, needle: string): boolean {
  return [row.caseNumber, row.applicantName, row.item.name, row.item.code].some((field) =>
    field.toLowerCase().includes(needle),
  );
}
