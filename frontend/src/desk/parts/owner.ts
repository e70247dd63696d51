import type { Named, Post } from '@/shared/api/types';
import { words } from '../locales';

/** Who answers for something, in words: a post of a window, or the reviewers of a unit. */
export function ownerText(post?: Post | null, unit?: Named | null): string {
  if (post) return words.post[post];
  return unit ? words.reviewers(unit.name) : words.role.reviewer;
}
