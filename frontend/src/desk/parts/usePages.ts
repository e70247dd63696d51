import { ref, shallowRef } from 'vue';
import { asProblem, type ProblemError } from '@/shared/api/problem';
import type { Page } from '@/shared/api/types';

/** A list read page by page; a later question wins over an earlier one that is answered late. */
export function usePages<Row>(read: (cursor?: string) => Promise<Page<Row>>) {
  const rows = shallowRef<Row[]>([]);
  const next = ref<string | null>(null);
  const pending = ref(true);
  const problem = shallowRef<ProblemError | null>(null);
  let turn = 0;

  async function ask(cursor?: string): Promise<void> {
    const mine = ++turn;
    pending.value = true;
    problem.value = null;
    try {
      const page = await read(cursor);
      if (mine !== turn) return;
      rows.value = cursor ? [...rows.value, ...page.items] : page.items;
      next.value = page.next ?? null;
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error);
    } finally {
      if (mine === turn) pending.value = false;
    }
  }

  return {
    rows,
    next,
    pending,
    problem,
    start: () => ask(),
    more: () => (next.value ? ask(next.value) : Promise.resolve()),
  };
}
