import { ref, watch, type Ref } from 'vue';
import { searchCases } from '@/shared/api/cases';
import type { CaseRow } from '@/shared/api/types';

/** Earlier cases of the person with this id number; only for a number that passed its check. */
export function useKnown(idNumber: () => string): Ref<CaseRow[]> {
  const rows = ref<CaseRow[]>([]);
  watch(idNumber, async (wanted) => {
    rows.value = [];
    if (!wanted) return;
    try {
      const page = await searchCases({ idNumber: wanted });
      if (idNumber() === wanted) rows.value = page.items;
    } catch {
      // A help, not a need: the intake goes on without it.
    }
  });
  return rows;
}
