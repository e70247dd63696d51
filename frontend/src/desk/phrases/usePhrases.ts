import { useQuery } from '@tanstack/vue-query';
import { computed, inject, provide, ref, type ComputedRef, type InjectionKey } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { keepPhrase, listPhrases } from '@/shared/api/phrases';
import { asProblem } from '@/shared/api/problem';
import type { Phrase, PhraseUse } from '@/shared/api/types';
import { words } from '../locales';
import { keys, queries } from '../queries';
import { myWindows } from '../session';

/** The window and the item whose phrases a form offers. */
export interface PhrasePlace {
  windowId: string;
  itemId: string;
}

const place: InjectionKey<ComputedRef<PhrasePlace | null>> = Symbol('phrases');

/** Says for the forms below where they stand. */
export function providePhrases(at: () => PhrasePlace | null): void {
  provide(place, computed(at));
}

/** Whether I may write and drop phrases at a window: its holder and its chief may. */
export function keepsPhrases(windowId: string): boolean {
  return myWindows((duty) => duty.holder || duty.decides).some(({ id }) => id === windowId);
}

/** Whether a phrase is meant for this item, and for this material of it where one is named. */
export function fits(phrase: Phrase, itemId: string, material?: string): boolean {
  const ofItem = !phrase.itemId || phrase.itemId === itemId;
  return ofItem && (!phrase.material || phrase.material === material);
}

/** The prepared phrases of one use at the place of the form; none where no place is known. */
export function usePhrases(use: PhraseUse) {
  const at = inject(place, null);
  const windowId = computed(() => at?.value?.windowId ?? '');
  const itemId = computed(() => at?.value?.itemId ?? '');
  const said = ref('');
  const attempt = new Attempt();
  const list = useQuery(
    {
      queryKey: computed(() => keys.phrases(windowId.value)),
      queryFn: () => listPhrases(windowId.value),
      enabled: computed(() => windowId.value !== ''),
      staleTime: 60_000,
    },
    queries,
  );
  const own = computed(() => (list.data.value ?? []).filter((phrase) => phrase.use === use));
  const mayKeep = computed(() => keepsPhrases(windowId.value));

  function texts(material?: string): string[] {
    const fitting = own.value.filter((phrase) => fits(phrase, itemId.value, material));
    return [...new Set(fitting.map((phrase) => phrase.text))];
  }

  /** Keeps a text for everybody at the window; for a material, under its item. */
  async function keep(text: string, material?: string): Promise<void> {
    const of = material ? { itemId: itemId.value, material } : {};
    const body = { windowId: windowId.value, use, text: text.trim(), ...of };
    try {
      await keepPhrase(body, attempt.keyFor(body));
      attempt.settle();
      said.value = words.phrases.saved;
      await queries.invalidateQueries({ queryKey: keys.phrases(windowId.value) });
    } catch (error) {
      const problem = asProblem(error);
      said.value = problem.faults.map(({ detail }) => detail).join('；') || problem.title;
    }
  }

  return { texts, mayKeep, keep, said };
}
