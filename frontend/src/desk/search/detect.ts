import type { CaseSearch } from '@/shared/api/types';
import { checkCreditCode } from '@/shared/forms/creditCode';
import { isPhone } from '@/shared/forms/phone';
import { readResidentId } from '@/shared/forms/residentId';

export type SearchKind = 'number' | 'idNumber' | 'phone' | 'name';

/** What somebody typed into the one search box: an id passes its check, a phone looks like one, a name has no digit. */
export function detect(text: string): SearchKind | null {
  const wanted = text.trim();
  if (!wanted) return null;
  if (readResidentId(wanted).ok || checkCreditCode(wanted) === null) return 'idNumber';
  if (isPhone(wanted)) return 'phone';
  return /\d/.test(wanted) ? 'number' : 'name';
}

export function toSearch(kind: SearchKind, text: string): CaseSearch {
  const wanted = text.trim();
  return { [kind]: kind === 'name' ? wanted : wanted.toUpperCase() };
}
