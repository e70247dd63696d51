import { useQuery } from '@tanstack/vue-query';
import { computed } from 'vue';
import { previewPromise } from '@/shared/api/items';
import type { ItemDetail } from '@/shared/api/types';
import { takes } from '../session';

/** What would be promised if this item were accepted now; nothing for a window that somebody else holds. */
export function usePromise(item: () => ItemDetail | null) {
  const id = computed(() => item()?.id ?? '');
  const mine = computed(() => takes(item() ?? { windows: [] }));
  const preview = useQuery({
    queryKey: ['preview', id],
    queryFn: () => previewPromise(id.value),
    enabled: mine,
    refetchInterval: 60_000,
  });
  const dues = computed(() => (mine.value ? (preview.data.value?.dues ?? []) : []));
  const promise = computed(
    () => dues.value.find((due) => due.clock === 'promise') ?? dues.value[0],
  );
  const statutory = computed(() => dues.value.find((due) => due.clock === 'statutory'));
  const lateUntil = computed(() => (mine.value ? (preview.data.value?.lateUntil ?? null) : null));
  return { mine, lateUntil, promise, statutory, failed: preview.isError, error: preview.error };
}
