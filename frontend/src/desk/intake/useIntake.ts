import { computed, ref, shallowRef, watch } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { receiveCase } from '@/shared/api/cases';
import { asProblem, ProblemError } from '@/shared/api/problem';
import type { CaseView } from '@/shared/api/types';
import { texts } from '@/shared/locales';
import { keys, queries, refreshLists } from '../queries';
import { localFaults, toBody } from './body';
import { clearIntake, draft, valueAt } from './draft';

// Lives as long as the draft: leaving the screen while the answer is unknown must not make a second case.
const attempt = new Attempt();

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

  async function submit(accept: boolean): Promise<void> {
    if (busy.value) return;
    const found = localFaults(draft, accept);
    if (found.length > 0) {
      refuse(new ProblemError(422, 'local', texts.problem.refused, '', found));
      return;
    }
    busy.value = true;
    problem.value = null;
    const body = toBody(draft, accept);
    try {
      const made = await receiveCase(body, attempt.keyFor(body));
      attempt.settle();
      queries.setQueryData(keys.case(made.value.id), made);
      refreshLists();
      receipt.value = made.value;
      clearIntake();
    } catch (error) {
      refuse(asProblem(error));
    } finally {
      busy.value = false;
    }
  }

  function next(): void {
    receipt.value = null;
    problem.value = null;
  }

  function clear(): void {
    attempt.settle();
    clearIntake();
    problem.value = null;
  }

  return { busy, problem, faults, receipt, submit, next, clear };
}
