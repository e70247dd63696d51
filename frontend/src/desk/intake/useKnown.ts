import { ref, shallowRef, watch, type Ref } from 'vue';
import { searchApplicants } from '@/shared/api/applicants';
import type { EarlierContact, KnownApplicant } from '@/shared/api/types';

/** What somebody is looked up by: a number that passed its check, or else a phone. */
export interface Term {
  residentId?: string;
  creditCode?: string;
  phone?: string;
}

/** How many earlier cases are shown before somebody asks for more. */
const shownAtOnce = 5;

export interface Known {
  applicants: Ref<readonly KnownApplicant[]>;
  contacts: Ref<readonly EarlierContact[]>;
  /** Whether there are more contacts to fetch. */
  hasMore: Ref<boolean>;
  more: () => Promise<void>;
}

/** Whom the centre knows by this number or phone, with earlier contacts and what is on file for the item. */
export function useKnown(term: () => Term | null, item: () => string): Known {
  const applicants = shallowRef<readonly KnownApplicant[]>([]);
  const contacts = shallowRef<readonly EarlierContact[]>([]);
  const next = ref<string | null>(null);
  const hasMore = ref(false);
  const asked = () => JSON.stringify([term(), item()]);

  async function fetch(cursor: string | null): Promise<void> {
    const wanted = asked();
    const by = term();
    if (!by) return;
    const itemId = item();
    try {
      const found = await searchApplicants({
        ...by,
        ...(itemId ? { itemId } : {}),
        ...(cursor ? { cursor } : {}),
        limit: shownAtOnce,
      });
      if (asked() !== wanted) return;
      applicants.value = found.applicants;
      contacts.value = cursor ? [...contacts.value, ...found.contacts.items] : found.contacts.items;
      next.value = found.contacts.next ?? null;
      hasMore.value = next.value !== null;
    } catch {
      // A help, not a need: the intake goes on without it.
    }
  }

  watch(
    asked,
    () => {
      [applicants.value, contacts.value, next.value, hasMore.value] = [[], [], null, false];
      void fetch(null);
    },
    { immediate: true },
  );
  return { applicants, contacts, hasMore, more: () => fetch(next.value) };
}
