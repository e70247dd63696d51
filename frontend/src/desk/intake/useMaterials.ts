import { computed } from 'vue';
import { lacksMain } from '../case/usual';
import { askedMaterials, draft, lateMaterials } from './draft';
import { usePromise } from './usePromise';

/** The materials as item and proxy ask for them, and what their states mean for the decision. */
export function useMaterials() {
  const materials = computed(() => askedMaterials());
  const lacking = computed(() =>
    lacksMain(materials.value.map(({ code, rank }) => ({ rank, state: draft.states[code] ?? '' }))),
  );
  const { lateUntil } = usePromise(() => draft.item);
  // Only secondary material is missing, and the centre lets it come late.
  const comesLate = computed(
    () => !lacking.value && lateUntil.value !== null && lateMaterials(draft).length > 0,
  );
  const checked = computed(() => materials.value.filter((row) => draft.states[row.code]).length);
  return { materials, lacking, comesLate, lateUntil, checked };
}
