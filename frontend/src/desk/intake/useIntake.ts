import { computed, ref, shallowRef, watch } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { receiveCase, type Write } from '@/shared/api/cases';
import { asProblem, ProblemError } from '@/shared/api/problem';
import type { CaseView, LateTerms, Tagged } from '@/shared/api/types';
import { texts } from '@/shared/locales';
import { keys, queries, refreshLists } from '../queries';
import { settleDraft } from './autosave';
import { localFaults, toBody } from './body';
import { clearIntake, draft, valueAt } from './draft';

// Lives as long as the draft: leaving the screen while the answer is unknown must not make a second case.
const attempt = new Attempt();
const following = new Attempt();

/** What the server says when the applicant has an open case for the item. */
export const duplicateCode = 'case.likely-duplicate';

/** What is done with the case at once after it is received. */
export interface Follow {
  body: unknown;
  send: (write: Write) => Promise<Tagged<CaseView>>;
}

/** Sends the draft; holds the problem to show or the case that came of it. */
export function useIntake() {
  const busy = ref(false);
  const problem = shallowRef<ProblemError | null>(null);
  const receipt = shallowRef<CaseView | null>(null);

  // A fault is about the value that was there: once that is changed, it has had its say.
  const refused = ref(new Map<string, unknown>());
  const faults = computed(() =>
    (problem.value?.faults ?? []).filter(
      ({ pointer }) => refused.value.get(pointer) === valueAt(draft, pointer),
    ),
  );
  watch(faults, (left, before) => {
    if (left.length === 0 && before.length > 0) problem.value = null;
  });

  function refuse(found: ProblemError): void {
    refused.value = new Map(found.faults.map(({ pointer }) => [pointer, valueAt(draft, pointer)]));
    problem.value = found;
  }

  /** Whether the draft is filled in; with `looked`, every material has been looked at. */
  function isReady(looked: boolean): boolean {
    const found = localFaults(draft, looked);
    if (found.length === 0) return true;
    refuse(new ProblemError(422, 'local', texts.problem.refused, '', found));
    return false;
  }

  async function submit(accept: boolean, follow?: Follow, late?: LateTerms): Promise<void> {
    if (busy.value || !isReady(accept)) return;
    busy.value = true;
    problem.value = null;
    const body = toBody(draft, accept, late);
    try {
      const made = await receiveCase(body, attempt.keyFor(body));
      attempt.settle();
      const last = follow ? await goOn(made, follow) : made;
      queries.setQueryData(keys.case(last.value.id), last);
      refreshLists();
      receipt.value = last.value;
      clearIntake();
      void settleDraft();
    } catch (error) {
      const found = asProblem(error);
      refuse(found);
      // The request was answered: whoever goes on sends another.
      if (found.code === duplicateCode) attempt.settle();
    } finally {
      busy.value = false;
    }
  }

  /** The case stands already: when this fails, it is shown as received, with what went wrong. */
  async function goOn(made: Tagged<CaseView>, follow: Follow): Promise<Tagged<CaseView>> {
    const { id } = made.value;
    const key = following.keyFor([id, follow.body]);
    try {
      const after = await follow.send({ id, etag: made.etag, key });
      following.settle();
      return after;
    } catch (error) {
      problem.value = asProblem(error);
      return made;
    }
  }

  function next(): void {
    receipt.value = null;
    problem.value = null;
  }

  function clear(): void {
    attempt.settle();
    clearIntake();
    void settleDraft();
    problem.value = null;
  }

  return { busy, problem, faults, receipt, isReady, submit, next, clear };
}
