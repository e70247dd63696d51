import { computed, nextTick, ref, type ComputedRef } from 'vue';
import type { FieldFault } from '@/shared/api/problem';
import { faultAt, fieldId } from '@/shared/forms/faults';

/** What a form says of its own fields once it was tried, and what the server said of them. */
export function useFaults(
  own: () => Record<string, string | false>,
  said: () => readonly FieldFault[],
): {
  at: (pointer: string) => string;
  passes: () => Promise<boolean>;
  open: ComputedRef<string[]>;
} {
  const tried = ref(false);
  const open = computed(() =>
    Object.entries(own())
      .filter(([, detail]) => Boolean(detail))
      .map(([pointer]) => pointer),
  );

  function at(pointer: string): string {
    const mine = tried.value ? own()[pointer] : '';
    return mine || faultAt(said(), pointer);
  }

  /** Whether the form may be sent; if not, the focus goes to the first field to mend. */
  async function passes(): Promise<boolean> {
    tried.value = true;
    await nextTick();
    const first = open.value[0];
    if (first === undefined) return true;
    const field = document.getElementById(fieldId(first));
    (field?.querySelector<HTMLElement>('input') ?? field)?.focus();
    return false;
  }

  return { at, passes, open };
}
