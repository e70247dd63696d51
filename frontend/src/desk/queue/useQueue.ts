import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, ref, type Ref } from 'vue';
import type { WorkItem } from '@/shared/api/types';
import { countWork, listWork, type WorkFilter, type WorkPlace } from '@/shared/api/workItems';
import { pollEvery } from '@/shared/live/interval';
import { keys } from '../queries';

export type View =
  'all' | 'accept' | 'supplement' | 'decide' | 'deliver' | 'dueToday' | 'overdue' | 'uncollected';

/** The window whose queue is on screen, empty for all of mine; it stays while the clerk looks elsewhere. */
export const chosenWindow = ref('');

const filters: Record<View, WorkFilter> = {
  all: {},
  accept: { task: 'accept' },
  supplement: { task: 'supplement' },
  decide: { task: 'decide' },
  deliver: { task: 'deliver' },
  dueToday: { dueToday: true },
  overdue: { light: 'red' },
  uncollected: { uncollected: true },
};

/** The open work of my windows in one view, with counts, kept fresh. */
export function useQueue(view: Ref<View>, windows: Ref<readonly string[]>) {
  const text = ref('');

  const list = useInfiniteQuery({
    queryKey: [...keys.work, 'list', view, windows],
    queryFn: ({ pageParam }) => listWork(windows.value, filters[view.value], pageParam),
    initialPageParam: null as WorkPlace | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: pollEvery,
    placeholderData: keepPreviousData,
  });

  const counts = useQuery({
    queryKey: [...keys.counts, windows],
    queryFn: () => countWork(windows.value),
    refetchInterval: pollEvery,
    placeholderData: keepPreviousData,
  });

  const rows = computed(() => {
    const all = list.data.value?.pages.flatMap((page) => page.items) ?? [];
    const needle = text.value.trim().toLowerCase();
    return needle ? all.filter((row) => matches(row, needle)) : all;
  });

  return { rows, text, list, counts: counts.data };
}

function matches(row: WorkItem, needle: string): boolean {
  return [row.caseNumber, row.applicantName, row.item.name, row.item.code].some((field) =>
    field.toLowerCase().includes(needle),
  );
}
