import { computed, watch } from 'vue';
import type { KnownApplicant } from '@/shared/api/types';
import { fieldId } from '@/shared/forms/faults';
import { focusField } from '@/shared/forms/keys';
import { isPhone } from '@/shared/forms/phone';
import { words } from '../locales';
import { draft, letGo, setFiled, takeOver } from './draft';
import { useKnown, type Term } from './useKnown';

/** Whom the centre knows of those written into the draft, and what is taken over from there. */
export function useFound(checkedNumber: () => string, taken: () => void) {
  let lastTerm: Term | null = null;

  // By the number, once it passed its check; without one, by the phone.
  const term = computed<Term | null>(() => {
    if (draft.known) return lastTerm;
    const wanted = checkedNumber();
    if (wanted) return draft.kind === 'person' ? { residentId: wanted } : { creditCode: wanted };
    const phone = draft.phone.trim();
    return !draft.idNumber.trim() && isPhone(phone) ? { phone } : null;
  });
  const known = useKnown(
    () => term.value,
    () => draft.item?.id ?? '',
  );
  const { applicants } = known;

  /** Who is written here, if the centre knows exactly this number under exactly this name. */
  const same = computed(() => {
    if (!term.value || term.value.phone) return undefined;
    return applicants.value.find(({ applicant }) => applicant.name === draft.name.trim());
  });

  watch(applicants, (found) => {
    if (draft.known) {
      // Another item has other papers on file.
      const again = found.find(({ id }) => id === draft.known?.id);
      if (again) setFiled(again);
      return;
    }
    const name = term.value?.phone ? undefined : found[0]?.applicant.name;
    if (name && !draft.name) draft.name = name;
  });
  watch([same, applicants], ([one]) => {
    draft.phoneOnRecord = one?.applicant.phoneMasked ?? '';
    if (!draft.known) setFiled(one ?? null);
  });

  function take(one: KnownApplicant): void {
    lastTerm = term.value;
    if (term.value?.phone) draft.phone = '';
    takeOver(one);
    taken();
  }

  /** F2 takes over whoever was found first. */
  function takeFirst(): void {
    const first = applicants.value[0];
    if (first && !draft.known) take(first);
  }

  function again(): void {
    lastTerm = null;
    letGo();
    void focusField(fieldId('/applicant/idNumber'));
  }

  const phoneHint = computed(() => {
    if (draft.phone.trim()) return '';
    const onRecord = draft.known?.applicant.phoneMasked ?? draft.phoneOnRecord;
    return onRecord ? words.people.known.phoneKept(onRecord) : '';
  });

  return { ...known, phoneHint, take, takeFirst, again };
}
