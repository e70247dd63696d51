import { computed, ref, type ComputedRef } from 'vue';
import { readClock } from '@/shared/api/clock';

// Server time = `base` + what the monotonic counter has run since: a wrong or moved browser clock changes nothing.
const base = ref(Date.now());
const demo = ref(false);
const tick = ref(0);
let mark = performance.now();
let running = false;

/** Milliseconds since the epoch, by the server's clock. */
export function serverNow(): number {
  return base.value + (performance.now() - mark);
}

/** Sets the clock from an answer that was asked for at `askedAt` (monotonic ms) and is here now. */
export function setServerTime(instant: string, askedAt: number = performance.now()): void {
  const here = performance.now();
  const parsed = Date.parse(instant);
  if (Number.isNaN(parsed)) return;
  base.value = parsed + (here - askedAt) / 2;
  mark = here;
  tick.value += 1;
}

export async function syncClock(): Promise<void> {
  const askedAt = performance.now();
  try {
    const answer = await readClock();
    demo.value = answer.demo;
    setServerTime(answer.now, askedAt);
  } catch {
    // The last known offset stays good; the next call corrects it.
  }
}

/** Starts ticking once a second and asking the server every quarter of a minute. */
export function startClock(): void {
  if (running) return;
  running = true;
  void syncClock();
  setInterval(() => (tick.value += 1), 1_000);
  setInterval(() => void syncClock(), 15_000);
}

/** The server's time as a value that screens can follow. */
export const now: ComputedRef<number> = computed(() => {
  void tick.value;
  return serverNow();
});

export const isDemo: ComputedRef<boolean> = computed(() => demo.value);
