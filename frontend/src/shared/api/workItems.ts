import { answer, client } from './client';
import type { Task, Counts, Light, Page, WorkItem } from './types';

export interface WorkFilter {
  task?: Task;
  light?: Light;
  dueToday?: boolean;
}

const perPage = 50;

/** Open work by due time. The server lists one scope at a time; several windows are laid together here. */
export async function listWork(
  windows: readonly string[],
  filter: WorkFilter,
  cursor?: string,
): Promise<Page<WorkItem>> {
  if (windows.length <= 1) return page(windows[0], filter, cursor);
  const pages = await Promise.all(windows.map((id) => page(id, filter)));
  const items = pages.flatMap((one) => one.items);
  // A window with more than a page is known only up to its last row: later rows of the others would mislead.
  const known = Math.min(...pages.filter((one) => one.next).map((one) => lastDue(one.items)));
  return {
    items: items.filter((row) => Date.parse(row.due) <= known).sort(byDue),
    next: null,
  };
}

export async function countWork(windows: readonly string[]): Promise<Counts> {
  if (windows.length <= 1) return counts(windows[0]);
  const all = await Promise.all(windows.map(counts));
  const sum = (view: keyof Counts) => {
    const count = all.reduce((total, one) => total + one[view].count, 0);
    return { count: Math.min(count, 99), more: count > 99 || all.some((one) => one[view].more) };
  };
  return {
    accept: sum('accept'),
    decide: sum('decide'),
    deliver: sum('deliver'),
    dueToday: sum('dueToday'),
    overdue: sum('overdue'),
  };
}

function page(
  windowId: string | undefined,
  filter: WorkFilter,
  cursor?: string,
): Promise<Page<WorkItem>> {
  const query = {
    ...filter,
    limit: perPage,
    ...(windowId ? { windowId } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return answer(client.GET('/api/v1/work-items', { params: { query } }));
}

function counts(windowId: string | undefined): Promise<Counts> {
  const query = windowId ? { windowId } : {};
  return answer(client.GET('/api/v1/work-items/counts', { params: { query } }));
}

function byDue(one: WorkItem, other: WorkItem): number {
  return Date.parse(one.due) - Date.parse(other.due);
}

function lastDue(rows: readonly WorkItem[]): number {
  return Math.max(...rows.map((row) => Date.parse(row.due)));
}
