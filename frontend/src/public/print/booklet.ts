import { readGuides } from '@/shared/api/public';
import type { ItemDetail, PublicCentre } from '@/shared/api/types';

/** A window with its guides, in the order of the counters. */
export interface Chapter {
  number: number;
  window: PublicCentre['windows'][number];
  items: ItemDetail[];
}

/** All guides of a centre, page by page; `tell` hears how many have come. */
export async function readAllGuides(
  centre: string,
  tell: (count: number) => void,
): Promise<ItemDetail[]> {
  const guides: ItemDetail[] = [];
  let cursor: string | undefined;
  do {
    const page = await readGuides(centre, cursor);
    guides.push(...page.items);
    tell(guides.length);
    cursor = page.next ?? undefined;
  } while (cursor);
  return guides;
}

/** Windows in the order the centre lists them, numbered from 1; one without items has no chapter. */
export function chaptersOf(
  windows: PublicCentre['windows'],
  guides: readonly ItemDetail[],
): Chapter[] {
  return windows
    .map((window) => ({ window, items: guides.filter((guide) => guide.window.id === window.id) }))
    .filter((chapter) => chapter.items.length > 0)
    .map((chapter, index) => ({ ...chapter, number: index + 1 }));
}

/** The first page of each part, when every part starts on a page of its own after `before` pages. */
export function firstPages(lengths: readonly number[], before: number): number[] {
  let next = before + 1;
  return lengths.map((length) => {
    const first = next;
    next += Math.max(length, 1);
    return first;
  });
}
