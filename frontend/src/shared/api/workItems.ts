import { answer, client } from './client';
import type { Task, Counts, Light, Page, WorkItem } from './types';

export interface WorkFilter {
  task?: Task;
  light?: Light;
  dueToday?: boolean;
  uncollected?: boolean;
}

const perPage = 50;

/** The part of the work that a list names: a window, a review unit, or neither: what the server shows me by itself. */
export interface WorkScope {
  windowId?: string;
  unitId?: string;
}

/** How far each scope has been read: the cursor of its next page (null: read to its end), and rows not shown yet. */
export type WorkPlace = readonly {
  scope: WorkScope;
  next: string | null;
  held: WorkItem[];
}[];

export interface WorkPage {
  items: WorkItem[];
  next: WorkPlace | null;
}

/**
 * Open work by due time. The server lists one scope at a time (none: the whole centre); several are merged here,
 * each read on only when all its rows have been shown.
 */
export async function listWork(
  mine: readonly WorkScope[],
  filter: WorkFilter,
  place: WorkPlace | null,
): Promise<WorkPage> {
  const scopes = mine.length > 0 ? mine : [{}];
  const start = scopes.map((scope) => ({ scope, next: '', held: [] }));
  const read = (place ?? start).map(async (at) => {
    if (at.held.length > 0 || at.next === null) return at;
    const { items, next } = await page(at.scope, filter, at.next || undefined);
    return { scope: at.scope, next: next ?? null, held: items };
  });
  return mergeWork(await Promise.all(read));
}

/** The rows that can be shown: those due no later than the last known row of every scope that goes on. */
export function mergeWork(read: WorkPlace): WorkPage {
  const open = read.filter((at) => at.next !== null);
  const known = Math.min(...open.map((at) => lastDue(at.held)));
  const shown = (row: WorkItem) => moment(row) <= known;
  return {
    items: read.flatMap((at) => at.held.filter(shown)).sort(byDue),
    next:
      open.length > 0
        ? read.map((at) => ({ ...at, held: at.held.filter((row) => !shown(row)) }))
        : null,
  };
}

export async function countWork(mine: readonly WorkScope[]): Promise<Counts> {
  if (mine.length <= 1) return counts(mine[0] ?? {});
  const all = await Promise.all(mine.map(counts));
  const sum = (view: keyof Counts) => {
    const count = all.reduce((total, one) => total + one[view].count, 0);
    return { count: Math.min(count, 99), more: count > 99 || all.some((one) => one[view].more) };
  };
  return {
    accept: sum('accept'),
    supplement: sum('supplement'),
    decide: sum('decide'),
    deliver: sum('deliver'),
    dueToday: sum('dueToday'),
    overdue: sum('overdue'),
    uncollected: sum('uncollected'),
    suspended: sum('suspended'),
    toFile: sum('toFile'),
  };
}

function page(scope: WorkScope, filter: WorkFilter, cursor?: string): Promise<Page<WorkItem>> {
  const query = {
    ...filter,
    limit: perPage,
    ...scope,
    ...(cursor ? { cursor } : {}),
  };
  return answer(client.GET('/api/v1/work-items', { params: { query } }));
}

function counts(scope: WorkScope): Promise<Counts> {
  const query = { ...scope };
  return answer(client.GET('/api/v1/work-items/counts', { params: { query } }));
}

/** What stands still comes after everything that is due. */
function moment({ due }: WorkItem): number {
  return due ? Date.parse(due) : Number.MAX_SAFE_INTEGER;
}

function byDue(one: WorkItem, other: WorkItem): number {
  return moment(one) - moment(other);
}

function lastDue(rows: readonly WorkItem[]): number {
  return Math.max(...rows.map(moment));
}
