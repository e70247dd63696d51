import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query';
import { computed, ref, type Ref } from 'vue';
import type { WorkItem } from '@/shared/api/types';
import {
  countWork,
  listWork,
  type WorkFilter,
  type WorkPlace,
  type WorkScope,
} from '@/shared/api/workItems';
import { pollEvery } from '@/shared/live/interval';
import { keys } from '../queries';

export type View =
  | 'all'
  | 'accept'
  | 'supplement'
  | 'decide'
  | 'deliver'
  | 'dueToday'
  | 'overdue'
  | 'uncollected'
  | 'suspended';

/** The window or unit whose queue is on screen, empty for all of mine; it stays while the clerk looks elsewhere. */
export const chosenPlace = ref('');

const filters: Record<View, WorkFilter> = {
  all: {},
  accept: { task: 'accept' },
  supplement: { task: 'supplement' },
  decide: { task: 'decide' },
  deliver: { task: 'deliver' },
  dueToday: { dueToday: true },
  overdue: { light: 'red' },
  uncollected: { uncollected: true },
  suspended: { light: 'suspended' },
};

/** The open work of my windows or units in one view, with counts, kept fresh. */
export function useQueue(view: Ref<View>, scopes: Ref<readonly WorkScope[]>) {
  const text = ref('');

  const list = useInfiniteQuery({
    queryKey: [...keys.work, 'list', view, scopes],
    queryFn: ({ pageParam }) => listWork(scopes.value, filters[view.value], pageParam),
    initialPageParam: null as WorkPlace | null,
    getNextPageParam: (last) => last.next,
    refetchInterval: pollEvery,
    placeholderData: keepPreviousData,
  });

  const counts = useQuery({
    queryKey: [...keys.counts, scopes],
    queryFn: () => countWork(scopes.value),
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
