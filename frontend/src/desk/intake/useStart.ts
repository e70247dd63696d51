import { onMounted, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readItem } from '@/shared/api/items';
import { words } from '../locales';
import { keepSoon, openBefore, setAside, takeUp } from './autosave';
import { chooseItem, draft, keepDraft, keptDraft } from './draft';

/**
 * How the intake page begins: with the item or the applicant that its address asks for, with the draft it had open
 * before it was loaded again, or clear. While it stands, what changes is kept.
 */
export function useStart(focus: (pointer: string) => Promise<void>, next: () => void) {
  const route = useRoute();
  const router = useRouter();
  /** Said above the page: what it was restored from. */
  const restored = ref('');

  /** One key, and the desk is clear: what was not finished stays at the window as a draft. */
  async function nextApplicant(): Promise<void> {
    next();
    restored.value = '';
    await setAside();
    void focus('/itemId');
  }

  function taken(name: string): void {
    next();
    restored.value = words.drafts.restored(name);
    void focus(draft.item ? '/applicant/idNumber' : '/itemId');
  }

  async function start(): Promise<void> {
    const wanted = typeof route.query.item === 'string' ? route.query.item : null;
    if (!wanted && (await takeUpAgain())) return;
    const kept = draft.item ? null : keptDraft();
    const id = wanted ?? kept?.itemId;
    if (id && draft.item?.id !== id) {
      try {
        chooseItem(await readItem(id), wanted ? {} : kept?.states);
        if (!wanted) restored.value = words.intake.restored;
      } catch {
        // The item is gone: begin with an empty page.
      }
    }
    if (wanted) await router.replace({ query: {} });
    void focus(draft.item ? '/applicant/idNumber' : '/itemId');
  }

  /** After the page was loaded again: the draft it had open. */
  async function takeUpAgain(): Promise<boolean> {
    const before = draft.item ? null : openBefore();
    if (!before) return false;
    try {
      await takeUp(before);
      taken(draft.name || words.drafts.unnamed);
      return true;
    } catch {
      // Gone meanwhile, or the window is somebody else's now.
      return false;
    }
  }

  watch(() => [draft.item, draft.request, draft.states], keepDraft);
  watch(draft, () => keepSoon());
  watch(
    () => [route.query.next, route.query.item],
    ([wantsNext, wantsItem]) => {
      if (wantsNext) void router.replace({ query: {} }).then(nextApplicant);
      else if (wantsItem) void start();
    },
  );
  onMounted(() => {
    if (route.query.next) void router.replace({ query: {} }).then(nextApplicant);
    else void start();
  });

  return { restored, taken, nextApplicant };
}
