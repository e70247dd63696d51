import { computed, shallowRef } from 'vue';
import * as auth from '@/shared/api/auth';
import { keepToken, refresh, watchSession } from '@/shared/api/token';
import type { LoginAnswer, Me, MyDuty, Named } from '@/shared/api/types';
import { setServerTime } from '@/shared/clock/clock';

// Says only that a refresh cookie may exist, so that the log-in page does not ask in vain.
const hint = 'yichuang.session';

const current = shallowRef<Me | null>(null);
const over = shallowRef(false);
let started: Promise<void> | null = null;

/** The person at this desk; null before log-in. */
export const me = computed(() => current.value);
export const sessionOver = computed(() => over.value);

/** Whether I hold this window now; the server decides again at every act. */
export function holds(windowId: string): boolean {
  return current.value?.duties.some((duty) => duty.holder && duty.window.id === windowId) ?? false;
}

/** Whether I hold one of the windows that take an item. */
export function takes(item: { windows: readonly Named[] }): boolean {
  return item.windows.some((window) => holds(window.id));
}

/** Whether my desk takes requests in: not the back office, not the issuing window, not those who supervise. */
export const takesIn = computed(
  () => current.value?.duties.some((duty) => duty.kind !== 'issuing') ?? false,
);

/** The windows I am at in some way, each once; `fits` says which of my duties there count. */
export function myWindows(fits: (duty: MyDuty) => boolean = () => true): Named[] {
  const found = (current.value?.duties ?? []).filter(fits).map(({ window }) => window);
  return [...new Map(found.map((window) => [window.id, window])).values()];
}

watchSession({
  renewed: keep,
  ended: () => {
    over.value = current.value !== null;
    current.value = null;
    localStorage.removeItem(hint);
  },
});

function keep(answer: LoginAnswer): void {
  current.value = answer.user;
  over.value = false;
  setServerTime(answer.user.serverNow);
  localStorage.setItem(hint, '1');
}

/** Tries the refresh cookie, once per page load. */
export function startSession(): Promise<void> {
  started ??= localStorage.getItem(hint) ? refresh().then(() => undefined) : Promise.resolve();
  return started;
}

export async function signIn(username: string, password: string): Promise<void> {
  keep(await auth.login(username, password));
}

/** Duties change with the roster during the day. */
export async function renewMe(): Promise<void> {
  if (!current.value) return;
  try {
    current.value = await auth.me();
  } catch {
    // The next round tries again; an ended session is reported by `watchSession`.
  }
}

export async function signOut(): Promise<void> {
  try {
    await auth.logout();
  } finally {
    keepToken(null);
    current.value = null;
    localStorage.removeItem(hint);
  }
}
