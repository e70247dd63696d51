import { ref, shallowRef } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import { asProblem, type ProblemError } from '@/shared/api/problem';
import { faultAt } from '@/shared/forms/faults';

/** A form that is sent once at a time, with the same key while it says the same, and told what was wrong. */
export function useSending() {
  const attempt = new Attempt();
  const busy = ref(false);
  const problem = shallowRef<ProblemError | null>(null);

  /** Sends; says whether it was taken. `stated` is what the key of the request stands for. */
  async function send(stated: unknown, request: (key: string) => Promise<void>): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    problem.value = null;
    try {
      await request(attempt.keyFor(stated));
      attempt.settle();
      return true;
    } catch (error) {
      problem.value = asProblem(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  /** What was wrong with the field at this JSON pointer. */
  const at = (pointer: string) => faultAt(problem.value?.faults ?? [], pointer) || undefined;
  return { busy, problem, at, send };
}
