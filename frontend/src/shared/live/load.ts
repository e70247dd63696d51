import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { asProblem, type ProblemError } from '@/shared/api/problem';

export interface Load<T> {
  data: ShallowRef<T | null>;
  problem: ShallowRef<ProblemError | null>;
  loading: Ref<boolean>;
  run: () => Promise<void>;
}

/** Reads something once at a time; a later run wins over an earlier one that answers late. */
export function useLoad<T>(read: () => Promise<T>): Load<T> {
  const data = shallowRef<T | null>(null);
  const problem = shallowRef<ProblemError | null>(null);
  const loading = ref(false);
  let turn = 0;

  async function run(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      const value = await read();
      if (mine !== turn) return;
      data.value = value;
      problem.value = null;
    } catch (error) {
      if (mine === turn) problem.value = asProblem(error);
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  return { data, problem, loading, run };
}
