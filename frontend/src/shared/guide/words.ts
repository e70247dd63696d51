import type { Guide, ItemSummary, Limit, Material, Named } from '@/shared/api/types';
import { texts } from '@/shared/locales';

/** `5 个工作日`, kept in one line. */
export function limitText(limit: Limit): string {
  return `${limit.amount}\u00a0${texts.unit[limit.unit]}`;
}

/** How long it takes, in one phrase for lists and the brief guide. */
export function howLong(item: Pick<Guide | ItemSummary, 'kind' | 'promisedLimit'>): string {
  if (item.promisedLimit) return limitText(item.promisedLimit);
  return item.kind === 'immediate' ? texts.guide.immediate : texts.none;
}

/** A bare number over the counter is said with its noun. */
export function counterText(counter: string): string {
  return /^\d+$/.test(counter) ? texts.guide.counter(counter) : counter;
}

/** The number over the counter, where it is one. */
export function counterOf(item: { counter: string; windows: readonly Named[] }): string {
  return item.windows.length > 1 ? '' : item.counter;
}

/** Where an item is taken in: the window, or any of several. */
export function windowText(item: { window: Named; windows: readonly Named[] }): string {
  const several = item.windows.length > 1;
  return several ? texts.guide.anyWindow(item.window.name, item.windows.length) : item.window.name;
}

/** Fen as yuan: `免费` is said in words, cents only where there are some. */
export function feeText(fen: number): string {
  if (fen === 0) return texts.guide.free;
  return `${(fen / 100).toFixed(fen % 100 === 0 ? 0 : 2)}\u00a0元`;
}

/** `原件 1 份，复印件 2 份` */
export function copiesText(material: Material): string {
  const parts = [
    ...(material.originals > 0 ? [texts.guide.original(material.originals)] : []),
    ...(material.copies > 0 ? [texts.guide.copy(material.copies)] : []),
  ];
  return parts.join('，');
}
