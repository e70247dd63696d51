import { me } from './session';

/** The papers that the public page prints; the desk opens them beside itself. */
export function sheetPath(itemId: string): string {
  return `/print/items/${itemId}/sheet?${ofMyCentre()}`;
}

export function bookletPath(): string {
  return `/print/booklet?${ofMyCentre()}`;
}

function ofMyCentre(): string {
  return new URLSearchParams({ centre: me.value?.centre.code ?? '' }).toString();
}
