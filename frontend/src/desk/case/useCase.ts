import { keepPreviousData, useQuery } from '@tanstack/vue-query';
import { computed, ref, shallowRef, watch, type Ref } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { readCase, readEvents, type Write } from '@/shared/api/cases';
import { asProblem, type ProblemError } from '@/shared/api/problem';
import type { Act, CaseView, Tagged } from '@/shared/api/types';
import { pollEvery } from '@/shared/live/interval';
import { keys, queries, refreshLists } from '../queries';
import { changesBetween } from './changes';

type Send = (write: Write) => Promise<Tagged<CaseView>>;

/** One case on screen: kept fresh, written to with the tag that was seen, honest about what others changed. */
export function useCase(id: Ref<string>) {
  const busy = ref(false);
  const problem = shallowRef<ProblemError | null>(null);
  const changes = ref<string[]>([]);
  const done = ref<Act | null>(null);
  // After a transfer the case is another window's: what is on screen stays, and is asked for no more.
  const gone = computed(() => done.value === 'transfer');
  let attempt = new Attempt();

  const loaded = useQuery({
    queryKey: computed(() => keys.case(id.value)),
    queryFn: () => readCase(id.value),
    refetchInterval: () => (busy.value ? false : pollEvery),
    enabled: () => !gone.value,
  });
  const events = useQuery({
    queryKey: computed(() => [...keys.case(id.value), 'events', loaded.data.value?.value.version]),
    queryFn: () => readEvents(id.value),
    enabled: computed(() => loaded.data.value !== undefined && !gone.value),
    placeholderData: keepPreviousData,
  });

  watch(id, () => {
    attempt = new Attempt();
    problem.value = null;
    changes.value = [];
    done.value = null;
  });

  // What others do meanwhile is said as well: a form must not vanish under somebody's hands without a word.
  watch(
    () => loaded.data.value?.value,
    (after, before) => {
      if (busy.value || !after || after.id !== before?.id || after.version === before.version)
        return;
      changes.value = changesBetween(before, after);
      done.value = null;
    },
    { flush: 'sync' },
  );

  /** Does one act. `body` only tells attempts apart: the same body again is the same attempt. */
  async function perform(act: Act, body: unknown, send: Send): Promise<void> {
    const seen = loaded.data.value;
    if (!seen || busy.value) return;
    busy.value = true;
    problem.value = null;
    changes.value = [];
    done.value = null;
    const key = attempt.keyFor([id.value, act, body]);
    try {
      const after = await send({ id: id.value, etag: seen.etag, key });
      attempt.settle();
      queries.setQueryData(keys.case(id.value), after);
      done.value = act;
      refreshLists();
    } catch (error) {
      const found = asProblem(error);
      if (found.status === 412 || found.status === 409) await showChanges(seen.value);
      else problem.value = found;
    } finally {
      busy.value = false;
    }
  }

  async function showChanges(before: CaseView): Promise<void> {
    attempt.settle();
    const fresh = await loaded.refetch();
    if (fresh.data) changes.value = changesBetween(before, fresh.data.value);
    else problem.value = asProblem(fresh.error);
  }

  const view = computed(() => loaded.data.value?.value);
  return { view, loaded, events: events.data, busy, problem, changes, done, gone, perform };
}
