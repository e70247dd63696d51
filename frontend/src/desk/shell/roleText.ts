import type { Me } from '@/shared/api/types';
import { words } from '../locales';

/** What a person is here: of a window's people, what their posts mean at this centre. */
export function roleText(me: Pick<Me, 'role' | 'duties'>): string {
  const { duties } = me;
  if (duties.length === 0) return words.role[me.role];
  if (duties.some((duty) => duty.decides)) return words.duty.chief;
  if (!duties.some((duty) => duty.holder)) return words.duty.substitute;
  return duties.every((duty) => duty.kind === 'issuing') ? words.duty.issuer : words.duty.resident;
}
