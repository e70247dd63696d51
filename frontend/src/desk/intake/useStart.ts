import { ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readItem } from '@/shared/api/items';
import { chooseItem, draft, keptDraft } from './draft';

/** What an intake begins with: the item that the address names, or the one that was not finished. */
export function useStart() {
  const route = useRoute();
  const router = useRouter();
  const restored = ref(false);

  async function start(): Promise<void> {
    const wanted = typeof route.query.item === 'string' ? route.query.item : null;
    const kept = draft.item ? null : keptDraft();
    const id = wanted ?? kept?.itemId;
    if (id && draft.item?.id !== id) {
      try {
        chooseItem(await readItem(id), wanted ? {} : kept?.states);
        restored.value = !wanted;
      } catch {
        // The item is gone: begin with an empty page.
      }
    }
    if (wanted) await router.replace({ query: {} });
  }

  return { restored, start };
}
