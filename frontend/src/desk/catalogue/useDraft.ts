import { useQuery } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { checkDraft, readDraft, saveDraft } from '@/shared/api/catalogue';
import type { Write } from '@/shared/api/cases';
import { asProblem, type ProblemError } from '@/shared/api/problem';
import type { DraftAct, Guide, ItemDraft, Tagged } from '@/shared/api/types';
import { queries } from '../queries';

type Send = (write: Write) => Promise<Tagged<ItemDraft>>;

/** How long the keyboard rests before what was typed is saved. */
const restBeforeSaving = 1_200;

export const draftKeys = {
  all: ['itemDrafts'] as const,
  one: (id: string) => ['itemDrafts', 'one', id] as const,
  check: (id: string) => ['itemDrafts', 'one', id, 'check'] as const,
  difference: (id: string) => ['itemDrafts', 'one', id, 'difference'] as const,
};

/** One draft on screen: its guide as it is being written, saved by itself with the tag that was seen. */
export function useDraft(id: Ref<string>) {
  const busy = ref(false);
  const problem = shallowRef<ProblemError | null>(null);
  const saveProblem = shallowRef<ProblemError | null>(null);
  const done = ref<DraftAct | null>(null);
  const guide = ref<Guide | null>(null);
  const savedAt = ref('');
  const saving = ref(false);
  const attempt = new Attempt();
  let seen: Tagged<ItemDraft> | null = null;
  let written = '';
  let timer = 0;
  let underWay: Promise<void> = Promise.resolve();

  const loaded = useQuery({
    queryKey: computed(() => draftKeys.one(id.value)),
    queryFn: () => readDraft(id.value),
    refetchOnWindowFocus: false,
    staleTime: Infinity,
    gcTime: 0,
  });
  const check = useQuery({
    queryKey: computed(() => [...draftKeys.check(id.value), loaded.data.value?.value.version]),
    queryFn: () => checkDraft(id.value),
    enabled: computed(() => loaded.data.value !== undefined),
    placeholderData: (before) => before,
  });

  const view = computed(() => loaded.data.value?.value ?? null);
  const editable = computed(
    () => view.value?.acts.some((one) => one.act === 'save' && one.allowed) ?? false,
  );
  const dirty = computed(() => guide.value !== null && JSON.stringify(guide.value) !== saved.value);
  const saved = ref('');

  /** What the server has becomes what is on screen, unless it came of our own saving. */
  function take(draft: Tagged<ItemDraft>, keepTyped: boolean): void {
    seen = draft;
    saved.value = keepTyped ? written : JSON.stringify(draft.value.guide);
    if (!keepTyped) guide.value = JSON.parse(saved.value) as Guide;
  }

  watch(
    () => loaded.data.value,
    (draft) => {
      if (draft && draft.etag !== seen?.etag) take(draft, false);
    },
    { immediate: true },
  );

  watch(
    guide,
    () => {
      if (!editable.value || !dirty.value || saveProblem.value?.status === 412) return;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void flush(), restBeforeSaving);
    },
    { deep: true },
  );

  /** Saves what is not saved yet; one after the other. */
  function flush(): Promise<void> {
    window.clearTimeout(timer);
    underWay = underWay.then(saveNow);
    return underWay;
  }

  async function saveNow(): Promise<void> {
    if (!seen || !guide.value || !dirty.value || !editable.value) return;
    saving.value = true;
    const text = JSON.stringify(guide.value);
    const key = attempt.keyFor([id.value, seen.etag, text]);
    try {
      const after = await saveDraft(
        { id: id.value, etag: seen.etag, key },
        JSON.parse(text) as Guide,
      );
      attempt.settle();
      written = text;
      take(after, true);
      queries.setQueryData(draftKeys.one(id.value), after);
      saveProblem.value = null;
      savedAt.value = after.value.updatedAt;
    } catch (error) {
      saveProblem.value = asProblem(error);
    } finally {
      saving.value = false;
    }
  }

  /** Does an act on what is saved. */
  async function perform(act: DraftAct, body: unknown, send: Send): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = null;
    done.value = null;
    await flush();
    try {
      if (!seen || saveProblem.value) return false;
      const key = attempt.keyFor([id.value, act, seen.etag, body]);
      const after = await send({ id: id.value, etag: seen.etag, key });
      attempt.settle();
      take(after, false);
      queries.setQueryData(draftKeys.one(id.value), after);
      void queries.invalidateQueries({ queryKey: draftKeys.all, refetchType: 'none' });
      done.value = act;
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** Reads the draft anew; what was not saved is lost. */
  async function reload(): Promise<void> {
    saveProblem.value = null;
    problem.value = null;
    seen = null;
    const fresh = await loaded.refetch();
    if (fresh.data) take(fresh.data, false);
  }

  const onLeave = (event: BeforeUnloadEvent): void => {
    if (dirty.value && editable.value) event.preventDefault();
  };
  window.addEventListener('beforeunload', onLeave);
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', onLeave);
    void flush();
  });

  return {
    view,
    guide,
    editable,
    loaded,
    check: check.data,
    busy,
    problem,
    saveProblem,
    saving,
    savedAt,
    dirty,
    done,
    flush,
    perform,
    reload,
  };
}
