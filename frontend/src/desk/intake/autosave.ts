import { ref, shallowRef } from 'vue';
import { Attempt } from '@/shared/api/attempt';
import * as api from '@/shared/api/drafts';
import { readItem } from '@/shared/api/items';
import { asProblem } from '@/shared/api/problem';
import type { IntakeDraftBody } from '@/shared/api/types';
import { serverNow } from '@/shared/clock/clock';
import { keys, queries } from '../queries';
import { holds, myWindows } from '../session';
import { chooseItem, clearIntake, draft, type Draft } from './draft';
import { contentOf, isWorthKeeping, putBack } from './content';

/** How it stands with the draft on the server; after `conflict` and `gone` the clerk decides, nothing is overwritten. */
export type Keeping = 'idle' | 'saving' | 'saved' | 'failed' | 'full' | 'conflict' | 'gone';

/** Milliseconds without typing after which a draft is kept; and after a failure, until it is tried again. */
const pauseBefore = 1_200;
const pauseAfterFailure = 8_000;
// Says only which draft this tab has open; what stands in it is on the server.
const place = 'yichuang.draft';

interface Link {
  id: string;
  etag: string;
}

export const keeping = ref<Keeping>('idle');
/** When it was last kept, by the server's clock in milliseconds. */
export const keptAt = ref(0);

const link = shallowRef<Link | null>(null);
let attempt = new Attempt();
let written = '';
let timer = 0;
let running: Promise<void> | null = null;

/** Keeps the draft soon, once the clerk pauses. */
export function keepSoon(after = pauseBefore): void {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => void keepNow(), after);
}

/** What would be sent, or null where there is nothing to keep, or no window of mine to keep it at. */
function bodyOf(now: Draft): IntakeDraftBody | null {
  const own = now.item && holds(now.item.window.id) ? now.item.window : undefined;
  const windowId = (own ?? myWindows((duty) => duty.holder)[0])?.id;
  if (!windowId || !isWorthKeeping(now)) return null;
  const label = now.name.trim();
  return {
    windowId,
    ...(now.item ? { itemId: now.item.id } : {}),
    ...(label ? { label } : {}),
    content: contentOf(now) as IntakeDraftBody['content'],
  };
}

async function keepNow(): Promise<void> {
  window.clearTimeout(timer);
  if (running) await running;
  if (keeping.value === 'conflict' || keeping.value === 'gone') return;
  const body = bodyOf(draft);
  if (!body || JSON.stringify(body) === written) return;
  running = keep(body).finally(() => (running = null));
  await running;
}

async function keep(body: IntakeDraftBody): Promise<void> {
  keeping.value = 'saving';
  const before = link.value;
  try {
    const kept = before
      ? await api.changeDraft(before.id, before.etag, body)
      : await api.keepDraft(body, attempt.keyFor(body));
    attempt.settle();
    // Another draft may have been opened, or this one have become a case, while the answer was under way.
    if (link.value !== before) return;
    hold({ id: kept.value.id, etag: kept.etag });
    written = JSON.stringify(body);
    keeping.value = 'saved';
    keptAt.value = serverNow();
    void queries.invalidateQueries({ queryKey: keys.drafts });
  } catch (error) {
    const { status, uncertain } = asProblem(error);
    if (status === 412) keeping.value = 'conflict';
    else if (status === 404) keeping.value = 'gone';
    else if (status === 422) keeping.value = 'full';
    else keeping.value = uncertain ? 'failed' : 'idle';
    if (uncertain) keepSoon(pauseAfterFailure);
  }
}

function hold(now: Link | null): void {
  link.value = now;
  if (now) sessionStorage.setItem(place, now.id);
  else sessionStorage.removeItem(place);
}

/** Lets go of the draft on the server, which stays there. */
function letGo(): void {
  window.clearTimeout(timer);
  hold(null);
  attempt = new Attempt();
  written = '';
  keeping.value = 'idle';
}

/** Keeps what is not kept yet; waits no longer than a person would. */
export async function flushDraft(): Promise<void> {
  const patience = new Promise((done) => window.setTimeout(done, 2_000));
  await Promise.race([keepNow(), patience]);
}

/** The page is left to somebody else: nothing stays in this browser; the draft stays at its window. */
export function leaveIntake(): void {
  letGo();
  clearIntake();
}

/** The page is clear for the next person; what was begun stays as a draft. */
export async function setAside(): Promise<void> {
  await flushDraft();
  leaveIntake();
  void queries.invalidateQueries({ queryKey: keys.drafts });
}

/** The draft has become a case, or is not wanted: it goes from the server as well. */
export async function settleDraft(): Promise<void> {
  window.clearTimeout(timer);
  if (running) await running;
  const done = link.value;
  letGo();
  if (!done) return;
  try {
    await api.dropDraft(done.id, done.etag);
  } catch {
    // Somebody else has it open: it stays in the list, where they decide.
  }
  void queries.invalidateQueries({ queryKey: keys.drafts });
}

/** Opens a draft of the window on the page. What stood there is set aside first. */
export async function takeUp(id: string): Promise<void> {
  if (link.value?.id !== id) await setAside();
  const { value, etag } = await api.openDraft(id);
  const item = value.draft.item ? await readItem(value.draft.item.id) : null;
  letGo();
  clearIntake();
  chooseItem(item);
  putBack(draft, value.content);
  hold({ id, etag });
  written = JSON.stringify(bodyOf(draft));
  keeping.value = 'saved';
  keptAt.value = Date.parse(value.draft.keptAt);
}

/** The draft this tab had open before it was loaded again. */
export function openBefore(): string | null {
  return sessionStorage.getItem(place);
}

/** After a conflict: what stands on this page becomes a draft of its own. */
export function keepAsNew(): void {
  letGo();
  keepSoon(0);
}

/** After a conflict: what stands on the server replaces what stands on this page. */
export async function takeTheirs(): Promise<void> {
  const id = link.value?.id;
  if (id) await takeUp(id);
}
