import { QueryClient } from '@tanstack/vue-query';
import { ProblemError } from '@/shared/api/problem';

/** What the server refused is not asked for again; a server that is away is tried twice more. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (count, error) => count < 2 && error instanceof ProblemError && error.uncertain,
    },
  },
});

export const keys = {
  work: ['work'] as const,
  counts: ['work', 'counts'] as const,
  items: ['items'] as const,
  phrases: (windowId: string) => ['phrases', windowId] as const,
  drafts: ['drafts'] as const,
  case: (id: string) => ['case', id] as const,
  notices: (id: string, version: number) => ['notices', id, version] as const,
};

/** After a write: every list may have changed. */
export function refreshLists(): void {
  void queries.invalidateQueries({ queryKey: keys.work });
}
