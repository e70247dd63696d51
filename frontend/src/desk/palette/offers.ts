import { onBeforeUnmount, shallowRef, watchEffect } from 'vue';
import type { Command } from './command';

const current = shallowRef<readonly Command[]>([]);

/** What the screen that is open now offers: the acts on the case in front of the clerk. */
export const offers = current;

/** Offers commands for as long as this component stands. */
export function useOffers(make: () => readonly Command[]): void {
  let mine: readonly Command[] = [];
  watchEffect(() => {
    mine = make();
    current.value = mine;
  });
  onBeforeUnmount(() => {
    if (current.value === mine) current.value = [];
  });
}
